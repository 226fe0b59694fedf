import type { Fact } from "../../domain/fact.js";
import type { PeriodFit } from "./period-fit.js";

/** A fact found: how well it answers, and how it fits the time and the status asked for. */
export interface Hit {
  fact: Fact;
  total: number; // the judge's log-odds on a scale where its bound is TELL
  score: number; // the same but for time and status
  cover: number; // share of the question's content that it explains, 0 … 1
  wording: number; // share of its best name or alias that the question holds, 0 … 1
  unit: number; // 1 the same … -1 another kind
  period: PeriodFit;
  status: "same" | "other" | "open";
  values: readonly number[]; // of FACT_FEATURES
}
