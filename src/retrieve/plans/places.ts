import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Understanding } from "../../domain/understanding.js";
import { isWithin } from "../../domain/world.js";
import { compared } from "../find/compare.js";
import { SURE, type Finder } from "../find/context.js";
import { likeUnits } from "../find/pairs.js";
import { toldTurns } from "./operands.js";
import { has, ownContent, type Op, type Plan, type Propose } from "./plan.js";
import { result } from "./results.js";

/** One figure for each of several places, named or told last: side by side, added up, or held against each other. */
export const placePlans: Propose = (asked) => {
  const { own } = asked;
  const f = asked.finderFor(own);
  const carried = f.regions.length < 2 && own.places.length === 0 && ownContent(own).length > 0 ? toldPlaces(f) : [];
  const regions = f.regions.length > 1 ? f.regions : carried;
  if (regions.length < 2 || f.outside.length > 0) return [];
  const facts = figures({ ...f, regions });
  if (facts.length < regions.length) return [];
  const understanding: Understanding = carried.length === 0 ? own : { ...own, elliptic: true, places: carried.map((region) => ({ region, name: region, start: 0, end: 0, rule: "context" as const })) };
  const plan = (op: Op, cues: Plan["cues"], finding: Finding): Plan => ({ op, from: "places", finding, cues, understanding, order: carried.length > 0 ? 1 : 0 });
  const plans: Plan[] = [plan("several", ["each", "table", "told", "all_places"], { kind: "table", indicator: facts[0]?.indicator ?? "", facts, remarks: [] })];
  const total = facts.reduce((sum, x) => sum + x.value, 0);
  const first = facts[0];
  if (first && has(own, "sum") && first.unit !== "%" && facts.every((x) => x.unit === first.unit && x.status === first.status && x.period.end === first.period.end && x.period.end !== null) && apart(f, regions)) {
    plans.push(plan("sum", ["sum", "told"], result(f, "sum", facts, total, first.unit)));
  }
  if (has(own, "differ", "more", "less") && facts.length === 2) {
    plans.push(plan("difference", ["differ", "more", "less", "which"], compared({ ...f, regions }, facts, has(own, "differ") ? "difference" : has(own, "less") ? "min" : "max")));
  }
  return plans;
};

const apart = (f: Finder, regions: readonly string[]): boolean =>
  regions.every((r) => regions.every((other) => r === other || !isWithin(f.world, r, other)));

/** The places of the last answer that told of several. */
function toldPlaces(f: Finder): string[] {
  const several = [...toldTurns(f)].reverse().map((facts) => [...new Set(facts.map((x) => x.region))]);
  return several.find((regions) => regions.length > 1) ?? [];
}

/** The best figure of each place, all counted alike. */
function figures(f: Finder): Fact[] {
  const measure = f.u.measures.find((m) => m.unit !== "" && m.unit !== "#") ?? null;
  const rows = f.regions.map((r) => f.search.search({ ...f.u, places: [] }, [r], measure).filter((h) => h.total >= SURE && h.period !== "other" && h.fact.region === r));
  const lead = [...rows].sort((a, b) => (b[0]?.total ?? 0) - (a[0]?.total ?? 0))[0]?.[0]?.fact;
  if (!lead) return [];
  return rows.flatMap((row) => (row.find((h) => h.fact.indicator === lead.indicator && h.fact.status === lead.status) ?? row.find((h) => likeUnits(h.fact, lead)))?.fact ?? []);
}
