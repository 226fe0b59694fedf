import type { AbsentIndicator } from "../domain/language-data.js";
import type { World } from "../domain/world.js";

/** The English name of what findings call by its Chinese name: a region, an indicator of ours, or one that no article gives. Any other name stays as it is. */
export function namesEn(world: World, absent: readonly AbsentIndicator[]): (name: string) => string {
  return (name) =>
    absent.find((a) => a.name === name)?.en ??
    foundIn(world.regions, (r) => r.short === name || r.name === name)?.en ??
    foundIn(world.indicators, (i) => i.name === name)?.en ??
    name;
}

/** The first that fits; looked for only when something is declined, so nothing is built ahead. */
function foundIn<T>(entries: ReadonlyMap<string, T>, fits: (entry: T) => boolean): T | undefined {
  for (const entry of entries.values()) if (fits(entry)) return entry;
  return undefined;
}
