import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStorePropose } from "../../src/ingest-article.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { openIngestDb, type IngestDb } from "../../src/store/ingest-db.js";
import { ingestSent } from "../../src/store/ingest-sent.js";
import { root } from "../helpers/project.js";
import { setHandlers, type Handlers } from "./handlers/stage.js";

const HEAD = "坝子里的百香果\n来源:山野周报 时间:2021-09-03\n2020年,册亨县百香果种植面积达到3.2万亩,带动果农8600户。";
const lines = (n: number): string => Array.from({ length: n }, (_, i) => `山路弯弯,果香满坡,第${i}户人家的日子越过越有盼头,合作社的货车一趟接一趟往外跑。`).join("\n");
const FIRST = `${`${HEAD}\n${lines(200)}`.slice(0, 4094)}册亨`; // 4,096 characters: cut within a name
const SECOND = `县2019年种植油茶2.3万亩。\n${lines(200)}`.slice(0, 4050); // shorter: cut at the end of a line
const THIRD = "册亨县2019年养殖林下鸡46万羽,谁说深山没有出路?";

let folder = "";
let db: IngestDb;
let stage: Handlers;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "pasted-"));
  db = openIngestDb(folder);
  const propose = createStorePropose(loadKnowledge(root));
  const desk = { bring: (sent: Parameters<typeof ingestSent>[1]) => ingestSent(db, sent, propose), db: () => db, changed: async () => undefined, close: async () => undefined };
  stage = await setHandlers({ parts: { ingest: desk }, config: { adminIds: new Set([77, 78]), apiTimeout: 5000 } });
}, 60_000);

afterEach(async () => {
  expect(stage.fake.lints).toEqual([]);
  await stage.end();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (text: string, extra: Record<string, unknown> = {}): Promise<unknown> => stage.send(stage.anna.message(text, { extra }));
const originals = (): string[] => db.ids().map((id) => new TextDecoder().decode(db.original(id) ?? undefined));

test("the messages that Telegram cuts a text into become one article, told of in one message", async () => {
  const pieces = [FIRST, SECOND, THIRD].map((text) => stage.anna.message(text));
  await Promise.all(pieces.map((update) => stage.send(update)));
  expect(originals()).toEqual([`${FIRST}${SECOND}\n${THIRD}`]);
  expect(db.facts().map(({ proposal }) => proposal.surface)).toEqual(expect.arrayContaining(["3.2万亩", "2.3万亩", "46万羽"]));
  expect(stage.texts(77)).toHaveLength(1);
  expect(String(stage.last(77).text)).toContain("《坝子里的百香果》");
});

test("a piece that Telegram brings again is not put there twice", async () => {
  const pieces = [FIRST, SECOND].map((text) => stage.anna.message(text));
  await Promise.all(pieces.map((update) => stage.send(update)));
  await stage.send({ ...pieces[1], update_id: stage.fake.nextUpdateId() });
  expect(originals()).toEqual([`${FIRST}${SECOND}`]);
});

test.each([
  { why: "much later", before: FIRST, extra: { date: Math.floor(Date.now() / 1000) + 60 } },
  { why: "after a text that Telegram did not cut", before: HEAD.repeat(10), extra: {} },
])("what comes $why is an article of its own", async ({ before, extra }) => {
  await Promise.all([stage.anna.message(before), stage.anna.message(SECOND, { extra })].map((update) => stage.send(update)));
  expect(originals()).toHaveLength(2);
});

test("what comes behind another message is an article of its own", async () => {
  await say(FIRST);
  await say("开州贫困发生率");
  await say(SECOND);
  expect(originals()).toHaveLength(2);
});
