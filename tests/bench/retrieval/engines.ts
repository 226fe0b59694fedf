import { createPassageIndex, type PassageIndex } from "../../../src/retrieve/passages/index.js";
import { SqlitePassageIndex } from "../../../src/store/passages-sqlite.js";
import { weightsOf } from "../../../src/judge/index.js";
import { loadWeights } from "../../../src/store/load-weights.js";
import { toPassages } from "./question-set.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { root } from "../../helpers/project.js";

/** An engine under test: texts in, a function out that gives the numbers of at most ten texts, best first. */
export interface Engine {
  name: string;
  build(texts: string[]): Promise<Search>;
}
export type Search = (question: string) => number[] | Promise<number[]>;

export const segmenter = createSegmenter();
/** What every index of the bench is made with. */
export const tools = { segmenter, weights: weightsOf(loadWeights(root), "passages") };
export const LIMIT = 10;

export { toPassages };

export const searchOf = (index: PassageIndex): Search => (question) =>
  index.search(question, { limit: LIMIT }).map((hit) => hit.passage.paragraph);

const inMemory = (["minisearch", "arrays"] as const).map((engine): Engine => ({
  name: `Chuchu (${engine})`,
  build: (texts) => Promise.resolve(searchOf(createPassageIndex(toPassages(texts), { ...tools, engine }))),
}));

const onDisk: Engine = {
  name: "Chuchu (sqlite)",
  build(texts) {
    const index = new SqlitePassageIndex(":memory:", tools);
    index.add(toPassages(texts));
    return Promise.resolve(searchOf(index));
  },
};

/** The project's index as the bot builds it, with each of its engines. */
export const own: Engine[] = [...inMemory, onDisk];
