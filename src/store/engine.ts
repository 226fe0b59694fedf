import path from "node:path";
import { createAsk, type Ask } from "../ask.js";
import type { Originals } from "../domain/originals.js";
import type { World } from "../domain/world.js";
import { createPassageIndex, type Passage, type PassageIndex } from "../retrieve/passages/index.js";
import { createSegmenter } from "../text/segment.js";
import { smallDictionary } from "./dictionary.js";
import { loadLanguage } from "./language.js";
import { createOriginals } from "./originals.js";
import { loadWorld } from "./world.js";

export interface Engine {
  ask: Ask;
  world: World;
  originals: Originals | null;
}

/** Loads everything and builds the question flow. @throws DataError naming every broken file */
export function loadEngine(root: string, options: { articlesDir?: string | undefined } = {}): Engine {
  const world = loadWorld(path.join(root, "data"));
  const language = loadLanguage(root);
  const originals = options.articlesDir ? createOriginals(options.articlesDir, world) : null;
  const passages = (): PassageIndex => createPassageIndex(passagesOf(world, originals), { segmenter: createSegmenter({ dictionary: () => smallDictionary(path.join(root, "node_modules", ".cache", "chuchu")) }) });
  const ask = createAsk({ world, language, passages, ...(originals ? { originals } : {}) });
  return { ask, world, originals };
}

/** What the passage search reads: our digests and their topics, and the original words where we have them. */
export function passagesOf(world: World, originals: Originals | null): Passage[] {
  return [...world.articles.values()].flatMap((article) =>
    article.paragraphs
      .filter((p) => p.digest !== "")
      .map((p) => ({
        id: `${article.id}/${p.n}`,
        article: article.id,
        paragraph: p.n,
        text: p.digest,
        regions: withAbove(world, p.regions.length > 0 ? p.regions : regionsOf(world, article.id)),
        extra: [...p.topics, p.en, originals?.paragraph(article.id, p.n) ?? ""].join("\n"),
      })),
  );
}

const regionsOf = (world: World, article: string): string[] => [...new Set(world.facts.filter((f) => f.article === article).map((f) => f.region))];

/** A paragraph on a village answers questions on its township and county too. */
function withAbove(world: World, ids: string[]): string[] {
  const all = new Set<string>();
  for (const id of ids) for (let at: string | null | undefined = id; at; at = world.regions.get(at)?.parent) all.add(at);
  return [...all];
}
