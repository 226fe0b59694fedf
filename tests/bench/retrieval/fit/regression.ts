/** A choice among candidates: what was measured of each, and which was right. */
export interface Choice {
  candidates: Float64Array[];
  right: number;
}

/** A yes or no, and what was measured. */
export interface Outcome {
  values: Float64Array;
  yes: boolean;
}

const ROUNDS = 400;
const RATE = 0.1;

/**
 * Softmax regression over each choice's candidates (conditional logit, McFadden 1974).
 * @param ridge pulls weights to 0, so that features that say the same share what they say
 * @returns a weight for each value
 */
export function fitChoices(choices: readonly Choice[], ridge = 1e-4): Float64Array {
  const size = choices[0]?.candidates[0]?.length ?? 0;
  return descend(size, ridge, (weights, gradient) => {
    for (const { candidates, right } of choices) {
      const scores = candidates.map((values) => dot(weights, values));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const total = shares.reduce((sum, share) => sum + share, 0);
      candidates.forEach((values, i) => addTimes(gradient, values, ((shares[i] ?? 0) / total - (i === right ? 1 : 0)) / choices.length));
    }
  });
}

/** Logistic regression; yes and no weigh the same, however many there are of each. The last weight is the bias. */
export function fitOutcomes(outcomes: readonly Outcome[], ridge = 0): Float64Array {
  const size = (outcomes[0]?.values.length ?? 0) + 1;
  const yes = outcomes.filter((outcome) => outcome.yes).length;
  const withBias = outcomes.map(({ values, yes: is }) => ({ values: Float64Array.of(...values, 1), is, weight: 0.5 / (is ? yes : outcomes.length - yes) }));
  return descend(size, ridge, (weights, gradient) => {
    for (const { values, is, weight } of withBias) addTimes(gradient, values, (1 / (1 + Math.exp(-dot(weights, values))) - (is ? 1 : 0)) * weight);
  }, ROUNDS * 5);
}

/** Adam (Kingma and Ba 2015) on the whole set: the same result on every run. */
function descend(size: number, ridge: number, addGradient: (weights: Float64Array, gradient: Float64Array) => void, rounds = ROUNDS): Float64Array {
  const [weights, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= rounds; round++) {
    const gradient = weights.map((weight) => ridge * weight);
    addGradient(weights, gradient);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      const [m, s] = [(mean[i] ?? 0) / (1 - 0.9 ** round), (square[i] ?? 0) / (1 - 0.999 ** round)];
      weights[i] = (weights[i] ?? 0) - (RATE * m) / (Math.sqrt(s) + 1e-8);
    }
  }
  return weights;
}

export function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sum;
}

function addTimes(to: Float64Array, values: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + times * (values[i] ?? 0);
}
