/**
 * Fits the weights of ranking (src/retrieve/passages/rank.ts) and of confidence (confidence.ts) anew and says how well they carry over:
 *   node --import tsx tests/bench/retrieval/fit/main.ts A.json B.json
 * with two SQuAD-style files. Every row of the tables is fitted on one thing and measured on another: on half of the texts
 * of a set and the other half, on one set and the other. The last rows are what stands in the code, rounded, fitted on both
 * sets; the weights to put there are printed above them. Takes some minutes; the same files give the same numbers.
 */
import { parseArgs } from "node:util";
import { confidenceOf, LIKELY } from "../../../../src/retrieve/passages/confidence.js";
import { FEATURES } from "../../../../src/retrieve/passages/features.js";
import { WEIGHT_LIST } from "../../../../src/retrieve/passages/rank.js";
import { readQuestionSet } from "../question-set.js";
import { printTable } from "../table.js";
import { choicesOf, outcomesOf, type AskedChoice } from "./measured.js";
import { dot, fitChoices, fitOutcomes, type Choice, type Outcome } from "./regression.js";

const { positionals } = parseArgs({ allowPositionals: true });
if (positionals.length !== 2) throw new Error("fit: give two question sets, A.json B.json");
const sets = positionals.map(readQuestionSet);
const names = sets.map((set) => set.name);

const choices = sets.map(choicesOf);
const half = (list: AskedChoice[] | undefined, which: number): AskedChoice[] => (list ?? []).filter(({ text }) => text % 2 === which);
const [a = [], b = []] = choices;
const both = fitChoices([...a, ...b]);
const rows: [string, string, Float64Array, Choice[]][] = [
  ...choices.map((list, i): [string, string, Float64Array, Choice[]] => [`half of ${names[i] ?? ""}`, "its other half", fitChoices(half(list, 0)), half(list, 1)]),
  [names[0] ?? "", names[1] ?? "", fitChoices(a), b],
  [names[1] ?? "", names[0] ?? "", fitChoices(b), a],
  ...choices.map((list, i): [string, string, Float64Array, Choice[]] => ["as in the code", names[i] ?? "", Float64Array.from(WEIGHT_LIST), list]),
];
printTable(["weight", ...names, "both", "in the code"], FEATURES.map((feature, i) => [feature, rows[2]?.[2][i] ?? 0, rows[3]?.[2][i] ?? 0, both[i] ?? 0, WEIGHT_LIST[i] ?? 0]));
printTable(["fitted on", "measured on", "questions", "R@1 %", "MRR@10 %"], rows.map(([from, on, weights, list]) => [from, on, list.length, ...qualityOf(weights, list)]));

const outcomes = sets.map(outcomesOf);
const [inA = [], inB = []] = outcomes;
const fits: [string, string, Float64Array, Outcome[]][] = [
  [names[0] ?? "", names[1] ?? "", fitOutcomes(inA), inB],
  [names[1] ?? "", names[0] ?? "", fitOutcomes(inB), inA],
  ["both", "both", fitOutcomes([...inA, ...inB]), [...inA, ...inB]],
];
printTable(["confidence fitted on", "measured on", "score", "lead", "bias", "balanced %"], fits.map(([from, on, w, list]) => [from, on, w[0] ?? 0, w[1] ?? 0, w[2] ?? 0, balanced(list, ([score = 0, lead = 0]) => dot(w, Float64Array.of(score, lead, 1)) >= 0)]));
printTable(["as in the code", "measured on", "balanced %"], outcomes.map((list, i) => ["", names[i] ?? "", balanced(list, ([score = 0, lead = 0]) => confidenceOf(score, score - lead) >= LIKELY)]));

function qualityOf(weights: Float64Array, list: readonly Choice[]): [number, number] {
  let [first, reciprocal] = [0, 0];
  for (const { candidates, right } of list) {
    const scores = candidates.map((values) => dot(weights, values));
    const place = scores.filter((score, i) => score > (scores[right] ?? 0) || (score === scores[right] && i < right)).length + 1;
    if (place === 1) first++;
    if (place <= 10) reciprocal += 1 / place;
  }
  return [(100 * first) / list.length, (100 * reciprocal) / list.length];
}

/** Mean of the shares of yes and no that are told rightly, in percent. */
function balanced(list: readonly Outcome[], says: (values: Float64Array) => boolean): number {
  const share = (which: boolean): number => {
    const those = list.filter(({ yes }) => yes === which);
    return those.filter(({ values }) => says(values) === which).length / those.length;
  };
  return 50 * (share(true) + share(false));
}
