import type { Qualifier } from "../../domain/fact.js";

/** A number with its unit as a text prints it. */
export interface Quantity {
  start: number; // offset in UTF-16 units, the bound before it included: 近 in 近4万元
  end: number; // behind the bound after it: 以上 in 91%以上
  surface: string; // the text between them, in its own script: "近4萬元"
  value: number; // expanded: 40_000
  valueMax: number | null; // the upper end of a range
  unit: string; // simplified, "" for a bare number: "元"
  qualifier: Qualifier;
  rule: string; // the rule that read it: "measure", "han-count", "range", "zero", "rank"…
}
