import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Remark } from "../../domain/finding.js";

/** Six significant decimals are enough for any figure told, and hide the noise of binary fractions (1.73 - 1.23). */
export const rounded = (n: number): number => Number(n.toPrecision(12));

/** a − b without its sign; percentages differ by percentage points. */
export function difference(a: Fact, b: Fact): Computed {
  return { kind: "difference", value: rounded(Math.abs(a.value - b.value)), unit: a.unit === "%" ? "百分点" : a.unit, region: null, from: [a.id, b.id] };
}

/** What must be said when figures stand side by side. */
export function remarksBetween(facts: Fact[]): Remark[] {
  const remarks: Remark[] = [];
  if (new Set(facts.map((x) => `${x.period.start}/${x.period.end}`)).size > 1) remarks.push({ kind: "periods_differ" });
  if (new Set(facts.map((x) => x.status)).size > 1) remarks.push({ kind: "mixed_status" });
  return remarks;
}
