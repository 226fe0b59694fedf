import { ArraysEngine } from "../../src/retrieve/passages/arrays-engine.js";
import { FEATURES } from "../../src/retrieve/passages/features.js";
import { MemoryPassageIndex } from "../../src/retrieve/passages/memory-index.js";
import { readQuestion } from "../../src/retrieve/passages/question.js";
import { createRanker, type Ranked } from "../../src/retrieve/passages/rank.js";
import type { FitRow } from "../../src/judge/index.js";
import { given } from "../bench/sections.js";
import { createSegmenter } from "../../src/text/segment.js";
import { readQuestionSet, toPassages, type QuestionSet } from "../bench/retrieval/question-set.js";
import type { FitTask } from "./task.js";

const SETS = ["benchmarks/cmrc2018_dev.json", "benchmarks/drcd_dev.json"];
const GROUPS = 40; // folds go by text, in so many groups
const NOTHING = { score: 0, lead: 0, bias: 0 };

/** The ranking of paragraphs, on two public sets of questions; without them the file is left alone. */
export const passages: FitTask = {
  name: "passages",
  about: "CMRC 2018 dev and DRCD dev: each question with its text in the index, and with it taken out",
  features: FEATURES,
  tell: 0.5,
  folds: 2,
  balanced: true,
  options: { ridge: 1e-4 },
  rows() {
    const files = given(...SETS);
    return files.length < SETS.length ? null : files.map(readQuestionSet).flatMap(rowsOf);
  },
};

/** Each question twice: the right text among the candidates, and the same candidates without it. */
function rowsOf(set: QuestionSet): FitRow[] {
  const blank = FEATURES.map(({ name, why }) => ({ name, why, weight: 0 }));
  const ranker = createRanker({
    judge: "passages", fitted: "", rows: 0, inSample: 0, heldOut: 0,
    calibration: NOTHING, tell: 0, features: blank,
  });
  const segmenter = createSegmenter();
  const index = new MemoryPassageIndex(segmenter, new ArraysEngine(), ranker);
  index.add(toPassages(set.texts));
  return set.questions.flatMap(({ text, right }): FitRow[] => {
    const question = readQuestion(text, segmenter, index.frequencies, { size: index.size });
    const ranked = index.rank(question);
    const group = `${set.name}/${right % GROUPS}`;
    const candidates = ranked.map((one) => candidateOf(one, right));
    const others = candidates.filter((candidate) => !candidate.right);
    return [{ group, about: text, candidates }, { group, about: text, candidates: others }];
  });
}

const candidateOf = ({ key, values }: Ranked, right: number): FitRow["candidates"][number] =>
  ({ values, right: key === right, name: String(key) });
