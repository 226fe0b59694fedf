import { expect, test } from "vitest";
import { createPassageIndex, loadPassageIndex } from "../../../src/retrieve/passages/index.js";
import { SqlitePassageIndex } from "../../../src/store/passages-sqlite.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { describePassageIndex, PASSAGES } from "./contract.js";

const segmenter = createSegmenter();
const fallback = createSegmenter({
  loadNative: () => {
    throw new Error("not built");
  },
  warn: () => undefined,
});
const ENGINES = ["minisearch", "arrays"] as const;

for (const engine of ENGINES) {
  describePassageIndex(engine, (passages) => createPassageIndex(passages, { segmenter, engine }));
  describePassageIndex(`${engine}, saved and loaded`, (passages) =>
    loadPassageIndex(createPassageIndex(passages, { segmenter, engine }).save(), { segmenter }),
  );
  describePassageIndex(`${engine}, without nodejieba`, (passages) => createPassageIndex(passages, { segmenter: fallback, engine }));
}
describePassageIndex("sqlite", (passages) => {
  const index = new SqlitePassageIndex(":memory:", segmenter);
  index.add(passages);
  return index;
});

test("all engines give the same order", () => {
  const sqlite = new SqlitePassageIndex(":memory:", segmenter);
  sqlite.add(PASSAGES);
  const all = [...ENGINES.map((engine) => createPassageIndex(PASSAGES, { segmenter, engine })), sqlite];
  for (const question of ["贫困人口有多少？", "2017年发生了什么？", "渔民和农户", "县医院的医生"]) {
    const orders = all.map((index) => index.search(question).map((hit) => `${hit.passage.id} ${hit.score.toFixed(6)}`));
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
  }
});

test("an index cut by another segmenter is refused", () => {
  const saved = createPassageIndex(PASSAGES, { segmenter: fallback }).save();
  expect(() => loadPassageIndex(saved, { segmenter })).toThrow("another segmenter");
  expect(() => loadPassageIndex(new Uint8Array(3), { segmenter })).toThrow("no saved index");
});
