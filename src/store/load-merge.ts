import type { Indicator } from "../domain/indicator.js";
import { RegionLevel, type Region } from "../domain/region.js";
import type { Problem } from "./load-problems.js";
import { problemAt, type Located } from "./load-yaml.js";

/** What two entries of one id must agree on. */
type Fixed<T> = readonly (keyof T & string)[];

/** One entry an id: an indicator that several articles' files describe gets all their aliases. */
export function mergeIndicators(entries: readonly Located<Indicator>[], problems: Problem[]): Map<string, Located<Indicator>> {
  return mergeById(entries, ["name", "unit", "theme"], problems, (one, other) => ({
    ...one,
    lower: one.lower || other.lower,
    aliases: unite(one.name, one.aliases, other.aliases),
    enAliases: unite(one.en, one.enAliases, [other.en, ...other.enAliases]),
  }));
}

/** One entry an id, provinces first, so that a place comes after the one that holds it. */
export function mergeRegions(entries: readonly Located<Region>[], problems: Problem[]): Map<string, Located<Region>> {
  const merged = mergeById(entries, ["name", "level", "parent"], problems, (one, other) => ({
    ...one,
    aliases: unite(one.short, one.aliases, [other.short, ...other.aliases]),
    enAliases: unite(one.en, one.enAliases, [other.en, ...other.enAliases]),
  }));
  const depth = (entry: Located<Region>): number => RegionLevel.options.indexOf(entry.item.level);
  return new Map([...merged].sort(([, a], [, b]) => depth(a) - depth(b)));
}

/** Entries by id; a second entry of one id is an error. */
export function indexById<T extends { id: string }>(entries: readonly Located<T>[], problems: Problem[]): Map<string, Located<T>> {
  const byId = new Map<string, Located<T>>();
  for (const entry of entries) {
    const first = byId.get(entry.item.id);
    if (first) problems.push(problemAt(entry, ["id"], `${entry.item.id} stands twice, first in ${placeOf(first)}`));
    else byId.set(entry.item.id, entry);
  }
  return byId;
}

function mergeById<T extends { id: string }>(
  entries: readonly Located<T>[], fixed: Fixed<T>, problems: Problem[], join: (one: T, other: T) => T,
): Map<string, Located<T>> {
  const merged = new Map<string, Located<T>>();
  for (const entry of entries) {
    const { id } = entry.item;
    const first = merged.get(id);
    if (!first) {
      merged.set(id, entry);
      continue;
    }
    for (const key of fixed) {
      if (first.item[key] === entry.item[key]) continue;
      problems.push(problemAt(entry, [key], `${id} has ${key} ${String(entry.item[key])} here, ${String(first.item[key])} in ${placeOf(first)}`));
    }
    merged.set(id, { ...first, item: join(first.item, entry.item) });
  }
  return merged;
}

/** All names but the one that stands elsewhere already, each once. */
function unite(name: string, ...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].filter((alias) => alias !== name);
}

/** "data/indicators/a.yaml:12" */
export function placeOf(entry: Pick<Located<unknown>, "from" | "path">): string {
  const line = entry.from.lineOf(entry.path);
  return line === null ? entry.from.file : `${entry.from.file}:${line}`;
}
