import type { FeatureRow } from "../../judge/index.js";
import type { Matcher, Matches } from "./match.js";
import { expectedStands } from "./expected.js";
import { isBreak } from "./frequencies.js";

/** How a passage answers a question, each part about 0 … 1 (BM25 parts up to 2), in the order of measure(). */
export const FEATURES: readonly FeatureRow[] = [
  { name: "characters", sign: 1, why: "BM25 on characters: names that the dictionary does not know" },
  { name: "pairs", sign: 1, why: "BM25 on pairs of characters" },
  { name: "words", sign: 1, why: "BM25 on words" },
  { name: "rarest", sign: 1, why: "the rarest word is there: '汉斯雷顿' decides, however often the rest is said" },
  { name: "nearCharacters", sign: 1, why: "share of the question's characters that two neighbouring sentences hold" },
  { name: "nearPairs", sign: 1, why: "the same by pairs of characters" },
  { name: "nearWords", sign: 1, why: "the same by words" },
  { name: "sentenceWords", sign: 1, why: "the same in one sentence" },
  { name: "runs", sign: 1, why: "long pieces of the question stand in the passage as they are: '男女主角亦有专属声优'" },
  { name: "order", sign: 1, why: "words that follow each other in the question do so, closely, in the passage" },
  { name: "expected", sign: 1, why: "a number, person, date or place stands where the question's words are" },
  { name: "opening", sign: 1, why: "the passage begins with a name from the question, so it is about it: '于乐（），中国足球运动员'" },
  { name: "length", sign: -1, why: "logarithm of length / average: a long passage holds more by chance" },
];

export interface Measured {
  values: Float64Array; // as FEATURES
  sentence: number; // the one that holds most of the question
}

const K = 1;
const B = 0.4;
const RUN_LIMIT = 8; // a longer run is no better evidence
const OPENING = 3; // units before the name: 《, 在, 这
const CLOSE = 12; // units between two words that belong together

export function measure(matcher: Matcher, matches: Matches, averageLength: number): Measured {
  const norm = K * (1 - B + (B * matches.units.length) / averageLength);
  const bm25 = (times: number): number => (times * (K + 1)) / (times + norm);
  const { words } = matcher;
  const wordWeights = Float64Array.from(words, (word) => word.weight);
  const times = matches.wordPlaces.map((places) => places.length);
  const characters = nearest(matches, matcher.characterWeights, matcher.characters.size, (hit) => hit.character);
  const pairs = nearest(matches, matcher.pairWeights, matcher.pairs.size, (hit) => hit.pair);
  const near = nearestWords(matches, wordWeights);
  const sentence = near.sentence >= 0 ? near.sentence : pairs.sentence;
  return {
    sentence,
    values: Float64Array.of(
      share(matcher.characterWeights, matcher.characters.size, (i) => bm25(matches.characterTimes[i] ?? 0)),
      share(matcher.pairWeights, matcher.pairs.size, (i) => bm25(matches.pairTimes[i] ?? 0)),
      share(wordWeights, words.length, (i) => bm25(times[i] ?? 0)),
      rarestStands(matcher, times),
      characters.both,
      pairs.both,
      near.both,
      near.one,
      runsShare(matcher, matches),
      orderShare(matcher, matches),
      expectedStands(matcher.question, matches, sentence),
      openingShare(matcher, matches),
      Math.log(Math.max(1, matches.units.length) / averageLength),
    ),
  };
}

/** Σ weight × value / Σ weight; 0 where the question has none. */
function share(weights: Float64Array, size: number, value: (i: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const weight = weights[i] ?? 0;
    total += weight;
    sum += weight * value(i);
  }
  return total === 0 ? 0 : sum / total;
}

function rarestStands(matcher: Matcher, times: number[]): number {
  let rarest = -1;
  matcher.words.forEach((word, i) => {
    if (rarest < 0 || word.weight > (matcher.words[rarest]?.weight ?? 0)) rarest = i;
  });
  return (times[rarest] ?? 0) > 0 ? 1 : 0;
}

interface Nearest {
  one: number; // best share in one sentence
  both: number; // best share in a sentence and the one before it
  sentence: number; // the best one, -1 when nothing is there
}

/** The best sentence, and the best two neighbours, by the weight of what they hold of the question. */
function nearest(matches: Matches, weights: Float64Array, size: number, numberOf: (hit: Matches["hits"][number]) => number): Nearest {
  const collect = new SentenceCollector(weights, size);
  for (const hit of matches.hits) {
    const number = numberOf(hit);
    if (number >= 0) collect.see(number, hit.sentence);
  }
  return collect.end();
}

function nearestWords(matches: Matches, weights: Float64Array): Nearest {
  const collect = new SentenceCollector(weights, weights.length);
  const sentenceAt = new Map(matches.hits.map((hit) => [hit.position, hit.sentence]));
  const seen = matches.wordPlaces.flatMap((places, word) => places.map((place) => ({ word, sentence: sentenceAt.get(place) ?? 0 })));
  seen.sort((a, b) => a.sentence - b.sentence);
  for (const { word, sentence } of seen) collect.see(word, sentence);
  return collect.end();
}

class SentenceCollector {
  private readonly lastSeen: Int32Array;
  private current = -1;
  private best: Nearest = { one: 0, both: 0, sentence: -1 };

  constructor(
    private readonly weights: Float64Array,
    private readonly size: number,
  ) {
    this.lastSeen = new Int32Array(size).fill(-9);
  }

  /** To be called sentence by sentence. */
  see(number: number, sentence: number): void {
    if (sentence !== this.current) this.close();
    this.current = sentence;
    this.lastSeen[number] = sentence;
  }

  private close(): void {
    if (this.current < 0) return;
    let one = 0;
    let both = 0;
    for (let i = 0; i < this.size; i++) {
      const ago = this.current - (this.lastSeen[i] ?? -9);
      if (ago === 0) one += this.weights[i] ?? 0;
      if (ago <= 1) both += this.weights[i] ?? 0;
    }
    if (one > this.best.one) this.best = { ...this.best, one, sentence: this.current };
    this.best.both = Math.max(this.best.both, both);
  }

  end(): Nearest {
    this.close();
    const total = this.weights.subarray(0, this.size).reduce((sum, weight) => sum + weight, 0) || 1;
    return { one: this.best.one / total, both: this.best.both / total, sentence: this.best.sentence };
  }
}

function runsShare(matcher: Matcher, matches: Matches): number {
  let sum = 0;
  let total = 0;
  matcher.question.units.forEach((unit, i) => {
    if (isBreak(unit)) return;
    const weight = matcher.characterWeights[matcher.characters.get(unit) ?? 0] ?? 0;
    const run = matches.runs[i] ?? 0;
    total += weight;
    if (run >= 2) sum += (weight * Math.min(run, RUN_LIMIT)) / RUN_LIMIT;
  });
  return total === 0 ? 0 : sum / total;
}

function orderShare(matcher: Matcher, matches: Matches): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i + 1 < matcher.words.length; i++) {
    const weight = Math.min(matcher.words[i]?.weight ?? 0, matcher.words[i + 1]?.weight ?? 0);
    total += weight;
    if (follows(matches.wordPlaces[i] ?? [], matches.wordPlaces[i + 1] ?? [])) sum += weight;
  }
  return total === 0 ? 0 : sum / total;
}

/** Whether a place of the second list comes closely after one of the first; both rise. */
function follows(first: number[], second: number[]): boolean {
  let j = 0;
  for (const place of first) {
    while (j < second.length && (second[j] ?? 0) <= place) j++;
    const next = second[j];
    if (next !== undefined && next - place < CLOSE) return true;
  }
  return false;
}

/** The share of the question that the passage's first words say in one run. */
function openingShare(matcher: Matcher, matches: Matches): number {
  let last = -1;
  let sum = 0;
  let length = 0;
  for (const { position, character, pair } of matches.hits) {
    if (last < 0 && position > OPENING) break;
    if (last >= 0 && position !== last + 1) break;
    sum += matcher.characterWeights[character] ?? 0;
    length++;
    last = position;
    if (pair < 0) break;
  }
  if (length < 2) return 0;
  const total = matcher.characterWeights.subarray(0, matcher.characters.size).reduce((a, b) => a + b, 0) || 1;
  return sum / total;
}
