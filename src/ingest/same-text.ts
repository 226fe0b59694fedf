import { createHash } from "node:crypto";
import { foldSameLength } from "../text/quantities/index.js";
import type { Paragraph } from "./types.js";

const SKETCH = 24; // hashes that stand for a text
const SHORTEST = 6; // characters of a sentence that tells something
const LIKE = 0.8; // of the hashes of two texts that are one

/** Letters, figures and characters of a text, whatever its script, marks and blanks; a point within a figure stays. */
const bareOf = (text: string): string =>
  foldSameLength(text)
    .normalize("NFKC")
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.%]/gu, "");

const sentencesOf = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs
    .filter(({ role }) => role === "body")
    .flatMap(({ text }) => text.split(/[。！？；!?;\n]/u))
    .map(bareOf)
    .filter((sentence) => sentence.length >= SHORTEST);

/** The smallest hashes of an article's sentences: as many in common as the texts have. @returns at most 24 */
export function sketchOf(paragraphs: readonly Paragraph[]): string[] {
  const hashes = sentencesOf(paragraphs).map((sentence) =>
    createHash("sha256").update(sentence).digest("hex").slice(0, 12),
  );
  return [...new Set(hashes)].sort().slice(0, SKETCH);
}

/** True when so much of a sketch stands in another that the texts may be one. */
export const isLike = (shared: number, size: number): boolean => size > 0 && shared >= size * LIKE;

/**
 * True when a text says nothing with a figure that another does not say: the same article in another file, or under another name.
 * A corrected figure makes another article.
 */
export function saysNothingNew(text: readonly Paragraph[], known: readonly Paragraph[]): boolean {
  const all = bareOf(known.map((paragraph) => paragraph.text).join(""));
  return sentencesOf(text)
    .filter((sentence) => /\d/u.test(sentence))
    .every((sentence) => all.includes(sentence));
}
