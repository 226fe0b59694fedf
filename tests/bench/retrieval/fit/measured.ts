import { ArraysEngine } from "../../../../src/retrieve/passages/arrays-engine.js";
import { MemoryPassageIndex } from "../../../../src/retrieve/passages/memory-index.js";
import type { Passage } from "../../../../src/retrieve/passages/passage.js";
import { readQuestion } from "../../../../src/retrieve/passages/question.js";
import type { Ranked } from "../../../../src/retrieve/passages/rank.js";
import { segmenter, toPassages } from "../engines.js";
import type { QuestionSet } from "../question-set.js";
import type { Choice, Outcome } from "./regression.js";

/** An index that gives what was measured of the candidates, not only their order. */
function indexOf(passages: readonly Passage[]): (question: string) => Ranked[] {
  const index = new MemoryPassageIndex(segmenter, new ArraysEngine());
  index.add(passages);
  return (question) => index.rank(readQuestion(question, segmenter, index.frequencies, { size: index.size }));
}

/** Each question of a set with its candidates; `text` tells to which half of the texts it belongs. */
export interface AskedChoice extends Choice {
  text: number;
}

/** Questions whose text is not among the candidates are left out: no weights help them. */
export function choicesOf(set: QuestionSet): AskedChoice[] {
  const ask = indexOf(toPassages(set.texts));
  return set.questions.flatMap(({ text, right }) => {
    const ranked = ask(text);
    const at = ranked.findIndex((one) => one.key === right);
    return at < 0 ? [] : [{ candidates: ranked.map((one) => one.values), right: at, text: right }];
  });
}

/** Every question twice, with its text in the index and with it out: the best score and its lead over the next. */
export function outcomesOf(set: QuestionSet): Outcome[] {
  return [0, 1].flatMap((half) => {
    const ask = indexOf(toPassages(set.texts).filter((_, i) => i % 2 === half));
    return set.questions.flatMap(({ text, right }) => {
      const [first, second] = ask(text);
      if (!first) return [];
      return [{ values: Float64Array.of(first.score, first.score - (second?.score ?? 0)), yes: right % 2 === half }];
    });
  });
}
