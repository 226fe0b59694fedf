import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/answer.js";
import { createStorePropose } from "../../src/ingest-article.js";
import { SHOWN } from "../../src/ingest/confidence.js";
import type { Proposal } from "../../src/ingest/types.js";
import { openIngestDb, type IngestDb } from "../../src/store/ingest-db.js";
import { ingestSent } from "../../src/store/ingest-sent.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { openEngine, type LiveEngine } from "../../src/store/live-engine.js";
import { root } from "../helpers/project.js";

const NOW = new Date("2026-11-22T04:00:00Z");
const ARTICLE = [
  "河谷里的芒果熟了",
  "来源:河谷日报 时间:2021-08-16 作者:石小满",
  "2020年,望谟县芒果种植面积达到2.7万亩,产量1.9万吨,带动果农5300户。",
  "望谟县农业农村局请来技术员逐户教剪枝,又和商超签了订单,所以果子不愁卖。",
  "全县计划新增芒果8600亩。",
].join("\n");

let propose: (article: Parameters<ReturnType<typeof createStorePropose>>[0]) => Proposal[];
let folder = "";
let db: IngestDb;
let engine: LiveEngine;
let problems: string[];

beforeAll(() => void (propose = createStorePropose(loadKnowledge(root))), 60_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "live-"));
  problems = [];
});
afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (): Promise<void> => void (engine = await openEngine(root, { dataDir: folder, onProblem: (message) => problems.push(message) }));
const ask = (text: string): Answer => engine.ask({ id: "1", chat: "1", text }, null, NOW).answer;
const take = async (text: string, change: (proposal: Proposal) => Proposal = (one) => one): Promise<void> => {
  db = openIngestDb(folder);
  await ingestSent(db, { kind: "file", name: "wangmo.txt", bytes: new TextEncoder().encode(text) }, (article) => propose(article).map(change));
  await engine.fresh(true);
};
const review = async (surface: string, state: "accepted" | "rejected"): Promise<void> => {
  const fact = db.facts().find(({ proposal }) => proposal.surface === surface);
  if (fact) db.review(fact, state);
  await engine.fresh(true);
};

const AREA = "望谟县芒果种植面积是多少?";

describe("answers from what was ingested", () => {
  test("a county that nobody listed, by its own names, with mark, clause and source; before, it is declined", async () => {
    await open();
    expect(ask(AREA).kind).toBe("not_found");
    await take(ARTICLE);
    const { facts, text, citations } = ask(AREA);
    expect(facts).toMatchObject([{ value: 27_000, unit: "亩", origin: "machine", region: { id: "522326", name: "望谟县", parents: ["黔西南布依族苗族自治州", "贵州省"] } }]);
    expect(text).toContain("机器抽取,未复核");
    expect(text).toContain("芒果种植面积达到2.7万亩");
    expect(citations).toMatchObject([{ article: "wangmo", title: "河谷里的芒果熟了", publisher: "河谷日报", published: "2021-08-16", authors: ["石小满"], paragraph: 3 }]);
    expect(ask("望谟有多少果农?").facts[0]?.value).toBe(5300);
  });

  test("its paragraphs answer how and why, in the article's own words; a plan is told as one", async () => {
    await open();
    await take(ARTICLE);
    expect(ask("望谟县的果子为什么不愁卖?").passages[0]).toMatchObject({ article: "wangmo", paragraph: 4, original: true });
    expect(ask("望谟县计划新增多少亩芒果?").facts[0]).toMatchObject({ value: 8600, status: "planned" });
  });

  test("in English the mark is English", async () => {
    await open();
    await take(ARTICLE);
    expect(engine.ask({ id: "1", chat: "1", text: AREA, language: "en" }, null, NOW).answer.text).toContain("machine-read, not yet reviewed");
  });

  test("reviewed: no mark; rejected: no answer; under the threshold only once accepted", async () => {
    await open();
    await take(ARTICLE, (one) => (one.surface === "5300户" ? { ...one, confidence: SHOWN - 0.01 } : one));
    expect(ask("望谟县有多少户果农?").facts.map(({ value }) => value)).not.toContain(5300);
    await review("5300户", "accepted");
    expect(ask("望谟县有多少户果农?").facts[0]).toMatchObject({ value: 5300, origin: "reviewed" });
    await review("2.7万亩", "accepted");
    expect(ask(AREA).text.split("\n")[0]).not.toContain("未复核");
    await review("2.7万亩", "rejected");
    expect(ask(AREA).facts.map(({ surface }) => surface)).not.toContain("2.7万亩");
  });

  test("a reviewed figure of data/ stands before a machine's of the same thing", async () => {
    await open();
    const before = ask("开州区贫困发生率是多少?").facts[0];
    await take("开州新貌\n来源:河谷日报 时间:2021-08-16\n2021年,开州区贫困发生率降至0.31%,全区上下欢欣鼓舞。");
    expect(ask("开州区贫困发生率是多少?").facts[0]?.id).toBe(before?.id);
    expect(ask("开州区2021年贫困发生率是多少?").facts[0]).toMatchObject({ value: 0.31, origin: "machine" });
  });

  test("a changed article changes its answers, one that is taken out has none", async () => {
    await open();
    await take(ARTICLE);
    ask("望谟县的果子为什么不愁卖?");
    await take(ARTICLE.replace("2.7万亩", "2.8万亩").replace("商超签了订单", "电商签了合同"));
    expect(ask(AREA).facts[0]?.value).toBe(28_000);
    expect(ask("望谟县的果子为什么不愁卖?").passages[0]?.text).toContain("电商");
    db.remove("wangmo");
    await engine.fresh(true);
    expect(ask(AREA).kind).toBe("not_found");
    expect(ask("望谟县的果子为什么不愁卖?").passages).toEqual([]);
  });
});

describe("the store", () => {
  test("is looked at once a second at most, and noticed when another process made it", async () => {
    let time = 0;
    engine = await openEngine(root, { dataDir: folder, clock: () => time });
    const other = openIngestDb(folder);
    await ingestSent(other, { kind: "file", name: "wangmo.txt", bytes: new TextEncoder().encode(ARTICLE) }, propose);
    other.close();
    await engine.fresh();
    expect(ask(AREA).kind).toBe("not_found");
    time = 1001;
    await engine.fresh();
    expect(ask(AREA).facts[0]?.value).toBe(27_000);
  });

  test("that breaks leaves the last good answers, and is told once", async () => {
    await open();
    await take(ARTICLE);
    db.close();
    for (const ending of ["", "-wal", "-shm"]) rmSync(path.join(folder, `ingest.sqlite${ending}`), { force: true });
    writeFileSync(path.join(folder, "ingest.sqlite"), "no database at all, but long enough to be taken for one ".repeat(100));
    await engine.fresh(true);
    await engine.fresh(true);
    expect(problems).toEqual([expect.stringContaining("ingest.sqlite")]);
    expect(ask(AREA).facts[0]?.value).toBe(27_000);
  });

  test("that is broken at the start leaves data/", async () => {
    mkdirSync(path.join(folder, "ingest.sqlite"));
    await open();
    expect(problems).toHaveLength(1);
    expect(ask("开州区2017年底贫困发生率是多少?").facts[0]?.value).toBe(1.73);
  });
});
