import { stem } from "./english.js";
import { Trie, standsAlone } from "./trie.js";

/** A group of words that mean the same to a question; the first is the token that stands for all. */
export interface SynonymGroup {
  token: string; // "光伏"
  words: string[]; // 太阳能, solar, photovoltaic …, normalised
}

export interface Lexicon {
  /** Content tokens of a normalised text: concepts, Latin stems, and bigrams of the Han runs between; stop words left out. */
  tokens(text: string): string[];
  /** The stretches of Han characters that no word covers. */
  unread(text: string): { text: string; start: number }[];
  /** Where the longest word that begins at a place ends; the place itself when none does. */
  wordEnd(text: string, start: number): number;
  /** The same with the place of each token. */
  scan(text: string): LexiconToken[];
}

export interface LexiconToken {
  token: string;
  start: number;
  end: number;
  kind: "concept" | "word" | "bigram" | "single";
}

/** The token of a well-known indicator that no reviewed article gives. */
export const absentToken = (name: string): string => `∅${name}`;

/** Whether a Chinese character stands there; the common ones without the slower pattern. */
function isHanAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e7f && /\p{Script=Han}/u.test(text[i] ?? ""));
}
const LATIN_WORD = /[a-z][a-z']*|\d[\d.]*/uy;

/**
 * Builds the lexicon: longest match first, so that 贫困户 is one concept though 户 is a word too.
 * @param groups synonyms, already normalised
 * @param stops words that carry no content: 请问, 多少, 的, the
 */
export function createLexicon(groups: SynonymGroup[], stops: string[]): Lexicon {
  const trie = new Trie<string | null>();
  for (const word of stops) trie.add(word, null);
  for (const { token, words } of groups) for (const word of [token, ...words]) trie.add(word, token, (_, added) => added);

  const stopStems = new Set(stops.filter((w) => /^[a-z']+$/u.test(w)).map(stem));
  const byStem = new Map<string, string>();
  for (const { token, words } of groups) for (const w of words) if (/^[a-z']+$/u.test(w)) byStem.set(stem(w), token);

  function scan(text: string): LexiconToken[] {
    const found: LexiconToken[] = [];
    let run = -1; // start of the Han run not yet told
    const flush = (end: number): void => {
      if (run >= 0) pushBigrams(text, run, end, found);
      run = -1;
    };
    for (let i = 0; i < text.length; ) {
      const match = trie.longestAt(text, i, (m) => standsAlone(text, m.start, m.end));
      if (match) {
        flush(i);
        if (match.value !== null) found.push({ token: match.value, start: i, end: match.end, kind: "concept" });
        i = match.end;
      } else if (isHanAt(text, i)) {
        if (run < 0) run = i;
        i++;
      } else {
        flush(i);
        i = pushWord(text, i, found);
      }
    }
    flush(text.length);
    return found;
  }

  function pushWord(text: string, start: number, found: LexiconToken[]): number {
    LATIN_WORD.lastIndex = start;
    const word = LATIN_WORD.exec(text)?.[0];
    if (!word) return start + 1;
    const end = start + word.length;
    const s = /\d/u.test(word) ? word : stem(word.replace(/'s$/u, "").replaceAll("'", ""));
    if (s.length > 0 && !stopStems.has(s)) {
      const concept = byStem.get(s);
      found.push({ token: concept ?? s, start, end, kind: concept ? "concept" : s.length < 2 ? "single" : "word" });
    }
    return end;
  }

  function unread(text: string): { text: string; start: number }[] {
    const runs: { text: string; start: number }[] = [];
    for (const t of scan(text)) {
      const last = runs.at(-1);
      if (t.kind !== "bigram" && t.kind !== "single") continue;
      if (last && t.start < last.start + last.text.length) last.text = text.slice(last.start, t.end);
      else runs.push({ text: text.slice(t.start, t.end), start: t.start });
    }
    return runs;
  }

  const wordEnd = (text: string, start: number): number => trie.longestAt(text, start, (m) => m.value !== null)?.end ?? start;

  return { scan, unread, wordEnd, tokens: (text) => scan(text).map((t) => t.token) };
}

/** Han characters that no word of the lexicon covers: overlapping pairs, or the lone one. */
function pushBigrams(text: string, start: number, end: number, found: LexiconToken[]): void {
  if (end - start === 1) {
    found.push({ token: text.slice(start, end), start, end, kind: "single" });
    return;
  }
  for (let i = start; i + 2 <= end; i++) found.push({ token: text.slice(i, i + 2), start: i, end: i + 2, kind: "bigram" });
}
