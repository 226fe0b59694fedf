import type { Cue, PlaceMention } from "../domain/understanding.js";
import type { Span } from "./terms.js";

/** What may stand between a place and the word that leaves it out, and between two places left out together. */
const LINK = /^(?:[和与跟同及、,，的]|以及|还有|这边|那边|这里|那里|这个|那个|地区|and|or| )*$/u;

export interface LeftOut {
  places: PlaceMention[];
  spans: Span[]; // places with the words that leave them out
}

/**
 * The places that a question leaves out: 除了开州(以外), 开州不算, except Kaizhou.
 * Not in 不算开州的家庭农场 with a word behind: there a thing of the place is left out.
 * @param content whether a word of content begins at a place of the text
 */
export function leavesOut(
  text: string,
  places: readonly PlaceMention[],
  cues: readonly Cue[],
): LeftOut {
  const out = new Set<PlaceMention>();
  const spans: Span[] = [];
  const inOrder = [...places].sort((a, b) => a.start - b.start);
  for (const cue of cues) {
    const before = cue.cue === "except_before";
    if (!before && cue.cue !== "except_after") continue;
    let edge = before ? cue.end : cue.start;
    const found: PlaceMention[] = [];
    for (const place of before ? inOrder : [...inOrder].reverse()) {
      const gap = before ? text.slice(edge, Math.max(edge, place.start)) : text.slice(Math.min(edge, place.end), edge);
      const beyond = before ? place.start < edge : place.end > edge;
      if (beyond || gap.length > 4 || !LINK.test(gap)) continue;
      found.push(place);
      edge = before ? place.end : place.start;
    }
    if (found.length === 0 || (before && hasThing(text, edge))) continue;
    for (const place of found) out.add(place);
    spans.push(before ? { start: cue.start, end: edge } : { start: edge, end: cue.end });
  }
  return { places: [...out], spans };
}

/** 开州的家庭农场: a thing of the place follows before the clause ends. */
const hasThing = (text: string, from: number): boolean =>
  /^的(?![,，。;；!?？]|$|以外|之外|外)[^,，。;；!?？]/u.test(text.slice(from, from + 4));
