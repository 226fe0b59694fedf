const RATE = 0.1;

/**
 * Adam (Kingma and Ba 2015) on the whole set, in fixed order and steps: the same result on every run.
 * @param signs 1 keeps a weight at 0 or above, −1 at 0 or below, 0 leaves it free
 * @param ridge pulls weights to 0, so that those which say the same share what they say
 * @param addGradient adds the slope of the loss at `weights` to `gradient`
 */
export function descend(
  signs: readonly number[],
  ridge: number,
  rounds: number,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const size = signs.length;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let round = 1; round <= rounds; round++) {
    const gradient = weights.map((weight) => ridge * weight);
    addGradient(weights, gradient);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      const m = (mean[i] ?? 0) / (1 - 0.9 ** round);
      const s = (square[i] ?? 0) / (1 - 0.999 ** round);
      const moved = (weights[i] ?? 0) - (RATE * m) / (Math.sqrt(s) + 1e-8);
      weights[i] = moved * (signs[i] ?? 0) < 0 ? 0 : moved;
    }
  }
  return weights;
}
