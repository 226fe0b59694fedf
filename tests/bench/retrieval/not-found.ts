import { createPassageIndex } from "../../../src/retrieve/passages/index.js";
import { toPassages, tools } from "./engines.js";
import type { QuestionSet } from "./question-set.js";

export interface NotFound {
  set: string;
  found: number; // percent of questions with their text in the index that pass the threshold
  refused: number; // percent of questions without it that do not
  balanced: number; // their mean
}

/** Takes every other text out of the index, then the others, and asks all questions each time. */
export function measureNotFound(set: QuestionSet): NotFound {
  const count = { found: 0, kept: 0, refused: 0, out: 0 };
  for (const half of [0, 1]) {
    const index = createPassageIndex(toPassages(set.texts).filter((passage) => passage.paragraph % 2 === half), tools);
    for (const { text, right } of set.questions) {
      const likely = (index.search(text, { limit: 2 })[0]?.confidence ?? 0) >= tools.weights.tell;
      if (right % 2 === half) {
        count.kept++;
        if (likely) count.found++;
      } else {
        count.out++;
        if (!likely) count.refused++;
      }
    }
  }
  const found = (100 * count.found) / count.kept;
  const refused = (100 * count.refused) / count.out;
  return { set: set.name, found, refused, balanced: (found + refused) / 2 };
}

/** Percent of the questions whose text comes first where the sentence that is shown holds one of the known answers. */
export function measureHighlight(set: QuestionSet): number {
  const index = createPassageIndex(toPassages(set.texts), tools);
  let [first, held] = [0, 0];
  for (const { text, right, answers } of set.questions) {
    const hit = index.search(text, { limit: 1 })[0];
    if (hit?.passage.paragraph !== right) continue;
    first++;
    const shown = hit.passage.text.slice(hit.sentence.start, hit.sentence.end);
    if (answers.some((answer) => shown.includes(answer))) held++;
  }
  return (100 * held) / Math.max(1, first);
}
