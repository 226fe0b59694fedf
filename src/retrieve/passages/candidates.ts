/** A word of the question as the engines look it up. */
export interface SoughtWord {
  text: string;
  weight: number; // inverse document frequency
  count: number; // passages that hold it, about
}

/**
 * Finds the few passages worth reading: BM25 on words over an inverted index. Passages go by number.
 * What stands first among them is decided on their texts (rank.ts), the same way for every engine.
 */
export interface CandidateEngine {
  readonly name: string;
  add(passage: number, words: string[]): void;
  remove(passage: number): void;
  /** Numbers of the best passages, best first, at most `limit`, of those that `allows` lets pass. */
  find(words: SoughtWord[], limit: number, allows?: (passage: number) => boolean): number[];
}

/**
 * The rarest words whose lists together stay within a budget, at least two that occur: a list over a common word names nearly
 * every paragraph, costs nearly all the time, and says next to nothing. Ranking on the texts weighs all words again.
 */
export function chooseRarest(words: SoughtWord[], budget: number): SoughtWord[] {
  const rising = [...words].sort((a, b) => a.count - b.count);
  let sum = 0;
  let occur = 0;
  return rising.filter((word) => {
    sum += word.count;
    if (word.count > 0) occur++;
    return occur <= 2 || sum <= budget;
  });
}
