import type { Remark } from "../../domain/finding.js";
import type { Hit } from "../facts/search.js";
import { askedPeriod } from "../facts/period-fit.js";
import { unitFits } from "../../text/measures.js";
import type { Finder } from "./context.js";

/** What the reader must know about how the figure fits the question. */
export function remarksOn(f: Finder, top: Hit): Remark[] {
  const remarks: Remark[] = [];
  const asked = f.u.periods[0];
  const fact = top.fact;
  if (asked && top.period === "undated") remarks.push({ kind: "undated", fact });
  if (asked && top.period === "other") remarks.push({ kind: "other_period", asked: asked.period.text, fact });
  if (asked && asked.offset !== null && top.period !== "other") {
    const read = askedPeriod(asked, fact, f.world);
    remarks.push({ kind: "relative_year", word: asked.word || asked.period.text, year: Number((read.end ?? read.start ?? "0").slice(0, 4)) });
  }
  if (fact.status === "planned" && f.u.status === "actual") remarks.push({ kind: "only_planned" });
  const spelt = f.u.places.find((p) => p.rule === "fuzzy");
  if (spelt) remarks.push({ kind: "spelling", read: spelt.name });
  const claim = f.u.claim;
  if (claim && (claim.unit === "" || unitFits(claim.unit, fact.unit) > 0.5)) {
    const right = Math.abs(claim.value - fact.value) <= 1e-6 * Math.max(1, Math.abs(fact.value));
    remarks.push({ kind: "claim", right, claimed: claim.surface, fact });
  }
  return remarks;
}
