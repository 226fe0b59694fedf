import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { AnswerKind, type Answer } from "../../src/domain/answer.js";
import { questionFiles } from "./project.js";

/** What an answer must be. Figures may be near to six digits; everything else is exact. */
export const Expectation = z.strictObject({
  kind: AnswerKind,
  facts: z.array(z.string()).optional(), // ids of all facts stated, in order
  includes: z.array(z.string()).optional(), // ids among the facts, for lists
  region: z.string().optional(), // of the first fact
  passage: z.string().optional(), // "wengan-2020/4": article and paragraph told first
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]), // must not be said
  computed: z.array(z.strictObject({ kind: z.string(), value: z.number().optional(), unit: z.string().optional(), region: z.string().optional() })).default([]),
});

/** A row of tests/questions/<intent>.yaml: a sentence of our own, and how it must be read and answered. */
export const Sentence = z.strictObject({
  ask: z.string(),
  chat: z.array(z.string()).default([]), // what was asked before it
  template: z.string().nullable(), // "figure/terse"; null when only its slots are read
  expect: Expectation,
});
export type Sentence = z.infer<typeof Sentence>;

/** The rows of every file. */
export const questionRows = (): { intent: string; rows: Sentence[] }[] =>
  questionFiles().map(({ file, text }) => ({
    intent: path.basename(file, ".yaml"),
    rows: z.array(Sentence).min(1).parse(parse(text)),
  }));

/** Whether an answer is what a row expects. */
export function meets({ expect: want }: Sentence, answer: Answer): boolean {
  const ids = answer.facts.map((f) => f.id);
  const near = (a: number | null, b: number | undefined): boolean => b === undefined || (a !== null && Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(b)));
  const same = (a: string | null | undefined, b: string | undefined): boolean => b === undefined || a === b;
  return (
    answer.kind === want.kind &&
    (!want.facts || want.facts.join() === ids.join()) &&
    (want.includes ?? []).every((id) => ids.includes(id)) &&
    same(answer.facts[0]?.region.name, want.region) &&
    same(`${answer.passages[0]?.article}/${answer.passages[0]?.paragraph}`, want.passage) &&
    want.says.every((words) => answer.text.includes(words)) &&
    !want.never.some((words) => answer.text.includes(words)) &&
    want.computed.every((w) => answer.computed.some((c) => c.kind === w.kind && near(c.value, w.value) && same(c.unit, w.unit) && same(c.region, w.region)))
  );
}
