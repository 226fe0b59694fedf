import { weightsOf } from "../../../src/judge/index.js";
import { loadWeights } from "../../../src/store/load-weights.js";
import { root } from "../../helpers/project.js";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { addGradually, createPassageIndex, type Passage, type PassageIndex } from "../../../src/retrieve/passages/index.js";
import { smallDictionary } from "../../../src/store/dictionary.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { generateParagraphs } from "./generate.js";
import { memoryInUse, now, percentile } from "./measure.js";
import type { QuestionSet } from "./question-set.js";

export interface ScaleRow {
  paragraphs: number;
  engine: string;
  recall1: number; // percent: of the set's questions among generated paragraphs, or of questions on generated ones
  p50: number; // milliseconds
  p99: number;
  buildRate: number; // paragraphs a second
  bytesEach: number; // heap and buffers, or bytes on disk
  residentMB: number; // the whole process, dictionary included; on disk the most it ever had while answering
  loadSeconds: number; // of a start: on disk from the file, in memory building it anew
  longestPause: number; // milliseconds that adding and taking out an article stops others
}

const QUESTIONS = 1000;
const ARTICLE = 60; // paragraphs
export const folder = (): string => mkdtempSync(path.join(tmpdir(), "chuchu-bench-"));

/** The set's texts first, generated paragraphs behind them up to the size. */
export function* passagesFor(size: number, set: QuestionSet | null): Generator<Passage> {
  const texts = set?.texts.slice(0, size) ?? [];
  for (const [n, text] of texts.entries()) yield { id: `set/${n}`, article: "set", paragraph: n, text };
  let n = texts.length;
  for (const { text } of generateParagraphs(size - n)) yield { id: `made/${n}`, article: `made${n % 1000}`, paragraph: n++, text };
}

/** A thousand questions on passages spread over the collection; none is kept but those. */
export function questionsFor(size: number, set: QuestionSet | null): { text: string; right: number }[] {
  if (set) return set.questions.filter(({ right }) => right < size).slice(0, QUESTIONS);
  const step = Math.max(1, Math.floor(size / QUESTIONS));
  const questions: { text: string; right: number }[] = [];
  let right = 0;
  for (const { question } of generateParagraphs(size)) {
    if (right % step === 0) questions.push({ text: question, right });
    right++;
  }
  return questions;
}

export function askAll(index: PassageIndex, questions: { text: string; right: number }[]): Pick<ScaleRow, "recall1" | "p50" | "p99"> {
  for (const { text } of questions.slice(0, 100)) index.search(text); // compiled before it is timed
  const times: number[] = [];
  let first = 0;
  for (const { text, right } of questions) {
    const start = now();
    const hit = index.search(text, { limit: 5 })[0];
    times.push(now() - start);
    if (hit?.passage.paragraph === right) first++;
  }
  return { recall1: (100 * first) / Math.max(1, questions.length), p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/**
 * Adds an article, then takes it out again, some times; a question is asked at each turn of the event loop.
 * @returns the longest time in milliseconds between two turns without the question's own
 */
export async function addArticle(index: PassageIndex, { times = 1, paragraphs = ARTICLE } = {}): Promise<number> {
  const article: Passage[] = [...generateParagraphs(paragraphs)].map(({ text }, n) => ({ id: `new/${n}`, article: "new", paragraph: n, text }));
  let longest = 0;
  let start = 0;
  const turn = async (): Promise<void> => {
    await setImmediate();
    longest = Math.max(longest, now() - start);
    index.search(article[0]?.text.slice(0, 20) ?? "", { limit: 1 });
    start = now();
  };
  for (let time = 0; time < times; time++) {
    let adding = true;
    start = now();
    const added = addGradually(index, article).finally(() => (adding = false));
    while (adding) await turn();
    await added;
    index.removeArticle("new");
    for (let left = paragraphs; left > 0; left--) await turn(); // what is cleared and merged afterwards
  }
  return longest;
}

export const seconds = (start: number): number => (now() - start) / 1000;

/** One size in memory: built, asked and added to. */
export async function measureMemory(size: number, set: QuestionSet | null, engine: "minisearch" | "arrays"): Promise<ScaleRow> {
  const directory = folder();
  const segmenter = createSegmenter({ dictionary: () => smallDictionary(directory) });
  const tools = { segmenter, weights: weightsOf(loadWeights(root), "passages") };
  segmenter.cut("开始");
  const passages = [...passagesFor(size, set)];
  const questions = questionsFor(size, set);
  const before = memoryInUse();
  const start = now();
  const index = createPassageIndex(passages, { ...tools, engine });
  const built = seconds(start);
  const bytesEach = (memoryInUse() - before) / size;
  passages.length = 0;
  const asked = askAll(index, questions);
  const longestPause = await addArticle(index, { times: 5 });
  memoryInUse();
  const residentMB = process.memoryUsage().rss / 1e6;
  rmSync(directory, { recursive: true });
  return { paragraphs: size, engine, ...asked, buildRate: size / built, bytesEach, residentMB, loadSeconds: built, longestPause };
}
