import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Understanding } from "../../domain/understanding.js";
import { remarksBetween } from "../find/arithmetic.js";
import type { Finder } from "../find/context.js";
import { findFilter, oneForEach } from "../find/rank.js";
import { has, ownContent, type Op, type Plan, type Propose } from "./plan.js";
import { ORDER, ranked, RANK_READS } from "./ranking.js";

/** The order, the nth, the first n, those between two bounds, or a table of one indicator over all places that have it. */
export const everywherePlans: Propose = (asked) => {
  const { own } = asked;
  const ordered = has(own, ...ORDER);
  const wants = ordered || own.threshold !== null || has(own, "all_places", "table", "count");
  const ofOne = own.measures.some((m) => m.unit === "第几"); // 排名第几 asks where one stands
  if (!wants || ofOne || own.places.some((p) => p.region === null)) return [];
  const own_ = ownContent(own).length > 0 || own.indicators.length > 0;
  const readings = [...(own_ ? [own] : []), ...topics(asked.finderFor(own).conversation.understanding, own, own_)];
  return readings.flatMap((u, order) => {
    const f = asked.finderFor(u);
    if (f.regions.length === 1 && order === 0 && own.places.length > 0 && !hasParts(f)) return [];
    return plansFor(f, own, order);
  });
};

const hasParts = (f: Finder): boolean => f.search.factsOf(f.regions[0] ?? "").some((x) => x.region !== f.regions[0]);

/** What was spoken of, over all places: 第二低是哪个, 2%以上呢, 除了四川的呢. */
function topics(last: Understanding | null, own: Understanding, hasOwn: boolean): Understanding[] {
  if (hasOwn || !last || last.terms.length === 0) return [];
  const { places, measures, cues, threshold, without, periods, status } = own;
  return [{ ...last, elliptic: true, language: own.language, persons: [], places, measures, cues, threshold, without, periods, status }];
}

function plansFor(f: Finder, own: Understanding, order: number): Plan[] {
  const plan = (op: Op, cue: Plan["cues"], finding: Finding): Plan =>
    ({ op, from: "everywhere", finding, cues: cue, understanding: f.u, order });
  if (own.threshold) {
    const finding = findFilter(f);
    return finding.kind === "filter" ? [plan("filter", ["count", "which", "all_places", "place"], finding)] : [];
  }
  const { facts, sure } = oneForEach(f);
  if (!sure || facts.length === 0) return [];
  if (has(own, ...ORDER)) return [plan("extreme", RANK_READS, ranked(f, own, facts))];
  return facts.length < 2 ? [] : [plan("table", ["table", "all_places", "each", "count"], tabled(facts))];
}

const tabled = (facts: Fact[]): Finding => ({ kind: "table", indicator: facts[0]?.indicator ?? "", facts: [...facts].sort((a, b) => b.value - a.value), remarks: remarksBetween(facts) });
