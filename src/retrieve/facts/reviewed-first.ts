import type { Fact } from "../../domain/fact.js";
import type { Sighting } from "./sighting.js";

/** A figure that nobody has reviewed is left out where a reviewed one tells the same for the same time. */
export function withoutRepeats(sightings: readonly Sighting[]): Sighting[] {
  const isRead = ({ origin }: Fact): boolean => origin === "machine";
  const timely = (s: Sighting): string[] => (s.period === "other" ? [] : [keyOf({ ...s, period: "same" })]);
  const reviewed = new Set(sightings.flatMap((s) => (isRead(s.fact) ? [] : [keyOf(s), ...timely(s)])));
  return sightings.filter((s) => !isRead(s.fact) || !reviewed.has(keyOf(s)));
}

const keyOf = ({ fact, period }: Pick<Sighting, "fact" | "period">): string =>
  [fact.region, fact.indicator, fact.subject, fact.status, period].join("|");
