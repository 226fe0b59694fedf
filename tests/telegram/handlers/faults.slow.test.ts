import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { NOTICES } from "../../../src/edge/telegram/transport/notices.js";
import type { Call, Failure, Update } from "../fake-api/index.js";
import { realEngine, setHandlers, type Handlers } from "./stage.js";

let stage: Handlers;
beforeAll(() => void realEngine(), 60_000);
afterEach(() => stage.end());

const QUESTION = "开州区2017年底贫困发生率是多少？";
const RANKING = "哪个地方的贫困发生率最低？";
const ok = (calls: Call[], method: string): Call[] => calls.filter((call) => call.method === method && call.done);

/** One thing that a user does for each method that an answer is given by: what comes before it, and when it is done. */
const DOINGS: { method: string; before?: string; act: () => Update; isDone: (calls: Call[]) => boolean }[] = [
  { method: "sendMessage", act: () => stage.anna.message(QUESTION), isDone: () => texts().some((text) => text.includes("1.73%")) },
  { method: "editMessageText", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "📄 出处"), isDone: () => String(stage.last(77).text).includes("摘要") },
  { method: "answerCallbackQuery", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "➕ 更多"), isDone: () => String(stage.last(77).text).includes("开州区：共") },
  { method: "editMessageReplyMarkup", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "👍"), isDone: (calls) => ok(calls, "answerCallbackQuery").some(({ fields }) => String(fields["text"]).includes("谢谢")) },
  { method: "sendPhoto", before: RANKING, act: () => stage.anna.tap(stage.last(77), "📊 图表"), isDone: () => stage.fake.chats.messages(77).some(({ photo }) => photo !== undefined) },
  { method: "sendDocument", act: () => stage.anna.message("/export 开州 csv"), isDone: () => stage.fake.chats.messages(77).some(({ document }) => document !== undefined) },
  { method: "answerInlineQuery", act: () => stage.anna.inline("开州 贫困发生率"), isDone: (calls) => ok(calls, "answerInlineQuery").some(({ fields }) => (fields["results"] as unknown[]).length > 0) },
];

const FAULTS: { fault: string; failure: Failure; applied?: boolean }[] = [
  { fault: "429 with some seconds", failure: { status: 429, retryAfter: 0.05 } },
  { fault: "429 for a minute", failure: { status: 429, retryAfter: 60 } },
  { fault: "429 for ten minutes", failure: { status: 429, retryAfter: 600 } },
  { fault: "500 of Telegram", failure: { status: 500 } },
  { fault: "502 of a proxy", failure: { raw: "<html>", status: 502 } },
  { fault: "a dropped connection", failure: { drop: true } },
  { fault: "a lost reply", failure: { drop: true }, applied: true },
  { fault: "no reply", failure: { hang: true } },
  { fault: "cut-off JSON", failure: { raw: '{"ok":' } },
  { fault: "JSON that is no reply", failure: { raw: "[1]" } },
];

const SORRY = Object.values(NOTICES.sorry);
const texts = (): string[] => stage.fake.chats.messages(77).filter(({ from }) => from.id === stage.fake.me.id).map(({ text }) => String(text));

/** How often the user was told that something went wrong. */
const apologies = (): number => texts().filter((text) => SORRY.includes(text)).length;

async function setUp(before: string | undefined): Promise<void> {
  stage = await setHandlers({ config: { apiTimeout: 300 }, unit: 1 }); // a second passes in a millisecond
  if (before !== undefined) await stage.send(stage.anna.message(before));
}

async function nextQuestionWorks(): Promise<void> {
  stage.fake.faults.clear();
  await stage.send(stage.anna.message("瓮安种了多少亩茶？"));
  const isThere = (): boolean => texts().some((text) => text.includes("20.81万亩"));
  await stage.fake.until("the next answer", isThere, 10_000);
}

/** Waits out what is done with nothing more from the user. */
async function untilDone(isDone: (calls: Call[]) => boolean, from: number): Promise<void> {
  await stage.fake.until("the answer", () => isDone(stage.fake.calls.slice(from)), 10_000);
}

/** What nobody waits for any more: a spinner ends by itself, an inline query lives for half a minute. */
const PASSING = new Set(["answerCallbackQuery", "answerInlineQuery"]);

describe.each(DOINGS)("$method", ({ method, before, act, isDone }) => {
  test.each(FAULTS)("meets $fault once: the user has the answer, no apology", async ({ failure, applied }) => {
    await setUp(before);
    const from = stage.fake.calls.length;
    stage.fake.faults.add({ method, failure, ...(applied === undefined ? {} : { applied }) });
    await stage.send(act());
    if (method !== "answerInlineQuery" || !("retryAfter" in failure)) await untilDone(isDone, from);
    expect(apologies()).toBe(0);
    await nextQuestionWorks();
  });

  test.each(FAULTS)("meets $fault until Telegram lets it through: the user has the answer", async ({ failure }) => {
    await setUp(before);
    const from = stage.fake.calls.length;
    stage.fake.faults.add({ method, failure, times: 1000 });
    await stage.send(act());
    stage.fake.faults.clear();
    if (!PASSING.has(method) && method !== "editMessageReplyMarkup") await untilDone(isDone, from);
    expect(apologies()).toBe(0);
    expect(stage.log.join("")).not.toContain(stage.fake.token);
    await nextQuestionWorks();
  });
});

test.each(FAULTS)("every method meets $fault at once: the bot lives", async ({ failure }) => {
  await setUp(QUESTION);
  const answer = stage.last(77);
  stage.fake.faults.add({ method: "*", failure, times: 1000 });
  await stage.send(stage.anna.message("还有呢？"));
  await stage.send(stage.anna.tap(answer, "📊 图表"));
  await stage.send(stage.anna.inline("瓮安"));
  await nextQuestionWorks();
});
