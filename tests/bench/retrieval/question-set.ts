import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Passage } from "../../../src/retrieve/passages/index.js";

const SquadFile = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(z.object({ question: z.string(), answers: z.array(z.object({ text: z.string() })).default([]) })),
        }),
      ),
    }),
  ),
});

/** A SQuAD-style set as a retrieval task: for each question the number of the text it was asked on. */
export interface QuestionSet {
  name: string; // the file's, without its ending
  texts: string[]; // each once
  questions: { text: string; right: number; answers: string[] }[];
}

/** Reads a SQuAD-style file; throws when it is none. */
export function readQuestionSet(file: string): QuestionSet {
  const { data } = SquadFile.parse(JSON.parse(readFileSync(file, "utf8")));
  const numbers = new Map<string, number>();
  const questions: QuestionSet["questions"] = [];
  for (const { context, qas } of data.flatMap((article) => article.paragraphs)) {
    const right = numbers.get(context) ?? numbers.size;
    numbers.set(context, right);
    for (const { question, answers } of qas) questions.push({ text: question, right, answers: answers.map((a) => a.text) });
  }
  return { name: (file.split("/").at(-1) ?? file).replace(/\.json$/u, ""), texts: [...numbers.keys()], questions };
}

/** The texts as one article's paragraphs, by their numbers. */
export const toPassages = (texts: readonly string[]): Passage[] =>
  texts.map((text, i) => ({ id: `set/${i}`, article: "set", paragraph: i, text }));
