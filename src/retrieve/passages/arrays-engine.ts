import { chooseRarest, type CandidateEngine, type SoughtWord } from "./candidates.js";
import { PostingLists } from "./posting-lists.js";

const BUDGET = 100_000; // list entries per question; p99 is about 12 ms of processor time at 100,000 paragraphs with it
const K = 1;
const B = 0.5;

/**
 * The engine for many paragraphs: lists of (passage, times) in typed arrays, words by hash. MiniSearch keeps a Map entry for
 * each word of each passage, 4.7 KB a paragraph, and makes an object for each hit; here a hit costs four bytes and an addition.
 */
export class ArraysEngine implements CandidateEngine {
  readonly name = "arrays";
  private scores = new Float32Array(1024);
  private readonly touched: number[] = [];

  private readonly lists = new PostingLists();
  private lengths: Uint32Array = new Uint32Array(1024); // words in each passage; 0 when it is gone
  private end = 0; // numbers are below it
  private live = 0; // passages that are not gone
  private total = 0; // words in them

  add(passage: number, words: string[]): void {
    while (passage >= this.lengths.length) this.lengths = grown(this.lengths);
    const length = Math.max(1, words.length);
    this.lengths[passage] = length;
    this.live++;
    this.end = Math.max(this.end, passage + 1);
    this.total += length;
    const times = new Map<string, number>();
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    for (const [word, count] of times) this.lists.add(word, passage, count);
  }

  /** The passage's entries stay in the lists, unseen, until the index is built anew. */
  remove(passage: number): void {
    const length = this.lengths[passage] ?? 0;
    if (length === 0) return;
    this.total -= length;
    this.live--;
    this.lengths[passage] = 0;
  }

  find(words: SoughtWord[], limit: number, allows?: (passage: number) => boolean): number[] {
    if (this.scores.length < this.end) this.scores = new Float32Array(this.lengths.length);
    const average = Math.max(1, this.total / Math.max(1, this.live));
    for (const { text, weight } of chooseRarest(words, BUDGET)) {
      this.lists.each(text, (passage, times) => {
        const length = this.lengths[passage] ?? 0;
        if (length === 0) return;
        if (this.scores[passage] === 0) this.touched.push(passage);
        const norm = K * (1 - B + (B * length) / average);
        this.scores[passage] = (this.scores[passage] ?? 0) + (weight * times * (K + 1)) / (times + norm);
      });
    }
    return this.takeBest(limit, allows);
  }

  /** The best of the touched passages, best first, by insertion into a short list; clears the scores. */
  private takeBest(limit: number, allows?: (passage: number) => boolean): number[] {
    const best: { passage: number; score: number }[] = [];
    for (const passage of this.touched) {
      const score = this.scores[passage] ?? 0;
      this.scores[passage] = 0;
      const last = best.length < limit ? undefined : best.at(-1);
      if ((last && score <= last.score) || (allows && !allows(passage))) continue;
      let at = best.length;
      while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
      best.splice(at, 0, { passage, score });
      if (best.length > limit) best.pop();
    }
    this.touched.length = 0;
    return best.map(({ passage }) => passage);
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.ceil(array.length * 1.5) + 1);
  larger.set(array);
  return larger;
}
