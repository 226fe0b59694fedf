import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, Understanding } from "../../domain/understanding.js";
import type { Weights } from "../../domain/weights.js";
import type { World } from "../../domain/world.js";
import { finish, type Steps } from "../../text/steps.js";
import { weighed } from "./asked.js";
import type { Bags } from "./bags.js";
import type { Hit } from "./hit.js";
import { indexFactsInSteps, inOrder, type FactTime } from "./index-of-facts.js";
import { createFactJudge } from "./judged.js";
import { leading } from "./leading.js";
import { withoutRepeats } from "./reviewed-first.js";
import { byTimeIn, markNewest, markOutdone } from "./series.js";
import { createSight, type FactQuestion, type Sight, type Sighting } from "./sighting.js";

export type { Hit } from "./hit.js";

export interface SearchOptions {
  pool?: readonly Fact[]; // look at these alone
  enough?: number; // so many of the best are wanted; those behind them may be left out where there are very many
  above?: number; // and only of totals above this
}

export interface FactSearch {
  /** Facts that may answer, best first. @param regions ids to look in (and below); empty for everywhere */
  search(u: Understanding, regions: string[], measure: MeasureAsk | null, options?: SearchOptions): Hit[];
  /** What the judge chooses from: for fitting and for telling why. */
  sightings(u: Understanding, regions: string[], measure: MeasureAsk | null): { question: FactQuestion; sightings: Sighting[] };
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

/** Less is nothing. */
const LEAST = 0.25;

/** Without a region only facts that share a rare token are looked at; this many indicators at most. */
const MOST_INDICATORS = 200;
/** Fewer facts than these are all looked at. */
const FEW = 1000;
/** Of more the best are wanted, and all figures of their indicators; no finder looks further down. */
const ENOUGH = 48;

/** @param weights data/weights/facts.json */
export function createFactSearch(world: World, bags: Bags, weights: Weights): FactSearch {
  return finish(factSearchInSteps(world, bags, weights));
}

/** The same in short steps. */
export function* factSearchInSteps(world: World, bags: Bags, weights: Weights): Steps<FactSearch> {
  const judge = createFactJudge(weights);
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
      const { weights, total } = weighed(u.terms, bags);
      const around = bags.around.paragraph(article, paragraph);
      let covered = 0;
      for (const [token, w] of weights) if (around.has(token)) covered += w;
      return total > 0 ? covered / total : 0;
    },
    unionCover(u, facts) {
      const { weights } = weighed(u.terms.filter((t) => t.known), bags);
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
      const sight = createSight(u, regions, measure, world, bags);
      const byTime = byTimeIn(world);
      const read = (facts: readonly Fact[]): Hit[] =>
        look(sight, facts, byTime).map((one) => judge.hit(one, sight.question));
      const lists = pool ? [pool] : candidates(u, regions);
      const few = pool !== undefined || regions.length > 0 || lists.reduce((sum, list) => sum + list.length, 0) <= FEW;
      const most = (list: readonly Fact[]): number => {
        const own = kinds.get(list[0]?.indicator ?? "") ?? [];
        return own.reduce((best, { like, bag }) => Math.max(best, judge.total(sight.atBest(like, bag), sight.question)), -1);
      };
      const wanted = new Set(u.indicators);
      const always = (list: readonly Fact[]): boolean => wanted.has(list[0]?.indicator ?? "");
      const hits = few ? read(lists.flat()) : leading(lists, { read, most, enough, above, always });
      return hits.filter((h) => h.total > LEAST).sort((a, b) => b.total - a.total || byTime(b.fact, a.fact));
    },
    sightings(u, regions, measure) {
      const sight = createSight(u, regions, measure, world, bags);
      return { question: sight.question, sightings: look(sight, candidates(u, regions).flat(), byTimeIn(world)) };
    },
  };
}

/** What the question sees of some facts, those marked that lead their series. */
function look(sight: Sight, facts: readonly Fact[], byTime: ReturnType<typeof byTimeIn>): Sighting[] {
  const seen = withoutRepeats(facts.flatMap((fact) => sight.see(fact) ?? []));
  const { u } = sight.question;
  if (u.periods.length === 0) markNewest(seen, byTime, u.earliest);
  else markOutdone(seen);
  return seen;
}
