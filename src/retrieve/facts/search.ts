import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, PeriodMention, TermAsk, Understanding } from "../../domain/understanding.js";
import { isWithin, type World } from "../../domain/world.js";
import { finish, type Steps } from "../../text/steps.js";
import type { Bags } from "./bags.js";
import { indexFactsInSteps, inOrder, type FactKind, type FactTime } from "./index-of-facts.js";
import { leading } from "./leading.js";
import { fitPeriod, type PeriodFit } from "./period-fit.js";
import { reviewedFirst } from "./reviewed-first.js";
import { askedTerms, createScorer, type Scored, type Scorer } from "./score.js";
import { asOneSpan, byTimeIn, datedFirst, latestFirst, mostGained, takenTogether } from "./series.js";

/** A fact found, with how it fits the time and the status asked for. */
export interface Hit extends Scored {
  total: number; // score with place, time and status weighed in
  period: PeriodFit;
  status: "same" | "other" | "open";
}

export interface SearchOptions {
  pool?: readonly Fact[]; // look at these alone
  enough?: number; // so many of the best are wanted; those behind them may be left out where there are very many
  above?: number; // and only of totals above this
}

export interface FactSearch {
  /** Facts that may answer, best first. @param regions ids to look in (and below); empty for everywhere */
  search(u: Understanding, regions: string[], measure: MeasureAsk | null, options?: SearchOptions): Hit[];
  factsOf(region: string): readonly Fact[];
  /** Share of the question's content that a paragraph holds, 0 … 1. */
  coverOf(u: Understanding, article: string, paragraph: number): number;
  /** Share of the question's known content that the names of these facts hold together, 0 … 1. */
  unionCover(u: Understanding, facts: Fact[]): number;
  byId(id: string): Fact | undefined;
  /** All facts of one indicator. */
  withIndicator(indicator: string): readonly Fact[];
  ofArticle(article: string): readonly Fact[];
  /** Facts of a person or group named. */
  ofSubject(subject: string): readonly Fact[];
  /** The facts of each unit that passes. */
  ofUnits(fits: (unit: string) => boolean): (readonly Fact[])[];
  /** Several lists as one, in the world's order, each fact once. */
  inOrder(lists: readonly (readonly Fact[])[]): readonly Fact[];
  /** Indicators whose names hold a token. */
  holding(token: string): readonly string[];
  /** One fact for each time and status that there is, in the world's order. */
  times: readonly FactTime[];
}

/** From this on a reviewed figure fits the question well enough to stand before one that only a machine has read. */
const SURE = 0.5;
/** Less is nothing. */
const LEAST = 0.15;

/** Without a region only facts that share a rare token are looked at; this many indicators at most. */
const MOST_INDICATORS = 200;
/** Fewer facts than these are all looked at. */
const FEW = 1000;
/** Of more the best are wanted, and all figures of their indicators; no finder looks further down. */
const ENOUGH = 48;

export function createFactSearch(world: World, bags: Bags): FactSearch {
  return finish(factSearchInSteps(world, bags));
}

/** The same in short steps. */
export function* factSearchInSteps(world: World, bags: Bags): Steps<FactSearch> {
  const index = yield* indexFactsInSteps(world, bags);
  const { byId, byRegion, byIndicator, byArticle, bySubject, byUnit, kinds, order, times } = index;
  const withIndicator = (id: string): readonly Fact[] => byIndicator.get(id) ?? [];

  /** The indicators to look among where no region is named. */
  function indicatorsFor(u: Understanding): Set<string> {
    const indicators = new Set(u.indicators);
    const tokens = u.terms.map((t) => t.token).filter((t) => bags.known(t)).sort((a, b) => bags.holding(a).length - bags.holding(b).length);
    for (const token of tokens) {
      const holders = bags.holding(token);
      if (indicators.size > 0 && indicators.size + holders.length > MOST_INDICATORS) break;
      for (const i of holders.slice(0, MOST_INDICATORS)) indicators.add(i);
    }
    return indicators;
  }

  /** Facts that may answer, in lists of one indicator each where there are many. */
  function candidates(u: Understanding, regions: string[]): (readonly Fact[])[] {
    const [only] = regions;
    if (only === undefined) return [...indicatorsFor(u)].map(withIndicator);
    return [regions.length === 1 ? (byRegion.get(only) ?? []) : [...new Set(regions.flatMap((r) => byRegion.get(r) ?? []))]];
  }

  return {
    byId: (id) => byId.get(id),
    withIndicator,
    ofArticle: (article) => byArticle.get(article) ?? [],
    ofSubject: (subject) => bySubject.get(subject) ?? [],
    ofUnits: (fits) => [...byUnit].flatMap(([unit, facts]) => (fits(unit) ? [facts] : [])),
    inOrder: (lists) => inOrder(lists, order),
    holding: (token) => bags.holding(token),
    times,
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
    search(u, regions, measure, { pool, enough = ENOUGH, above = LEAST } = {}) {
      const scorer = createScorer(askedTerms(measure ? nearMeasure(u, measure) : u.terms, bags), u, measure, bags);
      const read = (facts: readonly Fact[]): Hit[] => {
        const hits: Hit[] = [];
        for (const fact of facts) {
          const scored = scorer.score(fact);
          if (scored && scored.score >= -0.5) hits.push(weigh(scored, u, regions, world));
        }
        return hits;
      };
      const lists = pool ? [pool] : candidates(u, regions);
      const few = pool !== undefined || regions.length > 0 || lists.reduce((sum, list) => sum + list.length, 0) <= FEW;
      const most = (list: readonly Fact[]): number => mostOf(kinds.get(list[0]?.indicator ?? "") ?? [], scorer) + mostWeighed(u);
      const wanted = new Set(u.indicators);
      const hits = few ? read(lists.flat()) : leading(lists, { read, most, enough, above, always: (list) => wanted.has(list[0]?.indicator ?? "") });
      const byTime = byTimeIn(world);
      if (u.periods.length === 0) latestFirst(hits, byTime, u.earliest);
      if (u.years !== null) takenTogether(hits, u.years);
      if (u.periods.length > 1) asOneSpan(hits, u, world);
      if (u.periods.length > 0) datedFirst(hits);
      return reviewedFirst(hits, SURE).filter((h) => h.total > LEAST).sort((a, b) => b.total - a.total || byTime(b.fact, a.fact));
    },
  };
}

const mostOf = (kinds: readonly FactKind[], scorer: Scorer): number => kinds.reduce((most, kind) => Math.max(most, scorer.most(kind)), -1);

/** With two measures asked for, each looks first at the words beside it. */
function nearMeasure(u: Understanding, measure: MeasureAsk): TermAsk[] {
  if (u.measures.length < 2) return u.terms;
  const nearest = (t: TermAsk): MeasureAsk | undefined => [...u.measures].sort((a, b) => Math.abs(a.start - t.start) - Math.abs(b.start - t.start))[0];
  return u.terms.map((t) => (nearest(t) === measure ? t : { ...t, weight: t.weight * 0.45 }));
}

const IN_TIME = 0.14;
const SAME_STATUS = 0.1;

function weigh(s: Scored, u: Understanding, regions: string[], world: World): Hit {
  const period = u.periods.length === 0 ? "same" : bestFit(u.periods.map((p) => fitPeriod(p, s.fact, world)));
  const status = u.status === null ? "open" : u.status === s.fact.status ? "same" : "other";
  let total = s.score;
  if (period === "other") total -= u.periods.every((p: PeriodMention) => p.soft) ? 0.05 : 0.2;
  else if (u.periods.length > 0) total += period === "undated" ? 0.02 : period === "spanned" ? 0 : IN_TIME;
  if (status === "same") total += SAME_STATUS;
  else if (status === "other") total -= u.status === "planned" ? 0.18 : 0.08;
  else if (s.fact.status === "planned") total -= 0.1;
  const { fact, score, cover, wording, unit } = s;
  return { fact, score, cover, wording, unit, total: total + placeBonus(fact, regions, world), period, status };
}

/** What weighing, and the order within a series, add to a score at most where no region is named. */
const mostWeighed = (u: Understanding): number => (u.periods.length > 0 ? IN_TIME : 0) + (u.status === null ? 0 : SAME_STATUS) + mostGained(u);

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
