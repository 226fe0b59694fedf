import type { Measured } from "./features.js";
import type { Matches } from "./match.js";
import type { Question } from "./question.js";
import type { Span } from "./passage.js";
import { SENTENCE_END, unitStarts } from "./units.js";

/**
 * The sentence of a passage that answers best, and in it what it shares with the question.
 * @param text the passage's text as shown; offsets count its UTF-16 units
 */
export function highlight(
  text: string,
  question: Question,
  ranked: Pick<Measured, "sentence"> & { matches: Matches },
): { sentence: Span; words: Span[] } {
  const starts = unitStarts(text);
  const { units, wordPlaces } = ranked.matches;
  const { from, to } = sentenceUnits(units, starts.length - 1, ranked.sentence);
  const words = wordPlaces.flatMap((places, i) => {
    const length = question.words[i]?.units.length ?? 1;
    return places.filter((place) => place >= from && place < to).map((place) => toSpan(text, starts, place, place + length));
  });
  return { sentence: toSpan(text, starts, from, to), words: mergeSpans(words) };
}

/** The units of the nth sentence of the text, its full stop with it; the last one when the nth lies behind the text. */
function sentenceUnits(units: Uint16Array, end: number, nth: number): { from: number; to: number } {
  let from = 0;
  let to = 0;
  let sentence = 0;
  for (let i = 0; i < end; i++) {
    if (units[i] !== SENTENCE_END && i + 1 < end) continue;
    if (i + 1 - from > 1 || to === 0) to = i + 1;
    if (sentence >= nth) return { from, to: i + 1 };
    sentence++;
    if (i + 1 < end) from = i + 1;
  }
  return { from, to: end };
}

function toSpan(text: string, starts: Uint32Array, from: number, to: number): Span {
  let start = starts[from] ?? 0;
  let end = starts[to] ?? text.length;
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

/** Sorted, and those that touch or overlap made one. */
function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
