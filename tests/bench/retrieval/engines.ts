import { createPassageIndex, type PassageIndex } from "../../../src/retrieve/passages/index.js";
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

/** The project's index as the bot builds it. */
export const own: Engine[] = (["minisearch", "arrays"] as const).map((engine) => ({
  name: `Chuchu (${engine})`,
  build: (texts) => Promise.resolve(searchOf(createPassageIndex(toPassages(texts), { segmenter, engine }))),
}));
