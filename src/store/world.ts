import type { World } from "../domain/world.js";
import { openCache } from "./load-cache.js";
import { checkMerged, type Merged } from "./load-checks.js";
import { readDraft, type Ambiguous, type Draft } from "./load-draft.js";
import { indexById, mergeIndicators, mergeRegions } from "./load-merge.js";
import { checkNames } from "./load-names.js";
import { DataError, type Problem } from "./load-problems.js";
import { readSources, type Located, type Source } from "./load-yaml.js";

/**
 * Everything in data/: parsed, validated, united over the files, held against each other, or taken as it was from the cache.
 * @param folder the data folder, "…/data"
 * @throws DataError that lists every error of every file with its line
 */
export function loadWorld(folder: string): World {
  const sources = readSources(folder, "data");
  const cache = openCache(folder, sources);
  const cached = cache.read();
  if (cached) return cached;
  const { world, problems } = buildWorld(sources);
  if (!world) throw new DataError(problems.filter(({ level }) => level === "error"));
  cache.write(world);
  return world;
}

/** The same without the cache, and without throwing: what is wrong or doubtful is told beside. The world is null when anything is wrong. */
export function inspectWorld(folder: string): { world: World | null; problems: Problem[] } {
  return buildWorld(readSources(folder, "data"));
}

function buildWorld(sources: readonly Source[]): { world: World | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const merged = mergeDraft(readDraft(sources, problems), problems);
  problems.push(...checkMerged(merged), ...checkNames(merged));
  if (sources.length === 0) problems.push({ level: "error", file: "data", line: null, path: "", message: "no YAML file there" });
  const world = problems.some(({ level }) => level === "error") ? null : toWorld(merged);
  return { world, problems };
}

function mergeDraft(draft: Draft, problems: Problem[]): Merged {
  return {
    regions: mergeRegions(draft.regions, problems),
    indicators: mergeIndicators(draft.indicators, problems),
    themes: indexById(draft.themes, problems),
    articles: indexById(draft.articles, problems),
    facts: indexById(draft.facts, problems),
    ambiguous: draft.ambiguous[0]?.item ?? ({ regions: {}, indicators: {} } satisfies Ambiguous),
  };
}

function toWorld({ regions, indicators, themes, articles, facts }: Merged): World {
  const items = <K extends string, T extends { id: K }>(entries: ReadonlyMap<string, Located<T>>): Map<T["id"], T> =>
    new Map([...entries.values()].map(({ item }) => [item.id, item]));
  return {
    regions: items(regions),
    indicators: items(indicators),
    articles: items(articles),
    facts: [...facts.values()].map(({ item }) => item),
    themes: items(themes),
  };
}
