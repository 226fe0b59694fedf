import type { Weights } from "../../domain/weights.js";
import type { Segmenter } from "../../text/segment.js";
import { ArraysEngine } from "./arrays-engine.js";
import { MemoryPassageIndex } from "./memory-index.js";
import { MiniSearchEngine } from "./minisearch-engine.js";
import type { Passage, PassageIndex } from "./passage.js";
import { createRanker } from "./rank.js";

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
