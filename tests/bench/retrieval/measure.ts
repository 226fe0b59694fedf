import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Engine, Search } from "./engines.js";
import type { QuestionSet } from "./question-set.js";

export interface Quality {
  recall1: number; // percent of questions whose own text comes first
  recall5: number;
  mrr10: number; // percent
}
export interface Speed {
  p50: number; // milliseconds
  p99: number;
}
export interface Row extends Quality, Speed {
  set: string;
  engine: string;
  buildSeconds: number;
  memoryMB: number; // heap and buffers that the index added; a native engine's own memory is not in it
}

const clock = { cpu: false };

/** Times in processor milliseconds of this process instead of the wall clock's, for a machine that others use too. */
export function countProcessorTime(): void {
  clock.cpu = true;
}

/** Milliseconds from some start. */
export function now(): number {
  if (!clock.cpu) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Heap and buffers in use, in bytes, after a collection. */
export function memoryInUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Asks all questions of a set. */
export async function ask(search: Search, questions: QuestionSet["questions"]): Promise<Quality & Speed> {
  let [first, five, reciprocal] = [0, 0, 0];
  const times: number[] = [];
  for (const { text, right } of questions) {
    const start = now();
    const found = await search(text);
    times.push(now() - start);
    const rank = found.indexOf(right) + 1;
    if (rank === 1) first++;
    if (rank >= 1 && rank <= 5) five++;
    if (rank >= 1 && rank <= 10) reciprocal += 1 / rank;
  }
  const percent = (count: number): number => (100 * count) / Math.max(1, questions.length);
  return {
    recall1: percent(first),
    recall5: percent(five),
    mrr10: percent(reciprocal),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

export async function measure(engine: Engine, set: QuestionSet): Promise<Row> {
  const before = memoryInUse();
  const start = now();
  const search = await engine.build(set.texts);
  const buildSeconds = (now() - start) / 1000;
  const memoryMB = (memoryInUse() - before) / 1e6;
  for (const { text } of set.questions.slice(0, 50)) await search(text); // compiled before it is timed
  return { set: set.name, engine: engine.name, ...(await ask(search, set.questions)), buildSeconds, memoryMB };
}
