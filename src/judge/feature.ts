/**
 * One thing that speaks for a candidate (sign 1) or against it (sign −1). Its weight is fitted, never set by hand,
 * and keeps the sign.
 */
export interface Feature<C, Q> {
  name: string; // "inTime"
  why: string; // what it measures, for `npm run why` and the weights' file
  sign: 1 | -1;
  of(candidate: C, question: Q): number; // about 0 … 1
}

/** What fitting and explaining need to know of a feature. */
export type FeatureRow = Pick<Feature<never, never>, "name" | "why" | "sign">;

/** The values of all features for one candidate, in their order. */
export function measure<C, Q>(
  features: readonly Feature<C, Q>[],
  candidate: C,
  question: Q,
): number[] {
  return features.map((feature) => feature.of(candidate, question));
}
