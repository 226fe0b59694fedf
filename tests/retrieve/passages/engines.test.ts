import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "libsql";
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

test("on disk, a removed article is gone at once, and its rows go afterwards, over a restart too", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-passages-"));
  const file = path.join(folder, "passages.db");
  const rowsOf = (): number => Number((new Database(file, { readonly: true }).prepare("SELECT count(*) AS rows FROM passages").get() as { rows: number }).rows);
  const many = Array.from({ length: 40 }, (_, n) => ({ id: `long/${n}`, article: "long", paragraph: n, text: `第${n}户种木耳。` }));
  const index = new SqlitePassageIndex(file, segmenter);
  index.add([...PASSAGES, ...many]);
  index.removeArticle("long");
  expect(index.size).toBe(5);
  expect(index.search("木耳").map(({ passage }) => passage.article)).toEqual(["lin"]);
  expect(rowsOf()).toBe(45);
  index.add(many.slice(39)); // the same article anew, while its old rows are there
  expect(index.size).toBe(6);
  index.close();
  const again = new SqlitePassageIndex(file, segmenter);
  expect(again.search("木耳").map(({ passage }) => passage.id).sort()).toEqual(["lin/2", "long/39"]);
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  expect(rowsOf()).toBe(6);
  expect(again.search("木耳").map(({ passage }) => passage.id).sort()).toEqual(["lin/2", "long/39"]);
  expect(again.size).toBe(6);
  again.close();
  rmSync(folder, { recursive: true });
});

test("an index cut by another segmenter is refused", () => {
  const saved = createPassageIndex(PASSAGES, { segmenter: fallback }).save();
  expect(() => loadPassageIndex(saved, { segmenter })).toThrow("another segmenter");
  expect(() => loadPassageIndex(new Uint8Array(3), { segmenter })).toThrow("no saved index");
});
