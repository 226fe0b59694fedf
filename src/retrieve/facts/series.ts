import type { Fact } from "../../domain/fact.js";
import type { Understanding } from "../../domain/understanding.js";
import type { World } from "../../domain/world.js";
import { readNumeral } from "../../text/numerals.js";
import { fitPeriod, newness } from "./period-fit.js";
import type { Hit } from "./search.js";

/** Compares by time, the earlier first. */
export type ByTime = (a: Fact, b: Fact) => number;

/** Where a time is asked for, a figure of that time leads an undated one of the same series. */
export function datedFirst(hits: Hit[]): void {
  const dated = new Map<string, number>(); // series → its best figure of that time
  const seriesOf = ({ fact }: Hit): string => `${fact.indicator}|${fact.region}`;
  for (const h of hits) if (h.period === "same" || h.period === "within") dated.set(seriesOf(h), Math.max(h.total, dated.get(seriesOf(h)) ?? -Infinity));
  for (const h of hits) {
    if (h.period !== "undated" && h.period !== "spanned") continue;
    if (h.total - (dated.get(seriesOf(h)) ?? -Infinity) < 0.3) h.total -= 0.31;
  }
}

/** 2016和2017两年: a figure of both years together answers both. */
export function asOneSpan(hits: Hit[], u: Understanding, world: World): void {
  const [first] = u.periods;
  const starts = u.periods.flatMap((p) => p.period.start ?? []).sort();
  const ends = u.periods.flatMap((p) => p.period.end ?? []).sort();
  const span = { start: starts[0] ?? null, end: ends.at(-1) ?? null, text: "" };
  if (!first || u.periods.some((p) => p.offset !== null)) return;
  for (const h of hits) {
    if (h.period !== "other" || fitPeriod({ ...first, period: span }, h.fact, world) !== "same") continue;
    h.period = "same";
    h.total += ONE_SPAN;
  }
}

const ONE_SPAN = 0.34;
const TOGETHER = 0.2;

/** 五年总共: a figure of so many years taken together; "in the five years to 2018": the year that ends the stretch is no other time. */
export function takenTogether(hits: Hit[], years: number): void {
  for (const h of hits) {
    if (yearsOf(h.fact) !== years) continue;
    h.total += h.period === "other" ? TOGETHER + ONE_SPAN : TOGETHER;
    h.period = "same";
  }
}

/** What a hit may gain at most by the two above. */
export const mostGained = (u: Understanding): number => (u.years !== null ? TOGETHER + ONE_SPAN : 0) + (u.periods.length > 1 ? ONE_SPAN : 0);

/** How many years a figure is of, taken together: 5年内 → 5, 2014 to 2018 → 5. */
function yearsOf(fact: Fact): number | null {
  const said = /(?<n>[一两二三四五六七八九十]|\d{1,2})年(?:内|间)/u.exec(fact.period.text)?.groups?.["n"];
  if (said !== undefined) return readNumeral(said);
  const { start, end } = fact.period;
  return start && end ? Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 : null;
}

/** Where no time is asked for, the latest figure of a series leads it: its words do not matter, only its time and status. */
export function latestFirst(hits: Hit[], byTime: ByTime, reversed: boolean): void {
  const series = new Map<string, Hit[]>();
  for (const h of hits) {
    if (h.total < 0.3) continue;
    const key = `${h.fact.indicator}|${h.fact.region}|${h.fact.subject}|${h.fact.status}`;
    (series.get(key) ?? series.set(key, []).get(key))?.push(h);
  }
  for (const group of series.values()) {
    if (group.length < 2) continue;
    const best = Math.max(...group.map((h) => h.total));
    group.sort((a, b) => byTime(b.fact, a.fact) * (reversed ? -1 : 1));
    group.forEach((h, i) => (h.total = best - h.total < 0.25 ? best - 0.001 * i : h.total));
  }
}

/** Of 由8.3万亩扩大到32.5万亩 the figure told last is the later one; in what was ingested nobody has given them their times. */
function laterInClause(a: Fact, b: Fact): number {
  if (a.origin === "curated" || b.origin === "curated" || a.article !== b.article || a.paragraph !== b.paragraph || a.indicator !== b.indicator) return 0;
  return a.period.text === b.period.text ? Number(a.id.split("/").at(-1)) - Number(b.id.split("/").at(-1)) : 0;
}

/** Compares by time; a fact's own is worked out once. */
export function byTimeIn(world: World): ByTime {
  const known = new Map<Fact, string>();
  const timeOf = (fact: Fact): string => {
    let time = known.get(fact);
    if (time === undefined) known.set(fact, (time = newness(fact, world)));
    return time;
  };
  return (a, b) => laterInClause(a, b) || (timeOf(a) < timeOf(b) ? -1 : 1);
}
