import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, PeriodMention, TermAsk, Understanding } from "../../domain/understanding.js";
import { isWithin, type World } from "../../domain/world.js";
import { finish, type Steps } from "../../text/steps.js";
import { readNumeral } from "../../text/numerals.js";
import type { Bags } from "./bags.js";
import { fitPeriod, newness, type PeriodFit } from "./period-fit.js";
import { reviewedFirst } from "./reviewed-first.js";
import { askedTerms, scoreFact, type Scored } from "./score.js";

/** A fact found, with how it fits the time and the status asked for. */
export interface Hit extends Scored {
  total: number; // score with place, time and status weighed in
  period: PeriodFit;
  status: "same" | "other" | "open";
}

export interface FactSearch {
  /** Facts that may answer, best first. @param regions ids to look in (and below); empty for everywhere */
  search(u: Understanding, regions: string[], measure: MeasureAsk | null, options?: { pool?: readonly Fact[] }): Hit[];
  factsOf(region: string): readonly Fact[];
  /** Share of the question's content that a paragraph holds, 0 … 1. */
  coverOf(u: Understanding, article: string, paragraph: number): number;
  /** Share of the question's known content that the names of these facts hold together, 0 … 1. */
  unionCover(u: Understanding, facts: Fact[]): number;
  byId(id: string): Fact | undefined;
  /** All facts of one indicator. */
  withIndicator(indicator: string): readonly Fact[];
}

/** From this on a reviewed figure fits the question well enough to stand before one that only a machine has read. */
const SURE = 0.5;

/** Without a region only facts that share a rare token are looked at; this many indicators at most. */
const MOST_INDICATORS = 200;

export function createFactSearch(world: World, bags: Bags): FactSearch {
  return finish(factSearchInSteps(world, bags));
}

/** The same in short steps. */
export function* factSearchInSteps(world: World, bags: Bags): Steps<FactSearch> {
  const byId = new Map(world.facts.map((f) => [f.id, f]));
  const byRegion = yield* groupByRegion(world);
  const byIndicator = new Map<string, Fact[]>();
  for (const f of world.facts) (byIndicator.get(f.indicator) ?? byIndicator.set(f.indicator, []).get(f.indicator))?.push(f);
  yield;

  function pool(u: Understanding, regions: string[]): readonly Fact[] {
    if (regions.length > 0) return [...new Set(regions.flatMap((r) => byRegion.get(r) ?? []))];
    const indicators = new Set(u.indicators);
    const tokens = u.terms.map((t) => t.token).filter((t) => bags.known(t)).sort((a, b) => bags.holding(a).length - bags.holding(b).length);
    for (const token of tokens) {
      const holders = bags.holding(token);
      if (indicators.size > 0 && indicators.size + holders.length > MOST_INDICATORS) break;
      for (const i of holders.slice(0, MOST_INDICATORS)) indicators.add(i);
    }
    return [...indicators].flatMap((i) => byIndicator.get(i) ?? []);
  }

  return {
    byId: (id) => byId.get(id),
    withIndicator: (indicator) => byIndicator.get(indicator) ?? [],
    factsOf: (region) => byRegion.get(region) ?? [],
    coverOf(u, article, paragraph) {
      const { weights, total } = askedTerms(u.terms, bags);
      const around = bags.around(article, paragraph);
      let covered = 0;
      for (const [token, w] of weights) if (around.has(token)) covered += w;
      return total > 0 ? covered / total : 0;
    },
    unionCover(u, facts) {
      const { weights } = askedTerms(u.terms.filter((t) => t.known), bags);
      const own = facts.map((x) => bags.of(x).tokens);
      let covered = 0;
      let total = 0;
      for (const [token, w] of weights) {
        total += w;
        if (own.some((tokens) => tokens.has(token))) covered += w;
      }
      return total > 0 ? covered / total : 0;
    },
    search(u, regions, measure, options = {}) {
      const asked = askedTerms(measure ? nearMeasure(u, measure) : u.terms, bags);
      const hits = (options.pool ?? pool(u, regions)).map((fact) => weigh(scoreFact(fact, bags.of(fact), asked, u, measure, bags), u, regions, world));
      if (u.periods.length === 0) latestFirst(hits, world, u.earliest);
      if (u.years !== null) for (const h of hits) if (yearsOf(h.fact) === u.years) asStretch(h);
      if (u.periods.length > 1) asOneSpan(hits, u, world);
      if (u.periods.length > 0) datedFirst(hits);
      return reviewedFirst(hits, SURE).filter((h) => h.total > 0.15).sort((a, b) => b.total - a.total || compareNewness(b.fact, a.fact, world));
    },
  };
}

/** Where a time is asked for, a figure of that time leads an undated one of the same series. */
function datedFirst(hits: Hit[]): void {
  for (const h of hits) {
    if (h.period !== "undated" && h.period !== "spanned") continue;
    const dated = hits.some((x) => x.fact.indicator === h.fact.indicator && x.fact.region === h.fact.region && (x.period === "same" || x.period === "within") && h.total - x.total < 0.3);
    if (dated) h.total -= 0.31;
  }
}

/** 2016和2017两年: a figure of both years together answers both. */
function asOneSpan(hits: Hit[], u: Understanding, world: World): void {
  const [first] = u.periods;
  const starts = u.periods.flatMap((p) => p.period.start ?? []).sort();
  const ends = u.periods.flatMap((p) => p.period.end ?? []).sort();
  const span = { start: starts[0] ?? null, end: ends.at(-1) ?? null, text: "" };
  if (!first || u.periods.some((p) => p.offset !== null)) return;
  for (const h of hits) {
    if (h.period !== "other" || fitPeriod({ ...first, period: span }, h.fact, world) !== "same") continue;
    h.period = "same";
    h.total += 0.34;
  }
}

const TOGETHER = 0.2;

/** "in the five years to 2018": the year that ends the stretch is no other time. */
function asStretch(h: Hit): void {
  h.total += h.period === "other" ? TOGETHER + 0.34 : TOGETHER;
  h.period = "same";
}

/** How many years a figure is of, taken together: 5年内 → 5, 2014 to 2018 → 5. */
function yearsOf(fact: Fact): number | null {
  const said = /(?<n>[一两二三四五六七八九十]|\d{1,2})年(?:内|间)/u.exec(fact.period.text)?.groups?.["n"];
  if (said !== undefined) return readNumeral(said);
  const { start, end } = fact.period;
  return start && end ? Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 : null;
}

/** With two measures asked for, each looks first at the words beside it. */
function nearMeasure(u: Understanding, measure: MeasureAsk): TermAsk[] {
  if (u.measures.length < 2) return u.terms;
  const nearest = (t: TermAsk): MeasureAsk | undefined => [...u.measures].sort((a, b) => Math.abs(a.start - t.start) - Math.abs(b.start - t.start))[0];
  return u.terms.map((t) => (nearest(t) === measure ? t : { ...t, weight: t.weight * 0.45 }));
}

/** Where no time is asked for, the latest figure of a series leads it: its words do not matter, only its time and status. */
function latestFirst(hits: Hit[], world: World, reversed: boolean): void {
  const series = new Map<string, Hit[]>();
  for (const h of hits) {
    if (h.total < 0.3) continue;
    const key = `${h.fact.indicator}|${h.fact.region}|${h.fact.subject}|${h.fact.status}`;
    (series.get(key) ?? series.set(key, []).get(key))?.push(h);
  }
  for (const group of series.values()) {
    if (group.length < 2) continue;
    const best = Math.max(...group.map((h) => h.total));
    group.sort((a, b) => compareNewness(b.fact, a.fact, world) * (reversed ? -1 : 1));
    group.forEach((h, i) => (h.total = best - h.total < 0.25 ? best - 0.001 * i : h.total));
  }
}

/** Of 由8.3万亩扩大到32.5万亩 the figure told last is the later one; in what was ingested nobody has given them their times. */
function laterInClause(a: Fact, b: Fact): number {
  if (a.origin === "curated" || b.origin === "curated" || a.article !== b.article || a.paragraph !== b.paragraph || a.indicator !== b.indicator) return 0;
  return a.period.text === b.period.text ? Number(a.id.split("/").at(-1)) - Number(b.id.split("/").at(-1)) : 0;
}

const compareNewness = (a: Fact, b: Fact, world: World): number => laterInClause(a, b) || (newness(a, world) < newness(b, world) ? -1 : 1);

/** Facts by every region that they are of, lie in, or concern. */
function* groupByRegion(world: World): Steps<Map<string, Fact[]>> {
  const groups = new Map<string, Fact[]>();
  const chain = new Map<string, string[]>();
  const above = (id: string): string[] => {
    let ids = chain.get(id);
    if (!ids) {
      ids = [];
      for (let at: string | null | undefined = id; at && !ids.includes(at); at = world.regions.get(at)?.parent) ids.push(at);
      chain.set(id, ids);
    }
    return ids;
  };
  for (const fact of world.facts) {
    yield;
    for (const id of new Set([fact.region, ...fact.about].flatMap(above))) {
      let list = groups.get(id);
      if (!list) groups.set(id, (list = []));
      list.push(fact);
    }
  }
  return groups;
}

function weigh(s: Scored, u: Understanding, regions: string[], world: World): Hit {
  if (s.score < -0.5) return { ...s, total: s.score, period: "other", status: "open" };
  const fits = u.periods.map((p) => ({ p, fit: fitPeriod(p, s.fact, world) }));
  const period = bestFit(fits.map((f) => f.fit));
  const soft = u.periods.every((p: PeriodMention) => p.soft);
  const status = u.status === null ? "open" : u.status === s.fact.status ? "same" : "other";
  let total = s.score;
  if (period === "other") total -= soft ? 0.05 : 0.2;
  else if (u.periods.length > 0) total += period === "undated" ? 0.02 : period === "spanned" ? 0 : 0.14;
  if (status === "same") total += 0.1;
  else if (status === "other") total -= u.status === "planned" ? 0.18 : 0.08;
  else if (s.fact.status === "planned") total -= 0.1;
  return { ...s, total: total + placeBonus(s.fact, regions, world), period, status };
}

/** A figure of the place itself before one of a place within it, and before one that only concerns it. */
function placeBonus(fact: Fact, regions: string[], world: World): number {
  if (regions.length === 0) return 0;
  const touched = regions.filter((r) => fact.region === r || fact.about.includes(r)).length;
  if (regions.length > 1 && touched === regions.length) return 0.3; // both the helper and the helped are named
  if (regions.includes(fact.region)) return 0;
  if (regions.some((r) => isWithin(world, fact.region, r))) return -0.07;
  return -0.14;
}

function bestFit(fits: PeriodFit[]): PeriodFit {
  for (const f of ["same", "within", "spanned", "undated"] as const) if (fits.includes(f)) return f;
  return fits.length === 0 ? "same" : "other";
}
