import type { Outcome } from "./calibrate.js";
import { descend } from "./descend.js";
import { scoreOf } from "./judge.js";

/** One choice whose right answer is known: the candidates as they were measured. */
export interface FitRow {
  group: string; // rows of one group never stand on both sides of a fold
  candidates: readonly FitCandidate[]; // none right: nothing among them answers
  weight?: number; // 1 unless given
  about?: string; // the question, to be shown where it is wrong
}

export interface FitCandidate {
  values: ArrayLike<number>;
  right: boolean;
  name?: string; // shown where it is wrongly first
}

export interface FitOptions {
  ridge?: number; // 1e-3 unless given
  rounds?: number; // 400 unless given
}

/**
 * Softmax regression over each row's candidates (conditional logit, McFadden 1974); of several right ones their sum counts.
 * @param signs the declared sign of each feature
 * @returns a weight for each feature, of two decimals
 */
export function fitWeights(
  rows: readonly FitRow[],
  signs: readonly number[],
  { ridge = 1e-3, rounds = 400 }: FitOptions = {},
): number[] {
  const choices = rows.filter(({ candidates }) => candidates.some(({ right }) => right));
  const total = choices.reduce((sum, { weight = 1 }) => sum + weight, 0) || 1;
  const weights = descend(signs, ridge, rounds, (current, gradient) => {
    for (const { candidates, weight = 1 } of choices) {
      addRow([...current], candidates, weight / total, gradient);
    }
  });
  return [...weights].map((weight) => Math.round(weight * 100) / 100);
}

function addRow(
  weights: number[],
  candidates: readonly FitCandidate[],
  times: number,
  gradient: Float64Array,
): void {
  const scores = candidates.map(({ values }) => scoreOf(weights, values));
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const right = parts.reduce((sum, part, i) => sum + (candidates[i]?.right ? part : 0), 0);
  candidates.forEach(({ values, right: is }, i) => {
    const part = parts[i] ?? 0;
    const off = (part / all - (is ? part / right : 0)) * times;
    if (off === 0) return;
    for (let f = 0; f < gradient.length; f++) {
      gradient[f] = (gradient[f] ?? 0) + off * (values[f] ?? 0);
    }
  });
}

/** The candidate that these weights put first; -1 where there is none. Equal scores keep their order. */
export function firstOf(weights: readonly number[], row: FitRow): number {
  let best = -1;
  let most = -Infinity;
  row.candidates.forEach(({ values }, i) => {
    const score = scoreOf(weights, values);
    if (score > most) [best, most] = [i, score];
  });
  return best;
}

/** Share of the rows with a right candidate that put it first, 0 … 1. */
export function accuracy(weights: readonly number[], rows: readonly FitRow[]): number {
  const choices = rows.filter(({ candidates }) => candidates.some(({ right }) => right));
  const right = choices.filter((row) => row.candidates[firstOf(weights, row)]?.right).length;
  return choices.length === 0 ? 1 : right / choices.length;
}

/** Score and lead of the first place, for calibration; null for a row without candidates. */
export function outcomeOf(weights: readonly number[], row: FitRow): Outcome | null {
  const scores = row.candidates.map(({ values }) => scoreOf(weights, values));
  const first = firstOf(weights, row);
  if (first < 0) return null;
  const score = scores[first] ?? 0;
  const others = scores.filter((_, i) => i !== first);
  const second = others.length > 0 ? Math.max(...others) : 0;
  const right = row.candidates[first]?.right ?? false;
  return { score, lead: score - second, right, ...(row.weight ? { weight: row.weight } : {}) };
}

export interface Crossed {
  held: number; // share right of rows not seen, 0 … 1
  outcomes: Outcome[]; // of rows not seen: what calibration is fitted on
}

/** Fits on all folds but one and measures on that one, for each; groups go to folds in the order of their names. */
export function crossValidate(
  rows: readonly FitRow[],
  signs: readonly number[],
  folds = 5,
  options: FitOptions = {},
): Crossed {
  const groups = [...new Set(rows.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]));
  let [right, all] = [0, 0];
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = rows.filter(({ group }) => foldOf.get(group) !== fold);
    const held = rows.filter(({ group }) => foldOf.get(group) === fold);
    const weights = fitWeights(seen, signs, options);
    const choices = held.filter(({ candidates }) => candidates.some((c) => c.right));
    all += choices.length;
    right += accuracy(weights, choices) * choices.length;
    outcomes.push(...held.flatMap((row) => outcomeOf(weights, row) ?? []));
  }
  return { held: all === 0 ? 1 : right / all, outcomes };
}
