import { createPassageIndex, type PassageIndex } from "../../../src/retrieve/passages/index.js";
import { SqlitePassageIndex } from "../../../src/store/passages-sqlite.js";
import { createSegmenter } from "../../../src/text/segment.js";

/** An engine under test: texts in, a function out that gives the numbers of at most ten texts, best first. */
export interface Engine {
  name: string;
  build(texts: string[]): Promise<Search>;
}
export type Search = (question: string) => number[] | Promise<number[]>;

export const segmenter = createSegmenter();
export const LIMIT = 10;

export const toPassages = (texts: string[]): Parameters<typeof createPassageIndex>[0] =>
  texts.map((text, i) => ({ id: `set/${i}`, article: "set", paragraph: i, text }));

export const searchOf = (index: PassageIndex): Search => (question) =>
  index.search(question, { limit: LIMIT }).map((hit) => hit.passage.paragraph);

const inMemory = (["minisearch", "arrays"] as const).map((engine): Engine => ({
  name: `Chuchu (${engine})`,
  build: (texts) => Promise.resolve(searchOf(createPassageIndex(toPassages(texts), { segmenter, engine }))),
}));

const onDisk: Engine = {
  name: "Chuchu (sqlite)",
  build(texts) {
    const index = new SqlitePassageIndex(":memory:", segmenter);
    index.add(toPassages(texts));
    return Promise.resolve(searchOf(index));
  },
};

/** The project's index as the bot builds it, with each of its engines. */
export const own: Engine[] = [...inMemory, onDisk];
