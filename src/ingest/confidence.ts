/** What the confidence of a proposal rests on. */
export interface Evidence {
  quantityRule: string; // "measure", "han count", "implied unit"…
  region: number; // how surely the region is right, by the judge, 0–1
  role: string; // of the paragraph
  subject: boolean; // a person's or an organisation's figure
}

/** Measured on the five articles with tests/bench/extraction: share of proposals of each kind with value, unit and region right. */
const QUANTITY: readonly (readonly [RegExp, number])[] = [
  [/^(?:measure|count|share)$/u, 0.99],
  [/^time$/u, 0.96],
  [/^range$/u, 0.97],
  [/^(?:implied unit|list)$/u, 0.93],
  [/^share in words$/u, 0.98],
  [/^han (?:measure|share)$/u, 0.95],
  [/^han count$/u, 0.82],
  [/^han time$/u, 0.86],
  [/^rank$/u, 0.85],
  [/^(?:zero|none)/u, 0.84],
];
/** From this on a fact is shown without a warning that it may be wrong. */
export const SHOWN = 0.8;

const rate = (rows: readonly (readonly [RegExp, number])[], rule: string, otherwise: number): number => rows.find(([pattern]) => pattern.test(rule))?.[1] ?? otherwise;

/** 0–1: how sure value, unit and region are right. */
export function confidenceOf(evidence: Evidence): number {
  let sure = rate(QUANTITY, evidence.quantityRule, 0.75) * evidence.region;
  if (evidence.role === "caption") sure *= 0.9;
  if (evidence.role === "heading") sure *= 0.9;
  if (evidence.subject) sure *= 0.97;
  return Number(sure.toFixed(3));
}
