import type { Calibration, Weights } from "../../domain/weights.js";
import { probability, scoreOf, weightList } from "../../judge/index.js";
import { FEATURES, measure, type Measured } from "./features.js";
import type { Frequencies } from "./frequencies.js";
import { highlight } from "./highlight.js";
import { match, prepare, type Matches } from "./match.js";
import type { Passage, PassageHit } from "./passage.js";
import type { Question } from "./question.js";

export interface Candidate {
  key: number; // the passage's number
  units: Uint16Array; // of the text and, behind it, the topics
}

export interface Ranked extends Measured {
  key: number; // the passage's number
  score: number;
  confidence: number;
  matches: Matches;
}

/** Puts candidates in order. */
export interface Ranker {
  tell: number; // from this confidence on the best passage is taken for an answer
  /** Reads the candidates and puts the one that answers best first; keeps their order where scores are equal. */
  rank(question: Question, candidates: readonly Candidate[], frequencies: Frequencies): Ranked[];
}

/** @throws Error where the weights are of other features; `npm run fit -- passages` makes them anew */
export function createRanker(weights: Weights): Ranker {
  const list = weightList(FEATURES, weights);
  return {
    tell: weights.tell,
    rank(question, candidates, frequencies) {
      const matcher = prepare(question, frequencies);
      const ranked = candidates.map(({ key, units }): Ranked => {
        const matches = match(matcher, units);
        const measured = measure(matcher, matches, frequencies.averageLength);
        return { key, matches, ...measured, score: scoreOf(list, measured.values), confidence: 0 };
      });
      ranked.sort((a, b) => b.score - a.score);
      giveConfidence(ranked, weights.calibration);
      return ranked;
    },
  };
}

/**
 * How likely each passage holds the answer at all, by its score and its lead over the best of the others. The lead matters
 * as much as the score: where the right passage is missing, several others hold the question's common words about as well.
 */
function giveConfidence(ranked: Ranked[], calibration: Calibration): void {
  const [best, second] = [ranked[0]?.score ?? 0, ranked[1]?.score ?? 0];
  ranked.forEach((one, i) => {
    one.confidence = probability(calibration, one.score, one.score - (i === 0 ? second : best));
  });
}

/** What the caller sees of the ranked passages: text, score, the sentence that answers. */
export function toHits(
  question: Question,
  ranked: readonly Ranked[],
  passageOf: (key: number) => Passage | undefined,
): PassageHit[] {
  return ranked.flatMap((one) => {
    const passage = passageOf(one.key);
    if (!passage) return [];
    const { score, confidence } = one;
    return [{ passage, score, confidence, ...highlight(passage.text, question, one) }];
  });
}
