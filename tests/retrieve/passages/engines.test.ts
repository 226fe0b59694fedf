import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "libsql";
import { expect, test, vi } from "vitest";
import { Frequencies } from "../../../src/retrieve/passages/frequencies.js";
import { ArraysEngine } from "../../../src/retrieve/passages/arrays-engine.js";
import { MemoryPassageIndex } from "../../../src/retrieve/passages/memory-index.js";
import { readQuestion } from "../../../src/retrieve/passages/question.js";
import { createRanker } from "../../../src/retrieve/passages/rank.js";
import { createPassageIndex, type Passage } from "../../../src/retrieve/passages/index.js";
import { toUnits } from "../../../src/retrieve/passages/units.js";
import { FREQUENCY_SCHEMA, KeptFrequencies } from "../../../src/store/frequency-pages.js";
import { SqlitePassageIndex } from "../../../src/store/passages-sqlite.js";
import { weightsOf } from "../../../src/judge/index.js";
import { loadWeights } from "../../../src/store/load-weights.js";
import { root } from "../../helpers/project.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { describePassageIndex, PASSAGES } from "./contract.js";

const segmenter = createSegmenter();
const weights = weightsOf(loadWeights(root), "passages");
const tools = { segmenter, weights };
const fallback = createSegmenter({
  loadNative: () => {
    throw new Error("not built");
  },
  warn: () => undefined,
});
const ENGINES = ["minisearch", "arrays"] as const;

for (const engine of ENGINES) {
  describePassageIndex(engine, (passages) => createPassageIndex(passages, { ...tools, engine }));
  describePassageIndex(`${engine}, without nodejieba`, (passages) => createPassageIndex(passages, { segmenter: fallback, weights, engine }));
}
describePassageIndex("sqlite", (passages) => {
  const index = new SqlitePassageIndex(":memory:", tools);
  index.add(passages);
  return index;
});

test("all engines give the same order", () => {
  const sqlite = new SqlitePassageIndex(":memory:", tools);
  sqlite.add(PASSAGES);
  const all = [...ENGINES.map((engine) => createPassageIndex(PASSAGES, { ...tools, engine })), sqlite];
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
  const index = new SqlitePassageIndex(file, tools);
  index.add([...PASSAGES, ...many]);
  index.removeArticle("long");
  expect(index.size).toBe(5);
  expect(index.search("木耳").map(({ passage }) => passage.article)).toEqual(["lin"]);
  expect(rowsOf()).toBe(45);
  index.add(many.slice(39)); // the same article anew, while its old rows are there
  expect(index.size).toBe(6);
  index.close();
  const again = new SqlitePassageIndex(file, tools);
  expect(again.search("木耳").map(({ passage }) => passage.id).sort()).toEqual(["lin/2", "long/39"]);
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  expect(rowsOf()).toBe(6);
  expect(again.search("木耳").map(({ passage }) => passage.id).sort()).toEqual(["lin/2", "long/39"]);
  expect(again.size).toBe(6);
  again.close();
  rmSync(folder, { recursive: true });
});

test("on disk, words lie in several tables: all are searched, a removed article's table leaves at the next start", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-passages-"));
  const file = path.join(folder, "passages.db");
  const tablesOf = (): number => new Database(file, { readonly: true }).prepare("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE words%'").all().length;
  const open = (): SqlitePassageIndex => new SqlitePassageIndex(file, tools, 16);
  const boats = Array.from({ length: 40 }, (_, n) => ({ id: `boat/${n}`, article: "boat", paragraph: n, text: `渡船每天过江${n + 3}次。` }));
  const index = open();
  index.add([PASSAGES[0], ...boats, ...PASSAGES.slice(1)].flatMap((passage) => passage ?? []));
  expect(tablesOf()).toBe(3);
  expect(index.search("渡船过江", { limit: 60 })).toHaveLength(40);
  index.removeArticle("boat");
  expect(index.search("渡船过江")).toEqual([]);
  await vi.waitFor(() => expect((new Database(file, { readonly: true }).prepare("SELECT count(*) AS rows FROM passages").get() as { rows: number }).rows).toBe(5), 5_000);
  index.close();
  const again = open();
  expect(tablesOf()).toBe(2);
  expect(again.search("木耳").map(({ passage }) => passage.id)).toEqual(["lin/2"]);
  expect(again.search("青禾县")[0]?.passage.id).toBe("lin/1");
  again.close();
  rmSync(folder, { recursive: true });
});

test("on disk, counts are the same after a journal of them was folded into pages, step by step and over a restart", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-passages-"));
  const database = new Database(path.join(folder, "counts.db"));
  database.exec(FREQUENCY_SCHEMA);
  const inMemory = new Frequencies();
  let kept = new KeptFrequencies(database, 50);
  for (const [n, { text }] of [...PASSAGES, ...PASSAGES].entries()) {
    for (const frequencies of [kept.frequencies, inMemory]) frequencies.countIn(toUnits(text), segmenter.cutForSearch(text));
    kept.save();
    if (kept.mayFold) kept.fold();
    if (n % 3 === 2) kept = new KeptFrequencies(database, 50);
    expect(Buffer.compare(Buffer.from(kept.frequencies.counts.buffer), Buffer.from(inMemory.counts.buffer))).toBe(0);
  }
  while (kept.mayFold) kept.fold();
  expect(database.prepare("SELECT number FROM counted").all()).toEqual([]);
  const again = new KeptFrequencies(database, 50).frequencies;
  expect(Buffer.compare(Buffer.from(again.counts.buffer), Buffer.from(inMemory.counts.buffer))).toBe(0);
  expect([again.passages, again.total]).toEqual([inMemory.passages, inMemory.total]);
  database.close();
  rmSync(folder, { recursive: true });
});

test("an article that left memory is counted out in steps", async () => {
  const counts = async (passages: Passage[], gone?: string): Promise<Uint32Array> => {
    const index = new MemoryPassageIndex(segmenter, new ArraysEngine(), createRanker(weights));
    index.add(passages);
    if (gone !== undefined) index.removeArticle(gone);
    for (let step = 0; step < passages.length; step++) await setImmediate();
    return index.frequencies.counts;
  };
  const without = await counts(PASSAGES.filter(({ article }) => article !== "lin"));
  expect(Buffer.compare(Buffer.from((await counts(PASSAGES, "lin")).buffer), Buffer.from(without.buffer))).toBe(0);
});

test.each([
  { question: "何香凝是哪里人", keeps: "何香凝" },
  { question: "几内亚的首都", keeps: "几内亚" },
  { question: "许多大城市的地铁有多长", keeps: "许多大城市" },
  { question: "茶几卖多少钱", keeps: "茶几" },
])("asking words are not cut out of $keeps", ({ question, keeps }) => {
  const { units } = readQuestion(question, segmenter, new Frequencies(), { size: 1 });
  expect([...units].join(" ")).toContain([...toUnits(keeps)].join(" "));
});
