import { createHash } from "node:crypto";
import type { SoughtWord } from "../retrieve/passages/candidates.js";
import type { PassageSearchOptions } from "../retrieve/passages/passage.js";
import type { WordTables } from "./passage-tables.js";

const BUDGET = 3_000; // rows that the rare words of a question may have together
const PAIRED = 2_000; // rows that hold two of the common words
const READ = 250_000; // rows in the lists of common words that are read through for a question, 50 to 90 ns each
const TOGETHER = 6; // common words sought together
const WEIGHED = 4; // common words that weigh the rows of the rare ones

/** What is indexed of a passage: its words, and tags (@…) for the article and the regions, for narrowing. */
export function bodyOf(words: readonly string[], article: string, regions: readonly string[]): string {
  return [...words, tagOf("article", article), ...regions.map((region) => tagOf("region", region))].join(" ");
}

/** A word of its own for any id: "@1c8f0…". */
function tagOf(kind: "article" | "region", id: string): string {
  return `@${createHash("sha256").update(`${kind} ${id}`).digest("hex").slice(0, 16)}`;
}

/**
 * Which passages to read for a question, by SQLite FTS5 without its own ranking: that looks up the length of every row, a page
 * each. The rare words' lists are weighed by inverse document frequency; of a common word it is asked only which of these rows
 * hold it. Where fewer than two rare words occur, the rows that hold several common ones join.
 */
export class PassageWords {
  /** @param gone rows that are not to be found any more */
  constructor(private readonly tables: WordTables, private readonly gone: ReadonlySet<number>) {}

  /** Numbers of the best passages, best first. */
  find(words: readonly SoughtWord[], limit: number, { article, regions }: PassageSearchOptions): number[] {
    const within = [...(article === undefined ? [] : [[tagOf("article", article)]]), ...(regions === undefined ? [] : [regions.map((region) => tagOf("region", region))])];
    if (within.some((tags) => tags.length === 0)) return [];
    const rising = [...words].filter(({ text }) => isToken(text)).sort((a, b) => a.count - b.count);
    const scores = new Map<number, number>();
    const rare = this.weighRare(rising, within, scores);
    const common = rising.slice(rare.read);
    if (scores.size > limit) {
      for (const { text, weight } of shortest(common, WEIGHED)) addTo(scores, this.numbersOf([[text], rare.found], within, BUDGET), weight);
    }
    if (rare.found.length < 2) this.weighTogether(shortest(common, TOGETHER), within, scores);
    for (const number of scores.keys()) if (this.gone.has(number)) scores.delete(number);
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([number]) => number);
  }

  /** The rarest words while their rows stay within the budget. @returns how many words that were, and which of them occur */
  private weighRare(rising: readonly SoughtWord[], within: readonly string[][], scores: Map<number, number>): { read: number; found: string[] } {
    const found: string[] = [];
    let left = BUDGET;
    for (const [i, { text, weight }] of rising.entries()) {
      const numbers = this.numbersOf([[text]], within, left + 1);
      if (numbers.length > left && rising.length > 1) return { read: i, found }; // a question of one word takes the first that hold it
      addTo(scores, numbers, weight);
      if (numbers.length > 0) found.push(text);
      left -= numbers.length;
    }
    return { read: rising.length, found };
  }

  /** Of words that each stand nearly everywhere: the rows that hold all of them, or, where those are few, any two of the first. */
  private weighTogether(words: readonly SoughtWord[], within: readonly string[][], scores: Map<number, number>): void {
    const all = words.length > 2 ? this.numbersOf(words.map(({ text }) => [text]), within, PAIRED) : [];
    for (const { weight } of words) addTo(scores, all, weight);
    if (all.length === 0) this.weighPairs(words, within, scores);
  }

  private weighPairs([first, second, third]: readonly SoughtWord[], within: readonly string[][], scores: Map<number, number>): void {
    const pairs = [[first, second], [first, third], [second, third]];
    const held = new Map<number, Set<SoughtWord>>();
    for (const [a, b] of pairs) {
      if (!a || !b) continue;
      for (const number of this.numbersOf([[a.text], [b.text]], within, PAIRED)) {
        if (!scores.has(number)) held.set(number, (held.get(number) ?? new Set()).add(a).add(b));
      }
    }
    for (const [number, words] of held) for (const { weight } of words) addTo(scores, [number], weight);
  }

  /** The rows that hold one word of each group, in the order of their numbers. */
  private numbersOf(groups: readonly (readonly string[])[], within: readonly string[][], limit: number): number[] {
    const all = [...groups, ...within].map((group) => `(${group.map((word) => `"${word}"`).join(" OR ")})`).join(" AND ");
    return this.tables.find(all, limit);
  }
}

/** The first of these rising words, at most so many, at least two, while their lists together are not too long. */
function shortest(rising: readonly SoughtWord[], limit: number): SoughtWord[] {
  let rows = 0;
  return rising.slice(0, limit).filter(({ count }, i) => (rows += count) <= READ || i < 2);
}

/** What the tokenizer leaves whole; "" and words of signs alone are nothing to look up. */
const isToken = (word: string): boolean => /^[a-z0-9.\u{80}-\u{10ffff}]+$/u.test(word);

function addTo(scores: Map<number, number>, numbers: readonly number[], weight: number): void {
  for (const number of numbers) scores.set(number, (scores.get(number) ?? 0) + weight);
}
