import type { Fact } from "../../domain/fact.js";
import type { PeriodMention, TermAsk, Understanding } from "../../domain/understanding.js";
import { articleYear, fitPeriod } from "../facts/period-fit.js";
import type { Hit } from "../facts/search.js";
import type { Finder } from "./context.js";

/** What a list is chosen from: the facts of a place, or all there are, of the time and status asked for where there are such. */
export interface Choice {
  timely: boolean; // some are of the time asked for
  periods(): string[]; // a few of the times that there are
  all(): Fact[];
  atMost(count: number): boolean; // no more than so many
  inUnits(fits: (unit: string) => boolean): Fact[];
  several(fits: (unit: string) => boolean): boolean; // more than one in these units
  hits(u: Understanding, terms: TermAsk[]): Hit[]; // those that share a word with the terms
  ofThemes(themes: readonly string[]): Fact[];
  beside(facts: readonly Fact[]): Fact[]; // told in the same paragraphs
  ordered(facts: readonly Fact[]): Fact[]; // each once, as they stand
}

type Status = Fact["status"] | null;
type Test = (fact: Fact) => boolean;

const MOST_PERIODS = 6;
/** Of more facts that share a word with the question only those are listed that share most. */
const MANY = 1000;
const ENOUGH = 200;

const themeOf = (f: Finder, x: Fact): string => f.world.indicators.get(x.indicator)?.theme ?? "";
const periodsOf = (facts: readonly Fact[]): string[] => [...new Set(facts.map((x) => x.period.text).filter(Boolean))].slice(0, MOST_PERIODS);

/** 今年, or the year of the article: its 下一步 is of that year too. */
const ofArticlesYear = (f: Finder, p: PeriodMention, x: Fact): boolean => p.offset === 0 || p.period.text === `${articleYear(x, f.world)}年`;

/** The time and the status asked for, each unless none of the facts has it. */
function testFor(f: Finder, facts: readonly Fact[], status: Status): { keep: Test; timely: boolean } {
  const inTime: Test = (x) => f.u.periods.some((p) => ["same", "within", "spanned"].includes(fitPeriod(p, x, f.world)) || (ofArticlesYear(f, p, x) && x.status === "planned" && x.period.end === null));
  const timely = f.u.periods.length > 0 && facts.some(inTime);
  const timed: Test = timely ? inTime : () => true;
  const both: Test = (x) => x.status === status && timed(x);
  return { keep: status !== null && facts.some(both) ? both : timed, timely };
}

/** Among the facts of a place, which are all looked at. */
export function choiceAmong(f: Finder, facts: readonly Fact[], status: Status): Choice {
  const { keep, timely } = testFor(f, facts, status);
  const kept = facts.filter(keep);
  const inUnits: Choice["inUnits"] = (fits) => kept.filter((x) => fits(x.unit));
  return {
    timely,
    inUnits,
    periods: () => periodsOf(facts),
    all: () => kept,
    atMost: (count) => kept.length <= count,
    several: (fits) => inUnits(fits).length > 1,
    hits: (u) => f.search.search(u, [], null, { pool: kept }),
    ofThemes: (themes) => kept.filter((x) => themes.includes(themeOf(f, x))),
    beside: (some) => {
      const paragraphs = new Set(some.map((x) => `${x.article}/${x.paragraph}`));
      return kept.filter((x) => paragraphs.has(`${x.article}/${x.paragraph}`));
    },
    ordered: (some) => {
      const ids = new Set(some.map((x) => x.id));
      return kept.filter((x) => ids.has(x.id));
    },
  };
}

/** Among all facts that there are, of which only those are looked at that may be listed. */
export function choiceEverywhere(f: Finder, status: Status): Choice {
  const { search, world } = f;
  const times = search.times.map((time) => time.like);
  const { keep, timely } = testFor(f, times, status);
  return {
    timely,
    periods: () => periodsOf(times),
    all: () => world.facts.filter(keep),
    atMost: (count) => search.times.reduce((sum, time) => sum + (keep(time.like) ? time.count : 0), 0) <= count,
    inUnits: (fits) => [...search.inOrder(search.ofUnits(fits).map((list) => list.filter(keep)))],
    several: (fits) => hasTwo(search.ofUnits(fits), keep),
    hits(u, terms) {
      const indicators = new Set(terms.flatMap((t) => search.holding(t.token)));
      const count = [...indicators].reduce((sum, id) => sum + search.withIndicator(id).length, 0);
      if (count <= MANY) return search.search(u, [], null, { pool: search.inOrder([...indicators].map(search.withIndicator)).filter(keep) });
      return search.search(u, [], null, { enough: ENOUGH }).filter((h) => keep(h.fact));
    },
    ofThemes: (themes) => [...world.indicators.values()].filter((i) => themes.includes(i.theme)).flatMap((i) => search.withIndicator(i.id).filter(keep)),
    beside: (some) => {
      const paragraphs = new Set(some.map((x) => `${x.article}/${x.paragraph}`));
      return search.inOrder([...new Set(some.map((x) => x.article))].map((id) => search.ofArticle(id))).filter((x) => paragraphs.has(`${x.article}/${x.paragraph}`) && keep(x));
    },
    ordered: (some) => [...search.inOrder([some])],
  };
}

function hasTwo(lists: readonly (readonly Fact[])[], keep: Test): boolean {
  let count = 0;
  for (const list of lists) for (const x of list) if (keep(x) && ++count > 1) return true;
  return false;
}
