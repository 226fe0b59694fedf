import { createHash } from "node:crypto";
import type Database from "libsql";
import { z } from "zod";
import type { SoughtWord } from "../retrieve/passages/candidates.js";
import type { PassageSearchOptions } from "../retrieve/passages/passage.js";

const BUDGET = 3_000; // rows that the rare words of a question may have together
const PAIRED = 2_000; // rows that hold two of the common words
const WEIGHED = 4; // common words that weigh the rows of the rare ones

/** Words are cut before: nothing is split again but at blanks. A tag (@…) stands for the article or a region. */
export const WORDS_SCHEMA = `CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
  body, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '.@'");
  INSERT INTO words (words, rank) VALUES ('automerge', 0);`;

const Count = z.object({ count: z.number() });
const List = z.object({ numbers: z.string().nullable() });

/** What is indexed of a passage: its words, and tags for narrowing. */
export function bodyOf(words: readonly string[], article: string, regions: readonly string[]): string {
  return [...words, tagOf("article", article), ...regions.map((region) => tagOf("region", region))].join(" ");
}

/** A word of its own for any id: "@1c8f0…". */
function tagOf(kind: "article" | "region", id: string): string {
  return `@${createHash("sha256").update(`${kind} ${id}`).digest("hex").slice(0, 16)}`;
}

/**
 * Which passages to read for a question, by SQLite FTS5 without its own ranking: that looks up the length of every row, a page
 * each, and to hand a row over costs 5 µs. Here a list comes as one text. The rare words' lists are weighed by inverse document
 * frequency; of a common word it is asked only which of these rows hold it. Where fewer than two rare words occur, the rows
 * that hold two common ones join.
 */
export class PassageWords {
  private readonly list: Database.Statement;
  private readonly mergeSome: Database.Statement;
  private readonly changes: Database.Statement;

  /** @param gone rows that are not to be found any more */
  constructor(database: Database.Database, private readonly gone: ReadonlySet<number>) {
    this.mergeSome = database.prepare("INSERT INTO words (words, rank) VALUES ('merge', ?)");
    this.changes = database.prepare("SELECT total_changes() AS count");
    this.list = database.prepare("SELECT group_concat(rowid) AS numbers FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)");
  }

  /** Numbers of the best passages, best first. */
  find(words: readonly SoughtWord[], limit: number, { article, regions }: PassageSearchOptions): number[] {
    const within = [...(article === undefined ? [] : [[tagOf("article", article)]]), ...(regions === undefined ? [] : [regions.map((region) => tagOf("region", region))])];
    if (within.some((tags) => tags.length === 0)) return [];
    const rising = [...words].filter(({ text }) => isToken(text)).sort((a, b) => a.count - b.count);
    const scores = new Map<number, number>();
    const rare = this.weighRare(rising, within, scores);
    const common = rising.slice(rare.read, rare.read + WEIGHED);
    if (scores.size > limit) {
      for (const { text, weight } of common) addTo(scores, this.numbersOf([[text], rare.found], within, BUDGET), weight);
    }
    if (rare.found.length < 2) this.weighPairs(common, within, scores);
    for (const number of scores.keys()) if (this.gone.has(number)) scores.delete(number);
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([number]) => number);
  }

  /** Merges about so many pages of what was added. @returns whether there was anything to merge */
  merge(pages: number): boolean {
    const count = (): number => Count.parse(this.changes.get()).count;
    const before = count();
    this.mergeSome.run(pages);
    return count() - before >= 2; // SQLite's own sign: the command itself counts as one
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
    return readNumbers(List.parse(this.list.get(all, limit)).numbers);
  }
}

/** What the tokenizer leaves whole; "" and words of signs alone are nothing to look up. */
const isToken = (word: string): boolean => /^[a-z0-9.\u{80}-\u{10ffff}]+$/u.test(word);
function addTo(scores: Map<number, number>, numbers: readonly number[], weight: number): void {
  for (const number of numbers) scores.set(number, (scores.get(number) ?? 0) + weight);
}

/** "12,5,77" → numbers, without a string for each. */
function readNumbers(text: string | null): number[] {
  if (text === null) return [];
  const numbers: number[] = [];
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers.push(number);
      number = 0;
    }
  }
  numbers.push(number);
  return numbers;
}
