import { mkdtempSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { runExtract } from "../../src/edge/commands/extract.js";
import { runIngest } from "../../src/edge/commands/ingest.js";
import { type Keyboard, runReview } from "../../src/edge/commands/review.js";
import { applyEdit } from "../../src/edge/review/edit.js";
import { factsInScope } from "../../src/edge/review/queue.js";
import type { Proposal } from "../../src/ingest/types.js";
import { openIngestDb } from "../../src/store/ingest-db.js";
import { withIngested } from "../../src/store/ingest-db-world.js";
import { readIngested } from "../../src/store/ingest-reader.js";
import { exportArticle } from "../../src/store/ingest-db-yaml.js";
import { loadWorld } from "../../src/store/world.js";
import { docxOf, paragraph } from "../helpers/docx.js";
import { memoryIo } from "../helpers/memory-io.js";
import { root } from "../helpers/project.js";
import { propose } from "./helpers.js";

const TEXT = "湄潭县的茶\n来源:山野周报 时间:2019-06-20\n湄潭县2018年种茶4.5万亩,茶农3.2万户。\n复兴镇2018年种茶8000亩。";
let folder = "";
let data = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ingest-"));
  data = path.join(folder, "var");
  file = path.join(folder, "meitan.txt");
  writeFileSync(file, TEXT);
});

const typing = (keys: string[], lines: string[] = []): Keyboard => ({ key: () => Promise.resolve(keys.shift() ?? "q"), line: () => Promise.resolve(lines.shift() ?? ""), close: () => undefined });
const ingest = (...names: string[]): Promise<number> => runIngest(names, memoryIo(root), data, false);
const [invented] = propose("他家5口人住2间房。") as [Proposal];
const states = (): string[] => {
  const db = openIngestDb(data);
  const found = db.facts().map(({ state, proposal }) => `${proposal.surface} ${state}`);
  db.close();
  return found;
};

test("extract prints facts, quantities and meta as JSON lines", async () => {
  const io = memoryIo(root);
  expect(await runExtract([file], io)).toBe(0);
  expect(JSON.parse(io.printed[0] ?? "")).toMatchObject({ id: "meitan/3/1", region: { id: "520328", name: "湄潭县", parents: ["遵义市", "贵州省"] }, value: 45_000, unit: "亩", status: "actual", paragraph: 3, surface: "4.5万亩" });
  const quantities = memoryIo(root);
  await runExtract(["--quantities", file], quantities);
  expect(JSON.parse(quantities.printed[0] ?? "")).toMatchObject({ article: "meitan", paragraph: 3, start: 10, end: 15, surface: "4.5万亩", value: 45_000, valueMax: null, unit: "亩", qualifier: "exact" });
  const meta = memoryIo(root);
  await runExtract(["--meta", file], meta);
  expect(JSON.parse(meta.printed[0] ?? "")).toMatchObject({ article: "meitan", title: "湄潭县的茶", publisher: "山野周报", published: "2019-06-20", authors: [], script: "hans" });
});

test("a broken file is named, the others go on", async () => {
  writeFileSync(path.join(folder, "leer.txt"), "");
  const io = memoryIo(root);
  expect(await runIngest([folder], io, data, false)).toBe(1);
  expect(io.complained.join("\n")).toContain("leer.txt");
  expect(states()).toHaveLength(3);
});

test("a file of a hundred megabytes is refused by its size, unread; the others go on", async () => {
  const huge = path.join(folder, "huge.txt");
  writeFileSync(huge, "");
  truncateSync(huge, 100_000_000);
  const before = process.memoryUsage().rss;
  const [ingesting, extracting] = [memoryIo(root), memoryIo(root)];
  expect(await runIngest([huge, file], ingesting, data, false)).toBe(1);
  expect(await runExtract([huge], extracting)).toBe(1);
  for (const { complained } of [ingesting, extracting]) expect(complained).toEqual([expect.stringMatching(/huge\.txt: 100 MB,超过 20 MB/u)]);
  expect(process.memoryUsage().rss - before).toBeLessThan(90_000_000);
  expect(states()).toHaveLength(3);
});

describe("ingest", () => {
  test("the same file again changes nothing", async () => {
    await ingest(file);
    const db = openIngestDb(data);
    const before = db.revision();
    db.close();
    const io = memoryIo(root);
    await runIngest([file], io, data, false);
    const again = openIngestDb(data);
    expect(again.revision()).toBe(before);
    again.close();
    expect(io.printed.join("\n")).toContain("没有变化 1");
  });

  test("a changed file updates its facts and keeps reviews", async () => {
    await ingest(file);
    await runReview([], memoryIo(root), data, typing(["a", "q"]));
    writeFileSync(file, `${TEXT.replace("8000亩", "9000亩")}\n该县建茶厂60座。`);
    await ingest(file);
    expect(states()).toEqual(["4.5万亩 accepted", "3.2万户 proposed", "9000亩 proposed", "60座 proposed"]);
  });

  test("two files of one name are two articles; the original comes back as it was", async () => {
    const other = path.join(mkdtempSync(path.join(tmpdir(), "ingest-")), "meitan.txt");
    writeFileSync(other, TEXT.replace("4.5万亩", "4.6万亩"));
    await ingest(file, other);
    const db = openIngestDb(data);
    expect(db.articles()).toHaveLength(2);
    expect(Buffer.from(db.original("meitan") ?? []).toString()).toBe(TEXT);
    db.close();
  });
});

describe("one article in two files", () => {
  const copy = (name: string, content: string | Uint8Array): string => {
    const other = path.join(folder, name);
    writeFileSync(other, content);
    return other;
  };
  const [title = "", source = "", ...told] = TEXT.split("\n");

  test.each([
    { why: "a Word document under another name", name: "茶.docx", content: docxOf([title, source, ...told].map(paragraph).join("")) },
    { why: "a page with full-width marks", name: "cha.html", content: `<html><body><h1>${title}</h1><p>${source}</p>${told.map((line) => `<p>${line.replaceAll(",", "，")}</p>`).join("")}</body></html>` },
  ])("$why is taken in once", async ({ name, content }) => {
    await ingest(file);
    const io = memoryIo(root);
    await runIngest([copy(name, content)], io, data, false);
    expect(io.printed.join("\n")).toContain("已经收录过(meitan)");
    expect(states()).toHaveLength(3);
  });

  test("a corrected figure, or one more, makes another article", async () => {
    await ingest(file, copy("b.txt", TEXT.replace("8000亩", "8100亩")), copy("c.txt", `${TEXT}\n该县建茶厂60座。`));
    expect(states()).toHaveLength(10);
  });
});

describe("review", () => {
  test("accept, edit, reject, skip and undo", async () => {
    await ingest(file);
    const io = memoryIo(root);
    await runReview([], io, data, typing(["a", "u", "e", "r", "s", "q"], ["数值=4.4万; 状态=计划"]));
    expect(states()).toEqual(["4.4万亩 edited", "3.2万户 rejected", "8000亩 proposed"]);
    const db = openIngestDb(data);
    expect(db.facts()[0]?.proposal).toMatchObject({ value: 44_000, status: "planned" });
    db.close();
  });

  test("an edit that is not understood changes nothing", async () => {
    await ingest(file);
    const io = memoryIo(root);
    await runReview([], io, data, typing(["e", "q"], ["数值=许多"]));
    expect(io.complained.join("")).toContain("许多");
    expect(states()[0]).toBe("4.5万亩 proposed");
  });
});

describe("review keeps up", () => {
  test("the most doubtful first, with it all of its sentence", async () => {
    writeFileSync(file, "湄潭县2018年种茶4.5万亩。\n湄潭县2018年修路300公里,十几个村通了车,历时3个月。");
    await ingest(file);
    const db = openIngestDb(data);
    const order = factsInScope(db, "all").map(({ proposal }) => proposal.paragraph);
    db.close();
    expect(order.at(-1)).toBe(1);
    expect(order.length).toBeGreaterThan(1);
  });

  test("a region corrected once is offered for the others of its paragraph", async () => {
    await ingest(file);
    await runReview([], memoryIo(root), data, typing(["e", "q"], ["地区=凤冈县", "y"]));
    const db = openIngestDb(data);
    expect(db.facts().map(({ state, proposal }) => `${proposal.surface} ${proposal.region.short} ${state}`)).toEqual(["4.5万亩 凤冈县 edited", "3.2万户 凤冈县 proposed", "8000亩 复兴镇 proposed"]);
    db.close();
  });

  test.each([
    { why: "a name that says more keeps the one before as an alias", before: "茶种植面积", name: "全县茶种植面积", is: ["茶种植面积"] },
    { why: "another thing's name does not", before: "茶种植面积", name: "公路里程", is: [] },
    { why: "nor does the opposite", before: "贫困户", name: "非贫困户", is: [] },
  ])("$why", ({ before, name, is }) => {
    const edited = applyEdit({ ...invented, indicator: { id: null, name: before } }, `指标=${name}`, () => null, "");
    expect(typeof edited === "string" ? edited : (edited.indicator.aliases ?? [])).toEqual(is);
  });

  test.each([
    { why: "a unit that the text contradicts is refused", line: "12%", is: "原文是“5口人”,没有说“%”" },
    { why: "a unit of the clause is taken", line: "2间", is: 2 },
  ])("$why", ({ line, is }) => {
    const text = "他家5口人住2间房。";
    const edited = applyEdit({ ...invented, start: 2, end: 5, clause: { start: 0, end: 9 }, unit: "人" }, line, () => null, text);
    expect(typeof edited === "string" ? edited : edited.value).toBe(is);
  });

  test("the whole paragraph on request", async () => {
    await ingest(file);
    const io = memoryIo(root);
    await runReview([], io, data, typing(["p", "q"]));
    expect(io.printed).toContain("湄潭县2018年种茶4.5万亩,茶农3.2万户。");
  });
});

test("the store's facts stand beside those of data/, marked as the machine's until reviewed", async () => {
  await ingest(file);
  await runReview([], memoryIo(root), data, typing(["a", "r", "q"]));
  const db = openIngestDb(data);
  const world = loadWorld(path.join(root, "data"));
  const added = readIngested(db, world);
  expect(added.facts.map(({ id, origin }) => `${id} ${origin}`)).toEqual(["meitan/3/1 reviewed", "meitan/4/1 machine"]);
  expect(added.regions.map(({ id }) => id)).toEqual(expect.arrayContaining(["520300", "520328", "520328-fuxing"]));
  expect(withIngested(world, added).articles.get("meitan")).toMatchObject({ publisher: "山野周报", published: "2019-06-20" });
  const exported = exportArticle(db, world, "meitan", path.join(folder, "out"));
  expect(exported).toMatchObject({ facts: 1, left: 1 });
  db.close();
});
