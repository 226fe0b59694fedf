import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, PeriodMention, Understanding } from "../../domain/understanding.js";
import { isWithin, type World } from "../../domain/world.js";
import type { Bags } from "./bags.js";
import { fitPeriod, newness, type PeriodFit } from "./period-fit.js";
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
  byId(id: string): Fact | undefined;
}

/** Without a region only facts that share a rare token are looked at; this many indicators at most. */
const MOST_INDICATORS = 200;

export function createFactSearch(world: World, bags: Bags): FactSearch {
  const byId = new Map(world.facts.map((f) => [f.id, f]));
  const byRegion = groupByRegion(world);
  const byIndicator = new Map<string, Fact[]>();
  for (const f of world.facts) (byIndicator.get(f.indicator) ?? byIndicator.set(f.indicator, []).get(f.indicator))?.push(f);

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
    factsOf: (region) => byRegion.get(region) ?? [],
    search(u, regions, measure, options = {}) {
      const asked = askedTerms(u.terms, bags);
      const hits = (options.pool ?? pool(u, regions)).map((fact) => weigh(scoreFact(fact, bags.of(fact), asked, u, measure, bags), u, regions, world));
      return hits.filter((h) => h.total > 0.15).sort((a, b) => b.total - a.total || compareNewness(b.fact, a.fact, world));
    },
  };
}

const compareNewness = (a: Fact, b: Fact, world: World): number => (newness(a, world) < newness(b, world) ? -1 : 1);

/** Facts by every region that they are of, lie in, or concern. */
function groupByRegion(world: World): Map<string, Fact[]> {
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
    for (const id of new Set([fact.region, ...fact.about].flatMap(above))) {
      let list = groups.get(id);
      if (!list) groups.set(id, (list = []));
      list.push(fact);
    }
  }
  return groups;
}

function weigh(s: Scored, u: Understanding, regions: string[], world: World): Hit {
  const fits = u.periods.map((p) => ({ p, fit: fitPeriod(p, s.fact, world) }));
  const period = bestFit(fits.map((f) => f.fit));
  const soft = u.periods.every((p: PeriodMention) => p.soft);
  const status = u.status === null ? "open" : u.status === s.fact.status ? "same" : "other";
  let total = s.score;
  if (period === "other") total -= soft ? 0.05 : 0.2;
  else if (u.periods.length > 0) total += period === "undated" ? 0.02 : 0.12;
  if (status === "same") total += 0.1;
  else if (status === "other") total -= u.status === "planned" ? 0.18 : 0.08;
  else if (s.fact.status === "planned") total -= 0.06;
  return { ...s, total: total + placeBonus(s.fact, regions, world), period, status };
}

/** A figure of the place itself before one of a place within it, and before one that only concerns it. */
function placeBonus(fact: Fact, regions: string[], world: World): number {
  if (regions.length === 0) return 0;
  const touched = regions.filter((r) => fact.region === r || fact.about.includes(r)).length;
  if (regions.length > 1 && touched === regions.length) return 0.15; // both the helper and the helped are named
  if (regions.includes(fact.region)) return 0;
  if (regions.some((r) => isWithin(world, fact.region, r))) return -0.07;
  return -0.04;
}

function bestFit(fits: PeriodFit[]): PeriodFit {
  for (const f of ["same", "within", "undated"] as const) if (fits.includes(f)) return f;
  return fits.length === 0 ? "same" : "other";
}
