/**
 * Fits the weights in data/weights/ from questions and articles whose right answers are known.
 *   npm run fit [-- [--check] [--failures] [NAME…]]
 * --check writes nothing and fails where a file differs from what fitting gives; --failures lists the choices that stay wrong.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  accuracy, crossValidate, firstOf, fitCalibration, fitWeights, type FitRow,
} from "../../src/judge/index.js";
import type { Weights } from "../../src/domain/weights.js";
import { root } from "../helpers/project.js";
import type { FitTask } from "./task.js";
import { tasks } from "./tasks.js";

const args = process.argv.slice(2).filter((argument) => argument !== "--");
const names = args.filter((argument) => !argument.startsWith("--"));
const [check, failures] = ["--check", "--failures"].map((flag) => args.includes(flag));
let differ = 0;
for (const make of tasks) {
  const task = await make();
  if (names.length === 0 || names.includes(task.name)) await fit(task);
}
process.exitCode = differ > 0 ? 1 : 0;

async function fit(task: FitTask): Promise<void> {
  const rows = await task.rows();
  if (!rows) return say(`${task.name}: left out, what it is fitted on is not here`);
  const signs = task.features.map(({ sign }) => sign);
  const list = fitWeights(rows, signs, task.options);
  const crossed = crossValidate(rows, signs, task.folds, task.options);
  const choices = rows.filter(({ candidates }) => candidates.some(({ right }) => right));
  const weights: Weights = {
    judge: task.name, fitted: task.about, rows: choices.length,
    inSample: round4(accuracy(list, choices)), heldOut: round4(crossed.held),
    calibration: fitCalibration(crossed.outcomes, task.balanced), tell: task.tell,
    features: task.features.map(({ name, why }, i) => ({ name, weight: list[i] ?? 0, why })),
  };
  say(`${task.name}: ${rows.length} choices, ${choices.length} with a right candidate; ` +
    `first right ${percent(weights.inSample)} fitted, ${percent(weights.heldOut)} held out`);
  for (const { name, weight } of weights.features) say(`  ${name.padEnd(20)} ${weight.toFixed(2)}`);
  if (failures) for (const row of choices) tellWrong(list, row);
  keep(task.name, `${JSON.stringify(weights, null, 1)}\n`);
}

function keep(name: string, text: string): void {
  const file = path.join(root, "data", "weights", `${name}.json`);
  if (!check) return writeFileSync(file, text);
  if (read(file) === text) return;
  differ++;
  say(`  data/weights/${name}.json differs from what fitting gives`);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function tellWrong(weights: number[], row: FitRow): void {
  const first = row.candidates[firstOf(weights, row)];
  if (!first || first.right) return;
  const right = row.candidates.find((candidate) => candidate.right);
  say(`  wrong: ${row.about ?? row.group}: ${first.name ?? "?"} before ${right?.name ?? "?"}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function round4(x: number): number {
  return Math.round(x * 10_000) / 10_000;
}
