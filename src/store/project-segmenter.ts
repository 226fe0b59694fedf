import path from "node:path";
import { createSegmenter, type Segmenter } from "../text/segment.js";
import { smallDictionary } from "./dictionary.js";

const made = new Map<string, Segmenter>();

/**
 * The segmenter with the small dictionary that is kept beside the packages: one for questions and
 * articles, so that its dictionary is loaded once.
 * @param root the project's folder
 */
export function projectSegmenter(root: string): Segmenter {
  const known = made.get(root);
  if (known) return known;
  const cache = path.join(root, "node_modules", ".cache", "chuchu");
  const segmenter = createSegmenter({ dictionary: () => smallDictionary(cache) });
  made.set(root, segmenter);
  return segmenter;
}
