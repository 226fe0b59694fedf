import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import { compared } from "../find/compare.js";
import { likeUnits } from "../find/pairs.js";
import { notFound, theRegion } from "../find/context.js";
import { enumerated } from "./operands.js";
import { has, type Plan, type Propose } from "./plan.js";
import { result } from "./results.js";

/** 蔬菜、茶园和水果合计多少亩; …各多少: over the things that a question enumerates, all of them or none. */
export const itemPlans: Propose = (asked) => {
  const { own } = asked;
  if (own.items.length < 2) return [];
  const richest = [...asked.readings].sort((a, b) => b.terms.length - a.terms.length)[0];
  const carried = own.places.length > 0 ? [own] : [richest ?? own];
  return carried.flatMap((reading, order) => {
    const lent = reading.terms.filter((t) => !own.terms.some((o) => o.token === t.token)).map((t) => ({ ...t, start: -1 }));
    const f = asked.finderFor({ ...reading, terms: [...own.terms, ...lent], items: own.items });
    if (f.regions.length > 1) return [];
    const found = enumerated(f);
    const facts = found.flatMap((x) => x ?? []);
    if (facts.length < own.items.length) return [];
    const make = (op: "sum" | "several", cues: ("sum" | "each" | "told" | "average")[], finding: Finding) =>
      ({ op, from: "items" as const, finding, cues, understanding: f.u, order });
    const plans: Plan[] = [make("several", ["each"], { kind: "fact", main: facts, related: [], remarks: [] })];
    const [a, b] = facts;
    if (a && b && facts.length === 2 && likeUnits(a, b) && has(own, "more", "less", "most", "least", "differ", "ratio")) {
      const want = has(own, "ratio") ? "ratio" : has(own, "differ") ? "difference" : has(own, "less", "least") ? "min" : "max";
      plans.push({ ...make("several", ["each"], compared(f, [a, b], want)), op: "told_apart", cues: ["more", "less", "most", "least", "differ", "ratio", "which"] });
    }
    if (!has(own, "sum")) return plans;
    const summed = sumOf(facts);
    plans.push(make("sum", ["sum", "told"], summed === null
      ? notFound({ kind: "unlike", what: facts.map((x) => f.world.indicators.get(x.indicator)?.name ?? x.indicator) }, facts)
      : result(f, "sum", facts, summed, facts[0]?.unit ?? "")));
    return theRegion(f) === null ? [] : plans;
  });
};

/** Null for what cannot be added up. */
function sumOf(facts: readonly Fact[]): number | null {
  const [first] = facts;
  if (!first || first.unit === "%" || !facts.every((x) => likeUnits(x, first) && x.unit === first.unit)) return null;
  if (facts.some((x) => facts.some((y) => x.of === y.id))) return null;
  return facts.reduce((sum, x) => sum + x.value, 0);
}
