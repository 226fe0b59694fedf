import path from "node:path";
import { createAsk, type Asker } from "../ask.js";
import type { Originals } from "../domain/originals.js";
import type { WeightSets } from "../domain/weights.js";
import type { World } from "../domain/world.js";
import { weightsOf } from "../judge/index.js";
import { createPassageIndex, type Passage, type PassageIndex, type PassageTools } from "../retrieve/passages/index.js";
import { loadLanguage } from "./language.js";
import { createOriginals } from "./originals.js";
import { projectSegmenter } from "./project-segmenter.js";
import { loadWorld } from "./world.js";

export interface Engine {
  ask: Asker;
  world: World;
  originals: Originals | null;
}

/**
 * Loads what the project itself holds and builds the question flow. With what was ingested besides: openEngine in live-engine.ts.
 * @throws DataError naming every broken file
 */
export function loadEngine(root: string, options: { articlesDir?: string | undefined } = {}): Engine {
  const world = loadWorld(path.join(root, "data"));
  const language = loadLanguage(root);
  const originals = options.articlesDir ? createOriginals(options.articlesDir, world) : null;
  const passages = (): PassageIndex => createPassageIndex(passagesOf(world, originals), passageTools(root, language.weights));
  const ask = createAsk({ world, language, passages, ...(originals ? { originals } : {}) });
  return { ask, world, originals };
}

/** What a passage index needs. @throws Error where the weights of passages are not there */
export function passageTools(root: string, sets: WeightSets): PassageTools {
  return { segmenter: projectSegmenter(root), weights: weightsOf(sets, "passages") };
}

/**
 * What the passage search reads: our digests and their topics, and the original words where we have them.
 * @param articles only those of these articles; all unless given
 */
export function passagesOf(world: World, originals: Originals | null, articles: Iterable<string> = world.articles.keys()): Passage[] {
  const told = new Map<string, Set<string>>();
  for (const { article, region } of world.facts) told.set(article, (told.get(article) ?? new Set()).add(region));
  return [...articles].flatMap((id) =>
    (world.articles.get(id)?.paragraphs ?? [])
      .filter((p) => p.digest !== "")
      .map((p) => ({
        id: `${id}/${p.n}`,
        article: id,
        paragraph: p.n,
        text: p.digest,
        regions: withAbove(world, p.regions.length > 0 ? p.regions : (told.get(id) ?? [])),
        extra: [...p.topics, p.en, originals?.paragraph(id, p.n) ?? ""].join("\n"),
      })),
  );
}

/** A paragraph on a village answers questions on its township and county too. */
function withAbove(world: World, ids: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const id of ids) for (let at: string | null | undefined = id; at; at = world.regions.get(at)?.parent) all.add(at);
  return [...all];
}
