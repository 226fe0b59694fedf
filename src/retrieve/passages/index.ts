import { z } from "zod";
import type { Segmenter } from "../../text/segment.js";
import { ArraysEngine } from "./arrays-engine.js";
import type { CandidateEngine } from "./candidates.js";
import { asUint32, sectionOf, unpackSections } from "./container.js";
import { Frequencies } from "./frequencies.js";
import { MemoryPassageIndex } from "./memory-index.js";
import { MiniSearchEngine } from "./minisearch-engine.js";
import type { Passage, PassageIndex } from "./passage.js";
import { PassageStore } from "./passage-store.js";

export type { Expected, Passage, PassageHit, PassageIndex, PassageSearchOptions, Span } from "./passage.js";
export { LIKELY } from "./confidence.js";
export { readExpected } from "./question.js";
export { addGradually } from "./add-gradually.js";

// MiniSearch serves small collections. Its Maps cost 4.7 KB a paragraph at 100,000; typed arrays with the texts cost 2.0.
// The border itself is a guess between 1,000 paragraphs, where both are quick, and 100,000.
const MANY = 5_000;

export interface PassageIndexOptions {
  segmenter: Segmenter;
  engine?: "memory" | "minisearch" | "arrays"; // "memory" (the default): by the number of passages
}

/** Builds a passage index; about 0.6 ms of processor time a paragraph. */
export function createPassageIndex(passages: readonly Passage[], options: PassageIndexOptions): PassageIndex {
  const { segmenter, engine = "memory" } = options;
  const chosen = engine === "memory" ? (passages.length > MANY ? "arrays" : "minisearch") : engine;
  const index = new MemoryPassageIndex(segmenter, chosen === "arrays" ? new ArraysEngine() : new MiniSearchEngine());
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
export function loadPassageIndex(saved: Uint8Array, { segmenter }: { segmenter: Segmenter }): PassageIndex {
  const sections = unpackSections(saved);
  const about = About.parse(JSON.parse(Buffer.from(sectionOf(sections, "about")).toString("utf8")));
  if (about.native !== segmenter.native)
    throw new Error("passages: the saved index was cut by another segmenter; build it anew");
  const frequencies = new Frequencies(asUint32(sectionOf(sections, "counts")));
  frequencies.passages = about.passages;
  frequencies.total = about.total;
  return new MemoryPassageIndex(segmenter, loadEngine(about.engine, sectionOf(sections, "engine")), PassageStore.load(sections), frequencies);
}

function loadEngine(name: "minisearch" | "arrays", saved: Uint8Array): CandidateEngine {
  return name === "arrays" ? ArraysEngine.load(saved) : MiniSearchEngine.load(saved);
}
