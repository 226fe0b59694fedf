import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Conversation } from "../../src/domain/conversation.js";
import { NOTICES } from "../../src/edge/telegram/transport/notices.js";
import { inPrint } from "../../src/render/in-print.js";
import { renderAnswer } from "../../src/render/telegram.js";
import { split } from "../../src/render/telegram-rich.js";
import { loadEngine, type Engine } from "../../src/store/engine.js";
import { root } from "../helpers/project.js";
import { FakeTelegram, type Message } from "./fake-api/index.js";
import { build, BuiltBot, MODES } from "./support/built-bot.js";

/** Turns of one conversation, told apart by their answers; the second leans on the first. */
const TURNS = ["开州区2017年底贫困发生率是多少？", "那科左后旗呢？", "瓮安种了多少亩茶？"];
const AGAIN = `\n${NOTICES.again["zh-Hans"]}`; // below an answer that was sent before, perhaps

let engine: Engine;
let fake: FakeTelegram;
let folder: string;
let expected: string[]; // what a chat must read
const bots: BuiltBot[] = [];

beforeAll(() => {
  build();
  engine = loadEngine(root);
  let conversation: Conversation | null = null;
  expected = TURNS.flatMap((text) => {
    const reply = engine.ask({ id: "1", chat: "1", text }, conversation, new Date());
    conversation = reply.conversation;
    return split(renderAnswer(inPrint(reply.answer))).map((piece) => piece.text);
  });
}, 240_000);
beforeEach(async () => {
  fake = await FakeTelegram.start();
  folder = mkdtempSync(path.join(tmpdir(), "chuchu-load-"));
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.end("SIGKILL");
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (mode: "polling" | "webhook"): Promise<BuiltBot> => {
  const bot = await BuiltBot.start(fake, mode, folder);
  bots.push(bot);
  return bot;
};
const ids = (chats: number): number[] => Array.from({ length: chats }, (_, i) => 5000 + i);
const said = (chat: number): string[] => fake.chats.messages(chat).filter(({ from }: Message) => from.id === fake.me.id).map(({ text }) => String(text));
const sends = (): number => fake.callsOf("sendMessage").length;
const ask = (chats: number): void => {
  for (const text of TURNS) for (const id of ids(chats)) fake.person({ id }).says(text);
};
/** Each question has at least one message; nothing is left in the queue. */
const settled = (chats: number) => (): boolean => fake.queue.size === 0 && ids(chats).every((id) => said(id).length >= expected.length);

test("the turns have different answers", () => expect(new Set(expected).size).toBe(TURNS.length));

describe.each(MODES)("by $mode", ({ mode }) => {
  test("500 chats at once: every question answered once, in order within its chat", async () => {
    await start(mode);
    ask(500);
    await fake.until("all answers", settled(500), 120_000);
    for (const id of ids(500)) expect(said(id)).toEqual(expected);
    expect(fake.lints).toEqual([]);
  }, 180_000);

  test("kill -9 in the middle of it, twice: every answer, in order; where a send was under way, perhaps once more and marked", async () => {
    for (const share of [0.25, 0.6]) {
      const bot = await start(mode);
      if (share === 0.25) ask(150);
      await fake.until("a part of the answers", () => sends() >= share * 150 * TURNS.length, 60_000);
      await bot.end("SIGKILL");
    }
    await start(mode);
    await fake.until("all answers", settled(150), 120_000);
    let copies = 0;
    for (const id of ids(150)) {
      const answers = said(id).map((text) => text.replace(AGAIN, ""));
      copies += said(id).filter((text) => text.endsWith(AGAIN)).length;
      const once = answers.filter((text, i) => answers.indexOf(text) === i);
      expect(once, said(id).join(" | ")).toEqual(expected);
      const bare = said(id).filter((text) => !text.endsWith(AGAIN));
      expect(new Set(bare).size, "none twice unmarked").toBe(bare.length);
    }
    const atOnce = mode === "polling" ? 16 : 100; // connections
    expect(copies).toBeLessThanOrEqual(2 * atOnce);
  }, 240_000);

  test("SIGTERM in the middle of it: ends with 0 having answered what it had begun; the next start answers the rest, once", async () => {
    const first = await start(mode);
    ask(150);
    await fake.until("some answers", () => sends() >= 100, 60_000);
    expect(await first.end("SIGTERM"), first.output).toBe(0);
    expect(fake.callsOf("sendMessage").filter(({ status }) => status !== 200)).toEqual([]);
    await start(mode);
    await fake.until("all answers", settled(150), 120_000);
    for (const id of ids(150)) expect(said(id)).toEqual(expected);
  }, 240_000);
});
