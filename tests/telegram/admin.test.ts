import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { IngestDesk } from "../../src/edge/ingesting/index.js";
import { createStorePropose } from "../../src/ingest-article.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { openIngestDb } from "../../src/store/ingest-db.js";
import { ingestSent } from "../../src/store/ingest-sent.js";
import { openEngine, type LiveEngine } from "../../src/store/live-engine.js";
import { openMemoryState, type State } from "../../src/store/state/index.js";
import { root } from "../helpers/project.js";
import { buttonsOf, marked, NOW, setHandlers, unmarked, type Handlers, type Options } from "./handlers/stage.js";

/** An invented article on a county that data/ does not list. */
const ARTICLE = [
  "坝子里的百香果\n来源:山野周报 时间:2021-09-03 作者:石小满\n册亨县坡妹镇的山坡上,百香果正当季,果农们一早就背着竹篓上山。",
  "2020年,册亨县百香果种植面积达到3.2万亩,产量2.6万吨,带动果农8600户。\n坡妹镇去年种植百香果4100亩,建成冷库7座。县里请来技术员逐户教搭架,又和商超签了订单。\n全县计划新增百香果1.1万亩,力争到2025年产量达到4.5万吨。",
].join("\n");
const ASKED = "册亨县百香果种植面积是多少？";

let propose: ReturnType<typeof createStorePropose>;
let folder = "";
let engine: LiveEngine;
let desk: IngestDesk;
let state: State;
let stage: Handlers;

beforeAll(() => void (propose = createStorePropose(loadKnowledge(root))), 60_000);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "admin-"));
  state = openMemoryState({ clock: () => NOW });
  await start();
}, 60_000);

afterEach(async () => {
  expect(stage.fake.lints).toEqual([]);
  await stop();
  rmSync(folder, { recursive: true, force: true });
});


/** The bot as an admin's, reading articles in this process. */
async function start(options: Options = {}): Promise<void> {
  engine = await openEngine(root, { dataDir: folder });
  const db = openIngestDb(folder);
  desk = { bring: (sent) => ingestSent(db, sent, propose), db: () => db, changed: () => engine.fresh(true), close: async () => db.close() };
  stage = await setHandlers({
    ask: engine.ask, state,
    parts: { world: engine.world, originals: engine.originals, fresh: () => engine.fresh(true), ingest: desk },
    config: { adminIds: new Set([77]), apiTimeout: 5000 },
    ...options,
  });
}

async function stop(): Promise<void> {
  await stage.end();
  await desk.close();
  engine.close();
}

const said = (): string => String(stage.last(77).text);
const say = (text: string, options?: Parameters<Handlers["anna"]["message"]>[1]) => stage.send(stage.anna.message(text, options));
const file = (name: string, content: Buffer | string, options?: { size?: number }) => stage.send(stage.anna.file(name, content, options));
const tap = (label: string | RegExp) => stage.send(stage.anna.tap(stage.last(77), label));
const labels = (): string[] => buttonsOf(stage.last(77)).map(({ text }) => text);

describe("taking articles in", () => {
  test("a file: summary in place, then answers at once, marked, with the article's own source", async () => {
    const calls = await file("ceheng.txt", ARTICLE);
    const made = calls.map(({ method }) => method);
    expect(made.filter((method) => method !== "sendChatAction")) // the sign of slow work
      .toEqual(["sendMessage", "getFile", "editMessageText"]);
    expect(said()).toContain("《坝子里的百香果》");
    expect(said()).toMatch(/新收录。找到\d+个数据：\d+个有把握/u);
    await say(ASKED);
    expect(said()).toContain("3.2万亩");
    expect(said()).toContain("机器抽取，未复核");
    expect(said()).toContain("《坝子里的百香果》，山野周报，2021-09-03，石小满，第4段");
    await file("ceheng.txt", ARTICLE);
    expect(said()).toContain("已经收录过，没有变化");
  });

  test("a long text, a short one by command, and a forwarded post; an admin's question stays a question", async () => {
    await say(ASKED);
    expect(said()).toContain("没有");
    await say(`${ARTICLE}\n${"山路弯弯,果香满坡,乡亲们都说日子越过越有盼头,合作社的货车一趟接一趟往外跑。".repeat(5)}`);
    expect(said()).toContain("《坝子里的百香果》");
    await say("/ingest 册亨县2019年种植油茶2.3万亩。");
    expect(said()).toContain("找到1个数据");
    const origin = { type: "channel", date: NOW / 1000, chat: { id: -1001, type: "channel", title: "册亨发布" }, message_id: 5 };
    await say("册亨县糯米蕉今年大丰收,全县种植糯米蕉1.2万亩,预计产量1.8万吨,果农们忙着采摘装车,一直忙到天黑,镇上的收购点也排起了长队。", { extra: { forward_origin: origin } });
    expect(said()).toContain("册亨发布，2026-11-22");
    await say("册亨县种了多少亩糯米蕉？");
    expect(said()).toContain("1.2万亩");
  });

  test("charts and exports mark what nobody has reviewed", async () => {
    await file("ceheng.txt", ARTICLE.replace("种植百香果4100亩", "百香果种植面积4100亩"));
    await say("/compare 册亨 坡妹 百香果种植面积");
    await say("册亨县百香果有哪些数据？");
    await tap("📊 图表");
    expect(stage.drawn.at(-1)).toMatchObject({ footer: expect.arrayContaining(["* 机器抽取，未复核"]) as unknown });
    expect(JSON.stringify(stage.drawn.at(-1))).toMatch(/"text":"[\d.万]+[^"]*\*"/u);
    await say("/export 册亨 csv");
    const csv = stage.fake.callsOf("sendDocument").at(-1)?.files[0]?.data.toString("utf8") ?? "";
    expect(csv).toContain("机器抽取，未复核");
  });

  test("/ingest alone tells how; in reply to a message it takes that in", async () => {
    await say("/ingest");
    expect(said()).toContain(".docx");
    const note = stage.anna.message("册亨县2019年种植油茶2.3万亩。")["message"] as never;
    await say("/ingest", { replyTo: note });
    expect(said()).toContain("找到1个数据");
  });

  test.each([
    { why: "a format of another kind", name: "照片.zip", content: "PK", says: /不是能收录的格式/u },
    { why: "too large for Telegram", name: "a.pdf", content: "x", size: 30_000_000, says: /30 MB，超过 Telegram/u },
    { why: "a broken file", name: "a.docx", content: "PK\u0003\u0004 nothing", says: /没能收录。a\.docx/u },
    { why: "an empty file", name: "a.txt", content: "", says: /没能收录。a\.txt: 文件是空的/u },
  ])("one clear sentence: $why", async ({ name, content, size, says }) => {
    await file(name, content, size === undefined ? {} : { size });
    expect(said()).toMatch(says);
    expect(desk.db().articles()).toEqual([]);
  });

  test("a download that fails is said, one that fails once is repeated", async () => {
    stage.fake.faults.add({ method: "download", failure: { status: 404 } });
    await file("ceheng.txt", ARTICLE);
    expect(said()).toBe("文件没有下载下来，请再发一次。");
    stage.fake.faults.add({ method: "download", failure: { drop: true } });
    await file("ceheng.txt", ARTICLE);
    expect(said()).toContain("《坝子里的百香果》");
  });

  test("others are thanked, and their long texts are questions", async () => {
    await stop();
    await start({ config: { adminIds: new Set([1]), apiTimeout: 5000 } });
    await file("ceheng.txt", ARTICLE);
    expect(said()).toContain("谢谢您发来文件");
    await say("/ingest");
    expect(said()).toContain("没有这个命令");
    expect(desk.db().articles()).toEqual([]);
  });
});

describe("review", () => {
  const review = async (): Promise<void> => {
    await file("ceheng.txt", ARTICLE);
    await tap(/^逐个复核全部/u);
  };
  const asked = (): string | undefined => marked(stage.last(77), "bold")[0];
  /** Goes on to a figure, leaving those before it open. */
  const reach = async (surface: string): Promise<void> => {
    while (asked() !== surface) await tap("跳过 →");
  };
  const states = (): string[] => desk.db().facts().map(({ state: now, proposal }) => `${proposal.surface} ${now}`);

  test("one fact at a time in the same message: accept, reject, skip, undo, stop", async () => {
    await review();
    const { message_id: id } = stage.last(77);
    expect(said()).toContain("1/");
    expect(asked()).toBe("4100亩"); // with the least sure figure of all, 7座, in one sentence
    expect(labels()).toEqual(["✓ 接受", "✎ 修改", "✗ 否决", "跳过 →", "↶ 撤销", "结束"]);
    await tap("✓ 接受");
    expect(asked()).toBe("7座");
    await tap("✗ 否决");
    expect(asked()).toBe("3.2万亩");
    await tap("跳过 →");
    expect(asked()).toBe("2.6万吨");
    expect(states().slice(0, 5)).toEqual([
      "3.2万亩 proposed", "2.6万吨 proposed", "8600户 proposed", "4100亩 accepted", "7座 rejected",
    ]);
    expect(said()).toContain("4/");
    await tap("↶ 撤销");
    expect(states()[4]).toBe("7座 proposed");
    expect(said()).toContain("2/");
    await tap("结束");
    expect(said()).toMatch(/接受1，修改0，否决0；还有\d+个没有复核/u);
    expect(stage.last(77).message_id).toBe(id);
  });

  test("what was accepted answers without the mark, what was rejected not at all", async () => {
    await review();
    await reach("3.2万亩");
    await tap("✓ 接受");
    await say(ASKED);
    expect(said()).toContain("3.2万亩（2020年）");
    expect(said()).not.toContain("3.2万亩（2020年，机器抽取");
    await say("/review");
    await tap(/坝子里/u);
    await reach("2.6万吨");
    await tap("✗ 否决");
    await say("册亨县百香果产量是多少？");
    expect(said()).not.toContain("2.6万吨（");
  });

  test("edit asks for the value by reply, and asks again when it is not understood", async () => {
    await review();
    await reach("3.2万亩");
    await tap("✎ 修改");
    expect(stage.last(77).reply_markup).toMatchObject({ force_reply: true });
    await say("数值=许多", { replyTo: unmarked(stage.last(77)) });
    expect(said()).toContain("应该是什么");
    await say("3.3万亩", { replyTo: unmarked(stage.last(77)) });
    expect(states()[0]).toBe("3.3万亩 edited");
    await say(ASKED);
    expect(said()).toContain("3.3万亩");
  });

  test("a restart keeps what was reviewed, and its buttons and requests go on", async () => {
    await review();
    await reach("3.2万亩");
    await tap("✓ 接受");
    const form = stage.last(77);
    await tap("✎ 修改");
    const request = unmarked(stage.last(77));
    await stage.bot.stop();
    await desk.close();
    engine.close();
    await start({ fake: stage.fake });
    await say("2.7万吨", { replyTo: request });
    await stage.send(stage.anna.tap(form, "✗ 否决"));
    expect(states().slice(0, 4)).toEqual(["3.2万亩 accepted", "2.7万吨 edited", "8600户 rejected", "4100亩 proposed"]);
    await say("册亨县百香果产量是多少？");
    expect(said()).toContain("2.7万吨");
  });

  test("an article is deleted only after asking", async () => {
    await file("ceheng.txt", ARTICLE);
    await tap("🗑 不要这篇");
    await tap("不删，保留");
    expect(desk.db().articles()).toHaveLength(1);
    await tap("🗑 不要这篇");
    await tap("确认删除");
    expect(said()).toContain("已删除");
    await say(ASKED);
    expect(said()).not.toContain("3.2万亩");
  });

  test("buttons are the admins' own", async () => {
    await review();
    const calls = await stage.send(stage.fake.person({ id: 78 }).tap(stage.last(77), "✓ 接受"));
    expect(calls).toHaveLength(1);
    expect(states()[0]).toBe("3.2万亩 proposed");
  });
});
