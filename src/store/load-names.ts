import { placesAbove } from "../domain/world.js";
import type { Merged } from "./load-checks.js";
import { placeOf } from "./load-merge.js";
import type { Problem } from "./load-problems.js";
import { problemAt, type Located } from "./load-yaml.js";

interface Named {
  id: string;
  names: readonly string[];
  at: Located<unknown>;
}

/**
 * Names that lead to two different entries. A region may share a name with a place that holds it (巴中 the city);
 * two indicators or regions share one on purpose only where data/ambiguous.yaml says so.
 * @returns errors for regions, warnings for indicators
 */
export function checkNames(merged: Merged): Problem[] {
  const regions = new Map([...merged.regions].map(([id, entry]) => [id, entry.item]));
  const places: Named[] = [...merged.regions.values()].map((at) => ({ id: at.item.id, names: [at.item.name, at.item.short, ...at.item.aliases, at.item.en, ...at.item.enAliases], at }));
  const measures: Named[] = [...merged.indicators.values()].map((at) => ({ id: at.item.id, names: [at.item.name, ...at.item.aliases, at.item.en, ...at.item.enAliases], at }));
  const above = (id: string, other: string): boolean => placesAbove({ regions }, id).some((place) => place.id === other);
  return [
    ...clashes(places, merged.ambiguous.regions, "error", (a, b) => above(a, b) || above(b, a)),
    ...clashes(measures, merged.ambiguous.indicators, "warning", () => false),
  ];
}

function clashes(
  entries: readonly Named[], shared: Readonly<Record<string, readonly string[]>>, level: Problem["level"], mayShare: (a: string, b: string) => boolean,
): Problem[] {
  const onPurpose = new Map(Object.entries(shared).map(([name, ids]) => [name.toLowerCase(), ids]));
  const holders = new Map<string, Named[]>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    for (const name of new Set(entry.names.map((alias) => alias.toLowerCase()))) {
      const first = holders.get(name) ?? [];
      const ids = onPurpose.get(name) ?? [];
      for (const other of first) {
        if (mayShare(entry.id, other.id) || (ids.includes(entry.id) && ids.includes(other.id))) continue;
        problems.push(problemAt(entry.at, ["aliases"], `"${name}" names ${entry.id} and ${other.id} (${placeOf(other.at)})`, level));
      }
      holders.set(name, [...first, entry]);
    }
  }
  return problems;
}
