import { z } from "zod";
import type { Weights } from "../../domain/weights.js";
import type { Segmenter } from "../../text/segment.js";
import { ArraysEngine } from "./arrays-engine.js";
import type { CandidateEngine } from "./candidates.js";
import { asUint32, sectionOf, unpackSections } from "./container.js";
import { Frequencies } from "./frequencies.js";
import { MemoryPassageIndex } from "./memory-index.js";
import { MiniSearchEngine } from "./minisearch-engine.js";
import type { Passage, PassageIndex } from "./passage.js";
import { createRanker } from "./rank.js";
import { PassageStore } from "./passage-store.js";

export type { Expected, Passage, PassageHit, PassageIndex, PassageSearchOptions, Span } from "./passage.js";
export { readExpected } from "./question.js";
export { addGradually } from "./add-gradually.js";

// MiniSearch serves small collections. Its Maps cost 4.7 KB a paragraph at 100,000; typed arrays with the texts cost 2.0.
// The border itself is a guess between 1,000 paragraphs, where both are quick, and 100,000.
const MANY = 5_000;

/** What every index needs, wherever it keeps its passages. */
export interface PassageTools {
  segmenter: Segmenter;
  weights: Weights; // data/weights/passages.json
}

export interface PassageIndexOptions extends PassageTools {
  engine?: "memory" | "minisearch" | "arrays"; // "memory" (the default): by the number of passages
}

/** Builds a passage index; about 0.6 ms of processor time a paragraph. */
export function createPassageIndex(passages: readonly Passage[], options: PassageIndexOptions): PassageIndex {
  const { segmenter, weights, engine = "memory" } = options;
  const chosen = engine === "memory" ? (passages.length > MANY ? "arrays" : "minisearch") : engine;
  const candidates = chosen === "arrays" ? new ArraysEngine() : new MiniSearchEngine();
  const index = new MemoryPassageIndex(segmenter, candidates, createRanker(weights));
  index.add(passages);
  return index;
}

const About = z.object({
  engine: z.enum(["minisearch", "arrays"]),
  native: z.boolean(),
  passages: z.int(),
  total: z.int(),
});

/**
 * An index as save() gave it. Takes the bytes over: they must not be changed afterwards.
 * Throws when they are no index, or when its words were cut by another segmenter than the one at hand; build it anew then.
 */
export function loadPassageIndex(saved: Uint8Array, { segmenter, weights }: PassageTools): PassageIndex {
  const sections = unpackSections(saved);
  const about = About.parse(JSON.parse(Buffer.from(sectionOf(sections, "about")).toString("utf8")));
  if (about.native !== segmenter.native)
    throw new Error("passages: the saved index was cut by another segmenter; build it anew");
  const frequencies = new Frequencies(asUint32(sectionOf(sections, "counts")));
  frequencies.passages = about.passages;
  frequencies.total = about.total;
  const engine = loadEngine(about.engine, sectionOf(sections, "engine"));
  const store = PassageStore.load(sections);
  return new MemoryPassageIndex(segmenter, engine, createRanker(weights), store, frequencies);
}

function loadEngine(name: "minisearch" | "arrays", saved: Uint8Array): CandidateEngine {
  return name === "arrays" ? ArraysEngine.load(saved) : MiniSearchEngine.load(saved);
}
