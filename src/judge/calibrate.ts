import type { Calibration } from "../domain/weights.js";
import { descend } from "./descend.js";

/** A first place, and whether it was right. */
export interface Outcome {
  score: number;
  lead: number;
  right: boolean;
  weight?: number; // 1 unless given
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** How surely a first place with this score and this lead on the next is right, 0 … 1. */
export function probability(calibration: Calibration, score: number, lead: number): number {
  return sigmoid(calibration.score * score + calibration.lead * lead + calibration.bias);
}

/**
 * Logistic regression of "right" on score and lead (Platt 1999, with the lead besides).
 * Weights of score and lead are at least 0: a better score never makes a place less sure.
 * @param balanced right and wrong weigh the same in sum, however many there are of each
 */
export function fitCalibration(outcomes: readonly Outcome[], balanced = false): Calibration {
  const sum = (which: boolean): number =>
    outcomes.reduce((s, o) => s + (o.right === which ? (o.weight ?? 1) : 0), 0);
  const share = { yes: balanced ? 0.5 / (sum(true) || 1) : 1, no: balanced ? 0.5 / (sum(false) || 1) : 1 };
  const all = balanced ? 1 : sum(true) + sum(false) || 1;
  const [score = 0, lead = 0, bias = 0] = descend([1, 1, 0], 1e-4, 2000, (weights, gradient) => {
    const [s = 0, l = 0, b = 0] = weights;
    for (const one of outcomes) {
      const off = sigmoid(s * one.score + l * one.lead + b) - (one.right ? 1 : 0);
      const times = (off * (one.weight ?? 1) * (one.right ? share.yes : share.no)) / all;
      gradient[0] = (gradient[0] ?? 0) + times * one.score;
      gradient[1] = (gradient[1] ?? 0) + times * one.lead;
      gradient[2] = (gradient[2] ?? 0) + times;
    }
  });
  return { score: round3(score), lead: round3(lead), bias: round3(bias) };
}

const round3 = (x: number): number => Math.round(x * 1000) / 1000;
