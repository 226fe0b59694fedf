import type { Fact } from "../../domain/fact.js";
import type { Period } from "../../domain/period.js";
import type { PeriodMention } from "../../domain/understanding.js";
import type { World } from "../../domain/world.js";

/** How a fact's time answers the time asked for. */
export type PeriodFit = "same" | "within" | "spanned" | "undated" | "other"; // spanned: over several years, one of them asked for

interface Range {
  start: string;
  end: string;
}

const rangeOf = (p: Period): Range => ({ start: p.start ?? "0000-01-01", end: p.end ?? "9999-12-31" });

/** The period asked for, with 今年 and 去年 read as the article's own years when the calendar's year is not covered. */
export function askedPeriod(mention: PeriodMention, fact: Fact, world: World): Period {
  if (mention.offset === null) return mention.period;
  const year = articleYear(fact, world);
  if (year === null) return mention.period;
  const asked = year + mention.offset;
  return { text: `${asked}年`, start: `${asked}-01-01`, end: `${asked}-12-31` };
}

/** The year in which the article was written, as printed or as its text proves. */
export function articleYear(fact: Fact, world: World): number | null {
  const article = world.articles.get(fact.article);
  if (article?.published) return Number(article.published.slice(0, 4));
  return article?.inferred?.year ?? null;
}

/**
 * Compares times. A figure "since 2019" answers 2019 and later up to its end; one "at the end of 2017" answers 2017;
 * an undated one answers only the year of writing and the one before, and never surely.
 */
export function fitPeriod(mention: PeriodMention, fact: Fact, world: World): PeriodFit {
  const asked = askedPeriod(mention, fact, world);
  if (asked.start === null && asked.end === null) return "same";
  const { start, end } = fact.period;
  const want = rangeOf(asked);
  if (start === null && end === null) return undatedFit(want, fact, world);
  if (asked.start === start && asked.end === end) return "same";
  if (start === null && end !== null) return end >= want.start && end <= want.end ? "within" : "other"; // 截至 …
  const have = rangeOf({ ...fact.period, end: end ?? writtenBy(fact, world) });
  if (have.start >= want.start && have.end <= want.end) return "within";
  if (spansYears(have) && start !== null && end !== null) return "other"; // a sum over five years is not that of one of them
  if (spansYears(have)) return overlaps(have, want) && want.start >= have.start ? "spanned" : "other";
  return want.start >= have.start && want.end <= have.end && have.start.slice(0, 4) === want.start.slice(0, 4) ? "within" : "other";
}

const overlaps = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end;
const spansYears = (r: Range): boolean => r.start.slice(0, 4) !== r.end.slice(0, 4) && r.start !== "0000-01-01";

function writtenBy(fact: Fact, world: World): string {
  const article = world.articles.get(fact.article);
  const year = articleYear(fact, world);
  return article?.published ?? (year === null ? "9999-12-31" : `${year}-12-31`);
}

function undatedFit(want: Range, fact: Fact, world: World): PeriodFit {
  const year = articleYear(fact, world);
  if (year === null) return "undated";
  const inYear = (y: number): boolean => want.start <= `${y}-12-31` && want.end >= `${y}-01-01`;
  return inYear(year) || inYear(year - 1) ? "undated" : "other";
}

/** Later first; undated counts as the time of writing. */
export function newness(fact: Fact, world: World): string {
  return fact.period.end ?? fact.period.start ?? writtenBy(fact, world);
}
