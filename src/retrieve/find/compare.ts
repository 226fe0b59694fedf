import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding, Remark } from "../../domain/finding.js";
import type { MeasureAsk } from "../../domain/understanding.js";
import { unitClass } from "../../text/measures.js";
import type { Hit } from "../facts/search.js";
import { newness } from "../facts/period-fit.js";
import { distinct, notFound, SURE, type Finder } from "./context.js";
import { findFigure } from "./figure.js";
import { findRanking } from "./rank.js";
import { bestPair, betweenTold, likeUnits } from "./pairs.js";
import { difference, remarksBetween, rounded } from "./arithmetic.js";

/** Three places in order are a ranking. */
const ORDERED = /排|依次|顺序|\brank|\border/u;

/** Share of the question that two figures of different indicators must explain to be held against each other. */
const OTHER_COVER = 0.75;
const ALIKE_COVER = 0.55;

type Want = "max" | "min" | "difference" | "ratio";

/** Two or more regions, or plan and fulfilment of one region, side by side. */
export function findComparison(f: Finder): Finding {
  const want = (f.u.options["want"] ?? "max") as Want;
  if (f.u.options["of"] === "told") return betweenTold(f, (a, b) => compared(f, [a, b], want));
  if (want === "ratio" && f.u.measures.length > 0) return findComparison({ ...f, u: { ...f.u, measures: [] } }); // 几倍 asks of the two, not of a figure in 倍
  if (f.outside.length > 0) return { ...notFound({ kind: "outside", places: f.outside }), related: f.regions.length > 0 ? bestOf(f) : [] } as Finding;
  if (f.regions.length < 2) return findWithin(f, want);
  if (f.regions.length > 2 && ORDERED.test(f.u.text)) return findRanking({ ...f, u: { ...f.u, options: { order: want === "min" ? "asc" : "desc" } } });
  const measure = measureOf(f);
  const rows = f.regions.map((r) => f.search.search(f.u, [r], measure));
  const joint = f.search.search(f.u, f.regions, measure)[0];
  if (joint && f.regions.every((r) => joint.fact.region === r || joint.fact.about.includes(r)) && joint.total >= SURE) return findFigure(f); // a partner's help, not two sides
  const lacking = lacksNamed(f, rows);
  if (lacking && f.regions.length === 2) return notFound({ kind: "no_operand", region: lacking }, bestOf(f));
  const chosen = sameIndicator(f, rows);
  if (!chosen) return leavingOut(f, rows, want) ?? unlike(f, rows);
  return compared(f, chosen, want);
}

/** By how many percentage points, 差几户: the measure that says most. */
const measureOf = (f: Finder): MeasureAsk | null => f.u.measures.find((m) => m.unit !== "" && m.unit !== "#") ?? f.u.measures[0] ?? null;

/** Of three regions one has no such figure: the others are compared, and it is said. */
function leavingOut(f: Finder, rows: Hit[][], want: Want): Finding | null {
  if (f.regions.length < 3) return null;
  for (const left of f.regions) {
    const regions = f.regions.filter((r) => r !== left);
    const facts = sameIndicator({ ...f, regions }, rows.filter((_, i) => f.regions[i] !== left));
    const indicator = facts?.[0]?.indicator;
    if (!facts || indicator === undefined || f.search.factsOf(left).some((x) => x.indicator === indicator && x.region === left)) continue;
    const found = compared(f, facts, want);
    return found.kind === "comparison" ? { ...found, remarks: [...found.remarks, { kind: "lacking", regions: [left], indicator }] } : found;
  }
  return null;
}

const bestOf = (f: Finder): Fact[] => f.search.search(f.u, f.regions, measureOf(f)).filter((h) => h.total >= SURE).slice(0, 1).map((h) => h.fact);

/** The region that lacks the indicator named, when another of them has it. */
function lacksNamed(f: Finder, rows: Hit[][]): string | undefined {
  const alike = (region: string): boolean => (rows[f.regions.indexOf(region)] ?? []).some((h) => h.total >= SURE + 0.2 && h.cover >= 0.9 && h.wording >= 0.75 && h.unit >= 0);
  const has = (region: string): boolean => alike(region) || f.search.factsOf(region).some((x) => f.u.indicators.includes(x.indicator));
  return f.u.indicators.length > 0 && f.regions.some(has) ? f.regions.find((r) => !has(r)) : undefined;
}

/** The same figure of each region named, or null. */
export const sharedFigures = (f: Finder): Fact[] | null => sameIndicator(f, f.regions.map((r) => f.search.search(f.u, [r], measureOf(f))));

/** For each region the figure of one shared indicator, as near in time as they come. */
function sameIndicator(f: Finder, rows: Hit[][]): Fact[] | null {
  const totals = new Map<string, number>();
  for (const row of rows) {
    const best = new Map<string, number>();
    for (const h of row) best.set(h.fact.indicator, Math.max(best.get(h.fact.indicator) ?? 0, h.total));
    for (const [indicator, total] of best) totals.set(indicator, (totals.get(indicator) ?? 0) + total);
  }
  const shared = [...totals].filter(([i]) => rows.every((row) => row.some((h) => h.fact.indicator === i))).sort((a, b) => b[1] - a[1])[0];
  if (!shared || shared[1] / rows.length < SURE) return null;
  const options = rows.map((row, i) => own(row.filter((h) => h.fact.indicator === shared[0] && h.period !== "other"), f.regions[i] ?? ""));
  if (options.some((o) => o.length === 0)) return null;
  return nearestInTime(options.map((o) => o.map((h) => h.fact)), f);
}

/** The region's own figure before one of a place within it. */
function own(hits: Hit[], region: string): Hit[] {
  const direct = hits.filter((h) => h.fact.region === region);
  const pool = direct.length > 0 ? direct : hits;
  return pool;
}

/** A plan beside what was done compares worse than figures of half a year apart; done before planned where both are to be had. */
const OTHER_STATUS = 0.6;
const ONLY_PLANNED = 0.3;

function nearestInTime(options: Fact[][], f: Finder): Fact[] {
  const year = (x: Fact): number => Number(newness(x, f.world).slice(0, 4));
  let best: Fact[] = [];
  let least = Infinity;
  for (const first of options[0] ?? []) {
    const apart = (x: Fact): number => Math.abs(year(x) - year(first)) + (x.status === first.status ? 0 : OTHER_STATUS);
    const others = options.slice(1).map((o) => [...o].sort((a, b) => apart(a) - apart(b) || year(b) - year(a))[0]);
    const row = [first, ...others.flatMap((o) => (o ? [o] : []))];
    const planned = f.u.status !== "planned" && row.some((x) => x.status === "planned") ? ONLY_PLANNED : 0;
    const mixed = row.some((x) => x.status !== first.status) ? OTHER_STATUS : 0;
    const spread = Math.max(...row.map(year)) - Math.min(...row.map(year)) + mixed + planned - year(first) / 1e5;
    if (spread < least) [best, least] = [row, spread];
  }
  return best;
}

/** No shared indicator: like units may still be compared when both are sure; otherwise say why not. */
function unlike(f: Finder, rows: Hit[][]): Finding {
  const tops = rows.map((row) => row.find((h) => h.total >= SURE && h.period !== "other"));
  const missing = tops.findIndex((t) => !t);
  const facts = tops.flatMap((t) => (t ? [t.fact] : []));
  if (missing >= 0) return notFound({ kind: "no_operand", region: f.regions[missing] ?? "" }, facts);
  const classes = new Set(facts.map((x) => unitClass(x.unit)));
  const names = facts.map((x) => f.world.indicators.get(x.indicator)?.name ?? x.indicator);
  if (classes.size > 1) return notFound({ kind: "unlike", what: names }, facts);
  const alike = new Set(facts.map((x) => x.unit)).size === 1 && unitClass(facts[0]?.unit ?? "") !== "thing"; // two kinds of medical rates, both in %
  return tops.every((t) => t && t.cover > (alike ? ALIKE_COVER : OTHER_COVER)) ? compared(f, facts, (f.u.options["want"] ?? "max") as Want) : notFound({ kind: "unlike", what: names }, facts);
}

export function compared(f: Finder, given: Fact[], want: Want): Finding {
  const facts = distinct(given); // 潍坊和寿光 gave one sum together
  const computed: Computed[] = [];
  const [a, b] = facts;
  const lower = want === "min";
  const sorted = [...facts].sort((x, y) => (lower ? x.value - y.value : y.value - x.value));
  const winner = sorted[0];
  if (winner && sorted[1] && winner.value !== sorted[1].value) {
    computed.push({ kind: "winner", value: winner.value, unit: winner.unit, region: f.world.regions.get(winner.region)?.short ?? winner.region, from: facts.map((x) => x.id) });
  }
  if (a && b && facts.length === 2) {
    computed.push(difference(a, b));
    if (want === "ratio" && b.value !== 0) computed.push({ kind: "ratio", value: rounded(a.value / b.value), unit: "倍", region: null, from: [a.id, b.id] });
  }
  const remarks: Remark[] = remarksBetween(facts);
  const indicators = [...new Set(facts.map((x) => x.indicator))];
  if (f.regions.length > 1 && indicators.length > 1) remarks.push({ kind: "indicators_differ", indicators });
  return { kind: "comparison", facts, related: [], computed, remarks, want };
}

const PLANNED = /计划|说好|答应|承诺|打算|目标|预计|任务|要脱|plan|target/u;
const DONE = /实际|已经|完成|做到|真正|actual|achieved/u;
const YEAR_BEFORE = /头一年|前一年|上一年|上年|year before|previous year/u;

/** 2017年…比头一年…: the year before is asked for as well. */
export function withYearBefore(f: Finder): Finder {
  const [only, second] = f.u.periods;
  const year = Number((only?.period.end ?? "").slice(0, 4));
  if (!only || second || only.offset !== null || !year || !YEAR_BEFORE.test(f.u.text)) return f;
  const period = { text: `${year - 1}年`, start: `${year - 1}-01-01`, end: `${year - 1}-12-31` };
  return { ...f, u: { ...f.u, periods: [only, { ...only, period }] } };
}

/** 计划做的项目和已经启动的差几个, 驻村干部和结对干部谁多: two figures of one region. */
function findWithin(f: Finder, want: Want): Finding {
  const planned = f.u.options["by"] === "status" || YEAR_BEFORE.test(f.u.text) || (PLANNED.test(f.u.text) && DONE.test(f.u.text));
  const mixed = planned ? ({ status: "mixed" } as const) : {};
  const pair = bestPair(withYearBefore(f), (a, b) => likeUnits(a, b) && (a.indicator !== b.indicator || a.status !== b.status || a.period.text !== b.period.text), mixed);
  if (!pair || pair.cover < (planned && pair.a.indicator === pair.b.indicator ? 0.45 : 0.6) || (pair.gain < 0.08 && !planned)) return findFigure(f);
  return compared(f, distinct([pair.a, pair.b]), want);
}
