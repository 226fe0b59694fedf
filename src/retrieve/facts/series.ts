import type { Fact } from "../../domain/fact.js";
import type { World } from "../../domain/world.js";
import { readNumeral } from "../../text/numerals.js";
import { newness } from "./period-fit.js";
import type { Sighting } from "./sighting.js";

/** Compares by time, the earlier first. */
export type ByTime = (a: Fact, b: Fact) => number;

/** Where no time is asked for, the latest of each series is marked; or the earliest. */
export function markNewest(sightings: readonly Sighting[], byTime: ByTime, earliest: boolean): void {
  const latest = new Map<string, Sighting>();
  for (const one of sightings) {
    const { indicator, region, subject, status } = one.fact;
    const key = `${indicator}|${region}|${subject}|${status}`;
    const old = latest.get(key);
    if (!old || byTime(one.fact, old.fact) > 0 !== earliest) latest.set(key, one);
  }
  for (const one of latest.values()) one.newest = true;
}

/** Where a time is asked for, an undated figure of a series that has one of that time is outdone by it. */
export function markOutdone(sightings: readonly Sighting[]): void {
  const seriesOf = ({ fact }: Sighting): string => `${fact.indicator}|${fact.region}`;
  const isDated = ({ period }: Sighting): boolean => period === "same" || period === "within";
  const dated = new Set(sightings.filter(isDated).map(seriesOf));
  for (const one of sightings) one.outdone = !isDated(one) && dated.has(seriesOf(one));
}

/** How many years a figure is of, taken together: 5年内 → 5, 2014 to 2018 → 5. */
export function yearsTogether(fact: Fact): number | null {
  const said = /(?<n>[一两二三四五六七八九十]|\d{1,2})年(?:内|间)/u.exec(fact.period.text)?.groups?.["n"];
  if (said !== undefined) return readNumeral(said);
  const { start, end } = fact.period;
  return start && end ? Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 : null;
}

/**
 * Of 由8.3万亩扩大到32.5万亩 the figure told last is the later one; in what was ingested nobody has given them
 * their times.
 */
function laterInClause(a: Fact, b: Fact): number {
  if (a.origin === "curated" || b.origin === "curated") return 0;
  if (a.article !== b.article || a.paragraph !== b.paragraph || a.indicator !== b.indicator) return 0;
  if (a.period.text !== b.period.text) return 0;
  return Number(a.id.split("/").at(-1)) - Number(b.id.split("/").at(-1));
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
