import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import { isWithin } from "../../domain/world.js";
import { unitClass, unitFits } from "../../text/measures.js";
import { compared } from "../find/compare.js";
import { distinct, type Finder } from "../find/context.js";
import { akin, likeUnits } from "../find/pairs.js";
import { toldFacts, toldTogether, toldTurns } from "./operands.js";
import { has, type Op, type Plan, type Propose } from "./plan.js";
import { ORDER, ranked, RANK_READS } from "./ranking.js";
import { result, together } from "./results.js";

type Made = { op: Op; finding: Finding; cue: Plan["cues"][number] };

/** 加起来, 差多少, 几倍, 占多少, 平均, 谁多: of the figures told in this talk. */
export const toldPlans: Propose = ({ own, finderFor }) => {
  const f = finderFor(own);
  if (toldFacts(f).length === 0) return [];
  const all = [...overSeveral(f), ...overTwo(f)];
  const joined = all.length > 1 ? together(all.map((m) => m.finding)) : null;
  const made: Made[] = joined && all[0] ? [...all, { ...all[0], finding: joined }] : all;
  return made.map(({ op, finding, cue }, i) => ({
    op, finding, from: "told", understanding: { ...own, elliptic: true, rules: [...own.rules, "context:told"] },
    cues: i === all.length ? all.map((m) => m.cue) : op === "extreme" ? RANK_READS : [...SAME, cue], order: 0,
  }));
};

/** Words that point at what was told call for nothing themselves. */
const SAME: Plan["cues"] = ["each", "which"];

function overSeveral(f: Finder): Made[] {
  const { u } = f;
  const facts = toldTogether(f, u);
  const [a, b] = facts;
  const made: Made[] = [];
  if (!a || !b) return made;
  const add = (op: Op, cue: Made["cue"], finding: Finding): void => void made.push({ op, cue, finding });
  const total = facts.reduce((sum, x) => sum + x.value, 0);
  const summable = a.unit !== "%" && facts.every((x) => x.unit === a.unit) && apart(f, facts);
  if (has(u, "sum") && summable) add("sum", "sum", result(f, "sum", facts, total, a.unit));
  if (has(u, "average") && facts.every((x) => x.unit === a.unit) && a.indicator === b.indicator) {
    add("average", "average", result(f, "average", facts, total / facts.length, a.unit));
  }
  if (facts.length === 2 && has(u, "differ")) add("difference", "differ", compared(f, facts, has(u, "less", "least") ? "min" : "difference"));
  if (facts.length === 2 && has(u, "ratio") && b.value !== 0) add("ratio", "ratio", compared(f, facts, "ratio"));
  if (facts.length === 2 && has(u, "change_percent") && a.indicator === b.indicator && a.value !== 0) {
    const [from, to] = a.period.end !== null && b.period.end !== null && a.period.end > b.period.end ? [b, a] : [a, b];
    add("percent", "change_percent", result(f, "percent", [from, to], (100 * Math.abs(from.value - to.value)) / from.value, "%"));
  }
  const least = has(u, "least", "less");
  if (facts.length > 2 && has(u, ...ORDER, "more", "less")) {
    add("extreme", "rank", ranked(f, u, facts));
    return made;
  }
  if (least || has(u, "most", "more")) {
    add("told_apart", least ? (has(u, "least") ? "least" : "less") : has(u, "most") ? "most" : "more", compared(f, facts, least ? "min" : "max"));
  }
  return made;
}

/** No place or thing is counted twice. */
const apart = (f: Finder, facts: readonly Fact[]): boolean =>
  facts.every((x) => facts.every((y) => x === y || (x.of !== y.id && y.of !== x.id &&
    (x.region === y.region ? x.indicator !== y.indicator : !isWithin(f.world, x.region, y.region)))));

/** A part and its whole, or a figure and what it is spread over, of which one at least was told last. */
function overTwo(f: Finder): Made[] {
  const { u } = f;
  const last = toldTurns(f).at(-1) ?? [];
  const pool = distinct([...toldFacts(f).slice(0, 8), ...last.flatMap((x) => kinOf(f, x))]);
  const made: Made[] = [];
  const best = (accept: (a: Fact, b: Fact) => boolean): [Fact, Fact] | null => bestOf(f, last, pool, accept);
  if (has(u, "share", "ratio")) {
    const pair = best((a, b) => likeUnits(a, b) && a.unit !== "%" && akin(a, b) && a.value < b.value);
    if (pair && has(u, "share")) made.push({ op: "share", cue: "share", finding: result(f, "share", pair, (100 * pair[0].value) / pair[1].value, "%") });
  }
  if (has(u, "rest")) {
    const pair = best((a, b) => a.unit === b.unit && a.value > b.value && (b.of === a.id || (a.status === "planned" && b.status === "actual" && a.indicator === b.indicator)));
    if (pair) made.push({ op: "rest", cue: "rest", finding: result(f, "difference", pair, pair[0].value - pair[1].value, pair[0].unit) });
  }
  if (has(u, "average")) {
    const asked = u.measures.find((m) => m.unit !== "")?.unit;
    const spread = best((a, b) => unitClass(a.unit) !== unitClass(b.unit) && a.unit !== "%" && b.unit !== "%" && unitClass(a.unit) !== "time" &&
      !(unitClass(a.unit) === "household" && unitClass(b.unit) === "person") && a.article === b.article && a.paragraph === b.paragraph && a.status === b.status && (asked ? unitFits(asked, a.unit) > 0.5 : unitClass(a.unit) === "money" || unitClass(b.unit) === "household"));
    if (spread) made.push({ op: "average", cue: "average", finding: result(f, "average", spread, spread[0].value / spread[1].value, `${spread[0].unit}/${spread[1].unit}`) });
  }
  if (has(u, "product")) {
    const asked = u.measures.find((m) => m.unit !== "")?.unit ?? "人";
    const rate = last.find((x) => x.unit === "%");
    const base = rate ? [...f.search.factsOf(rate.region)].filter((x) => x.region === rate.region && x.article === rate.article && x.paragraph === rate.paragraph && unitFits(asked, x.unit) > 0.5).sort((a, b) => b.value - a.value)[0] : undefined;
    if (rate && base) made.push({ op: "product", cue: "product", finding: result(f, "product", [base, rate], (base.value * rate.value) / 100, base.unit) });
  }
  return made;
}

/** Its whole, its parts and the same figure of other times. */
const kinOf = (f: Finder, x: Fact): Fact[] =>
  f.search.factsOf(x.region).filter((y) => y.region === x.region && (y.id === x.of || y.of === x.id || (y.indicator === x.indicator && y.subject === x.subject && y.id !== x.id)));

/** The pair that says most of the question's words; of equals the one told last. */
function bestOf(f: Finder, last: readonly Fact[], pool: readonly Fact[], accept: (a: Fact, b: Fact) => boolean): [Fact, Fact] | null {
  let best: { pair: [Fact, Fact]; rank: number } | null = null;
  for (const a of pool) {
    for (const b of pool) {
      if (a.id === b.id || !(last.includes(a) || last.includes(b)) || !accept(a, b)) continue;
      const said = Number(last.includes(a)) + Number(last.includes(b));
      const timely = f.u.periods.some((p) => p.period.start === a.period.start || (p.period.end ?? "").slice(0, 4) === (b.period.end ?? "x").slice(0, 4)) ? 0.5 : 0;
      const rank = f.search.unionCover(f.u, [a, b]) + 0.5 * said + timely;
      if (!best || rank > best.rank + 1e-9) best = { pair: [a, b], rank };
    }
  }
  return best?.pair ?? null;
}
