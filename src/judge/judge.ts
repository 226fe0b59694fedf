import type { Weights, WeightSets } from "../domain/weights.js";
import { probability } from "./calibrate.js";
import { measure, type Feature, type FeatureRow } from "./feature.js";

/** A candidate in its place. */
export interface Ranked<C> {
  candidate: C;
  values: readonly number[]; // one a feature
  score: number; // Σ weight × value
  lead: number; // on the next; of those behind the first: on the first, so below 0
  p: number; // how surely it is right, 0 … 1
}

/** Ranks the candidates of one question. */
export interface Judge<C, Q> {
  features: readonly Feature<C, Q>[];
  tell: number; // from this p on the first is sure enough to be told
  /** Best first; equal scores keep their order. */
  rank(candidates: readonly C[], question: Q): Ranked<C>[];
  /** One candidate alone, without place. */
  score(candidate: C, question: Q): number;
  probability(score: number, lead: number): number;
}

/** What a feature brought to a score. */
export interface Share {
  name: string;
  why: string;
  value: number;
  weight: number;
  share: number; // weight × value
}

/** @throws Error naming the features that the weights lack, or know and are no more: `npm run fit` makes them anew */
export function createJudge<C, Q>(
  features: readonly Feature<C, Q>[],
  weights: Weights,
): Judge<C, Q> {
  const list = weightList(features, weights);
  const sure = (score: number, lead: number): number =>
    probability(weights.calibration, score, lead);
  return {
    features,
    tell: weights.tell,
    probability: sure,
    score: (candidate, question) => scoreOf(list, measure(features, candidate, question)),
    rank(candidates, question) {
      const measured = candidates.map((candidate) => {
        const values = measure(features, candidate, question);
        return { candidate, values, score: scoreOf(list, values) };
      });
      measured.sort((a, b) => b.score - a.score);
      const [first, second] = measured;
      return measured.map((one, i) => {
        const lead = one.score - ((i === 0 ? second : first)?.score ?? 0);
        return { ...one, lead, p: sure(one.score, lead) };
      });
    },
  };
}

/** The weights in the order of the features. @throws Error where names differ */
export function weightList(features: readonly FeatureRow[], weights: Weights): number[] {
  const known = new Map(weights.features.map(({ name, weight }) => [name, weight]));
  const lacking = features.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const names = new Set(features.map(({ name }) => name));
  const gone = weights.features.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  if (lacking.length + gone.length > 0) {
    const what = [...lacking.map((n) => `lacks ${n}`), ...gone.map((n) => `knows ${n}`)];
    throw new Error(`weights of ${weights.judge}: ${what.join(", ")}; run npm run fit`);
  }
  return features.map(({ name }) => known.get(name) ?? 0);
}

/** Σ weight × value, in a fixed order. */
export function scoreOf(weights: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sum;
}

/** What each feature brought to a candidate's score, the greatest first; those that brought nothing are left out. */
export function explain(
  features: readonly FeatureRow[],
  weights: Weights,
  values: readonly number[],
): Share[] {
  const list = weightList(features, weights);
  const shares = features.map(({ name, why }, i): Share => {
    const [value, weight] = [values[i] ?? 0, list[i] ?? 0];
    return { name, why, value, weight, share: value * weight };
  });
  return shares
    .filter(({ share }) => share !== 0)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

/** The weights of one judge. @throws Error naming it where nothing was fitted for it yet */
export function weightsOf(sets: WeightSets, judge: string): Weights {
  const weights = sets[judge];
  if (!weights) throw new Error(`data/weights/${judge}.json is missing; run npm run fit -- ${judge}`);
  return weights;
}
