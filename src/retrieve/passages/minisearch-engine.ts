import MiniSearch from "minisearch";
import { chooseRarest, type CandidateEngine } from "./candidates.js";

interface Entry {
  id: number;
  words: string;
}

const SEPARATOR = "\n";
const BUDGET = 6_000; // list entries per question, each of which becomes an object; not tuned
const OPTIONS = {
  fields: ["words"],
  tokenize: (text: string): string[] => text.split(SEPARATOR), // cut before
  processTerm: (word: string): string => word,
  searchOptions: { bm25: { k: 1, b: 0.5, d: 0 }, prefix: false, fuzzy: false as const },
};

/** The engine for the bot's own articles and up to some ten thousand paragraphs: MiniSearch over words that are cut before. */
export class MiniSearchEngine implements CandidateEngine {
  readonly name = "minisearch";
  private readonly index = new MiniSearch<Entry>(OPTIONS);

  add(passage: number, words: string[]): void {
    this.index.add({ id: passage, words: words.join(SEPARATOR) });
  }

  remove(passage: number): void {
    this.index.discard(passage);
  }

  find(words: Parameters<CandidateEngine["find"]>[0], limit: number, allows?: (passage: number) => boolean): number[] {
    const sought = chooseRarest(words, BUDGET);
    if (sought.length === 0) return [];
    const found = this.index.search(
      sought.map((word) => word.text).join(SEPARATOR),
      allows ? { filter: (result) => allows(Number(result.id)) } : {},
    );
    // MiniSearch multiplies by the number of words found, so that five common words beat the two that decide
    return found
      .map((result) => ({ id: Number(result.id), score: result.score / Math.max(1, result.queryTerms.length) }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit)
      .map((result) => result.id);
  }
}
