import { isBreak, keyOf, type Frequencies } from "./frequencies.js";
import type { Question, Term } from "./question.js";
import { SENTENCE_END } from "./units.js";

/** The question's characters, pairs and words, each with a number, so that a passage is read once. */
export interface Matcher {
  question: Question;
  characters: Map<number, number>; // unit → number
  characterWeights: Float64Array;
  pairs: Map<number, number>; // two units in one number → number
  pairWeights: Float64Array;
  places: number[][]; // character → where it stands in the question
  words: Term[];
  startingWith: number[][]; // character → words that begin with it
}

/** Where a passage holds parts of the question. */
export interface Matches {
  units: Uint16Array;
  sentences: number; // how many
  characterTimes: Uint16Array;
  pairTimes: Uint16Array;
  wordPlaces: number[][]; // for each word the positions at which it begins
  hits: Hit[]; // in the passage's order
  runs: Uint8Array; // for each unit of the question the longest run through it that the passage holds
}

export interface Hit {
  position: number; // in the passage's units
  sentence: number;
  character: number;
  pair: number; // -1 when the next unit differs
}

const pairOf = (first: number, second: number): number => first * 65536 + second;

export function prepare(question: Question, frequencies: Frequencies): Matcher {
  const { units, words } = question;
  const matcher: Matcher = {
    question, words,
    characters: new Map(), characterWeights: new Float64Array(units.length),
    pairs: new Map(), pairWeights: new Float64Array(units.length),
    places: [], startingWith: [],
  };
  units.forEach((unit, i) => {
    if (isBreak(unit)) return;
    let number = matcher.characters.get(unit);
    if (number === undefined) {
      number = matcher.characters.size;
      matcher.characters.set(unit, number);
      matcher.characterWeights[number] = frequencies.weight(keyOf(units, i, i + 1));
      matcher.places.push([]);
      matcher.startingWith.push([]);
    }
    matcher.places[number]?.push(i);
    const next = units[i + 1];
    if (next === undefined || isBreak(next) || matcher.pairs.has(pairOf(unit, next))) return;
    matcher.pairWeights[matcher.pairs.size] = frequencies.weight(keyOf(units, i, i + 2));
    matcher.pairs.set(pairOf(unit, next), matcher.pairs.size);
  });
  words.forEach((word, i) => {
    const first = matcher.characters.get(word.units[0] ?? 0);
    if (first !== undefined) matcher.startingWith[first]?.push(i);
  });
  return matcher;
}

/** Reads a passage once. */
export function match(matcher: Matcher, units: Uint16Array): Matches {
  const matches: Matches = {
    units, sentences: 1,
    characterTimes: new Uint16Array(matcher.characters.size),
    pairTimes: new Uint16Array(matcher.pairs.size),
    wordPlaces: matcher.words.map(() => []),
    hits: [],
    runs: new Uint8Array(matcher.question.units.length),
  };
  let sentence = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0;
    if (unit === SENTENCE_END) sentence++;
    if (isBreak(unit)) continue;
    const character = matcher.characters.get(unit);
    if (character === undefined) continue;
    matches.characterTimes[character] = (matches.characterTimes[character] ?? 0) + 1;
    const pair = matcher.pairs.get(pairOf(unit, units[i + 1] ?? 0)) ?? -1;
    if (pair >= 0) matches.pairTimes[pair] = (matches.pairTimes[pair] ?? 0) + 1;
    matches.hits.push({ position: i, sentence, character, pair });
    for (const word of matcher.startingWith[character] ?? [])
      if (standsAt(units, i, matcher.words[word]?.units)) matches.wordPlaces[word]?.push(i);
  }
  matches.sentences = sentence + 1;
  findRuns(matcher, matches);
  return matches;
}

function standsAt(units: Uint16Array, at: number, word: Uint16Array | undefined): boolean {
  if (word === undefined) return false;
  for (let i = 1; i < word.length; i++) if (units[at + i] !== word[i]) return false;
  return true;
}

/** For each unit of the question the longest piece through it that stands in the passage as it is. */
function findRuns(matcher: Matcher, matches: Matches): void {
  const { runs, hits } = matches;
  let before = new Map<number, number>(); // place in the question → length of the run that ends there
  let last = -2;
  for (const { position, character } of hits) {
    const here = new Map<number, number>();
    for (const place of matcher.places[character] ?? []) {
      const length = (position === last + 1 ? (before.get(place - 1) ?? 0) : 0) + 1;
      here.set(place, length);
      for (let i = place - length + 1; i <= place; i++) if ((runs[i] ?? 0) < length) runs[i] = length;
    }
    before = here;
    last = position;
  }
}
