import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { Answer } from "../../src/domain/answer.js";
import { inPrint } from "../../src/render/in-print.js";
import { renderAnswer } from "../../src/render/telegram.js";
import { split } from "../../src/render/telegram-rich.js";
import { questionFiles, root } from "../helpers/project.js";
import { FakeTelegram } from "./fake-api/index.js";
import { build, BuiltBot, MODES, runBuilt } from "./support/built-bot.js";

const SAMPLE = path.join(root, "..", "shared", "questions", "sample.jsonl");
const FIRST_CHAT = 10_000;

/** Conversations, each a list of turns. */
const given = existsSync(SAMPLE) ? readFileSync(SAMPLE, "utf8").split("\n").filter(Boolean).map((line) => z.object({ turns: z.array(z.string()) }).parse(JSON.parse(line)).turns) : [];
const Rows = z.array(z.object({ ask: z.string(), chat: z.array(z.string()).default([]) }));
const own = (): string[][] => questionFiles().flatMap(({ text }) => Rows.parse(parse(text))).map(({ chat, ask }) => [...chat, ask]);

beforeAll(build, 180_000);

/** The command line's answers to the conversations, in their order. */
function onCommandLine(chats: string[][]): Answer[][] {
  const lines = chats.flatMap((turns, chat) => turns.map((text, turn) => JSON.stringify({ id: `${chat}/${turn}`, chat: `c${chat}`, text })));
  const answers = runBuilt("ask", ["--jsonl"], `${lines.join("\n")}\n`).split("\n").filter(Boolean).map((line) => Answer.parse(JSON.parse(line)));
  return chats.map((turns, chat) => turns.map((_, turn) => answers.find(({ id }) => id === `${chat}/${turn}`) ?? expect.fail(`no answer to ${chat}/${turn}`)));
}

/** Asks everything at once, each conversation in a chat of its own, and compares what the chats hold with the command line. */
function sameAsCommandLine(mode: "polling" | "webhook", chats: string[][]): void {
  let fake: FakeTelegram;
  let bot: BuiltBot;
  let answers: Answer[][];
  const said = (chat: number): string[] => fake.chats.messages(FIRST_CHAT + chat).filter(({ from }) => from.id === fake.me.id).map(({ text }) => String(text));
  const texts = (chat: number): string[] => (answers[chat] ?? []).flatMap((answer) => split(renderAnswer(inPrint(answer))).map(({ text }) => text));

  beforeAll(async () => {
    answers = onCommandLine(chats);
    fake = await FakeTelegram.start();
    bot = await BuiltBot.start(fake, mode, mkdtempSync(path.join(tmpdir(), "chuchu-built-")));
    for (const [chat, turns] of chats.entries()) for (const text of turns) fake.person({ id: FIRST_CHAT + chat }).says(text);
    await fake.until("all answers", () => chats.every((_, chat) => said(chat).length >= texts(chat).length), 120_000);
  }, 300_000);
  afterAll(async () => {
    await bot.end("SIGKILL");
    await fake.stop();
  });

  test.each(chats.map((turns, chat) => ({ turns: turns.join(" → "), chat })))("$turns", ({ chat }) => {
    expect(said(chat)).toEqual(texts(chat));
    expect(texts(chat).length).toBeGreaterThan(0);
  });

  test("and nothing else: no call that Telegram would refuse, no failure, no token in the log", () => {
    expect(fake.lints).toEqual([]);
    expect(fake.calls.filter(({ status }) => status !== 200 && status !== null).map(({ method, status }) => [method, status])).toEqual([]);
    expect(bot.output).not.toMatch(/"level":(?:50|60)/u);
    expect(bot.output).not.toContain(fake.token);
  });
}

describe.each(MODES)("the built bot by $mode", ({ mode }) => {
  describe.skipIf(given.length === 0)("the sample's questions", () => sameAsCommandLine(mode, given));
  describe.skipIf(given.length > 0)("the test sentences", () => sameAsCommandLine(mode, given.length > 0 ? [["开州贫困发生率"]] : own()));
});
