import type { World } from "../domain/world.js";
import { keptFor } from "../text/steps.js";

export interface Covered {
  counties: readonly string[]; // ids of the counties, cities and provinces with figures, in the world's order
  counts: readonly (readonly [region: string, facts: number])[]; // of every region, most first
}

/** Which regions have figures, counted once for a world. */
export const coveredIn = keptFor((world: World): Covered => {
  const count = new Map<string, number>();
  for (const { region } of world.facts) count.set(region, (count.get(region) ?? 0) + 1);
  return { counties: [...count.keys()].filter((id) => id.length === COUNTY_CODE), counts: [...count].sort((a, b) => b[1] - a[1]) };
});

const COUNTY_CODE = 6;

/** Lines made on the first call; whoever asks again gets the same. */
export function madeOnce<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
