/** A paragraph that can be found: the shown text, and topics that are searched but not shown. */
export interface Passage {
  id: string; // "kaizhou-2018/10"
  article: string; // "kaizhou-2018"
  paragraph: number; // nth non-blank line, from 1
  text: string;
  regions?: string[]; // region ids, for narrowing
  extra?: string; // how a question on it may be put, in the bot's words
}

/** Part of a passage's text: UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface PassageHit {
  passage: Passage;
  score: number; // comparable within one question only
  confidence: number; // 0 … 1: how likely the passage holds the answer at all; see rank.ts
  sentence: Span; // the sentence that answers best
  words: Span[]; // in it (offsets of the whole text), what the question and the sentence share
}

/** What a question wants to hear; null for how, why and what-is. */
export type Expected = "number" | "person" | "date" | "place";

export interface PassageSearchOptions {
  limit?: number; // 10 unless given
  article?: string; // only passages of this article
  regions?: string[]; // only passages on one of these regions
  expect?: Expected | null; // read from the question unless given
}

/**
 * Paragraphs to search. All engines (memory, typed arrays, SQLite) pass one contract suite
 * (tests/retrieve/passages/contract.ts) and give the same order up to ties.
 */
export interface PassageIndex {
  /** The passages that fit best, best first; empty when not one word of the question occurs. */
  search(question: string, options?: PassageSearchOptions): PassageHit[];
  /** Adds passages; one with a known id replaces the old one. */
  add(passages: Iterable<Passage>): void;
  /** Takes all passages of an article out; no error when there are none. */
  removeArticle(article: string): void;
  readonly size: number; // passages
}
