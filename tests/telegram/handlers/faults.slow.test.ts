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
  { method: "editMessageText", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "📄 原文段落"), isDone: () => String(stage.last(77).text).includes("摘要") },
  { method: "answerCallbackQuery", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "🗺 别处同项"), isDone: () => String(stage.last(77).text).includes("南部县") },
  { method: "editMessageReplyMarkup", before: QUESTION, act: () => stage.anna.tap(stage.last(77), "👍"), isDone: (calls) => ok(calls, "answerCallbackQuery").some(({ fields }) => String(fields["text"]).includes("谢谢")) },
  { method: "sendPhoto", before: RANKING, act: () => stage.anna.tap(stage.last(77), "📊 图表"), isDone: () => stage.fake.chats.messages(77).some(({ photo }) => photo !== undefined) },
  { method: "sendDocument", act: () => stage.anna.message("/export 开州 csv"), isDone: () => stage.fake.chats.messages(77).some(({ document }) => document !== undefined) },
  { method: "answerInlineQuery", act: () => stage.anna.inline("开州 贫困发生率"), isDone: (calls) => ok(calls, "answerInlineQuery").some(({ fields }) => (fields["results"] as unknown[]).length > 0) },
];

type Outcome = "done" | "apology" | "both"; // both: it was done, only its reply was lost
const FAULTS: { fault: string; failure: Failure; applied?: boolean; sends: Outcome; repeatable: Outcome }[] = [
  { fault: "429 with some seconds", failure: { status: 429, retryAfter: 0.05 }, sends: "done", repeatable: "done" },
  { fault: "429 for longer than anybody waits", failure: { status: 429, retryAfter: 3600 }, sends: "apology", repeatable: "apology" },
  { fault: "500 of Telegram", failure: { status: 500 }, sends: "done", repeatable: "done" },
  { fault: "502 of a proxy", failure: { raw: "<html>", status: 502 }, sends: "apology", repeatable: "done" },
  { fault: "a dropped connection", failure: { drop: true }, sends: "apology", repeatable: "done" },
  { fault: "a lost reply", failure: { drop: true }, applied: true, sends: "both", repeatable: "done" },
  { fault: "no reply", failure: { hang: true }, sends: "apology", repeatable: "done" },
  { fault: "cut-off JSON", failure: { raw: '{"ok":' }, sends: "apology", repeatable: "done" },
  { fault: "JSON that is no reply", failure: { raw: "[1]" }, sends: "apology", repeatable: "done" },
];

const SORRY = [...Object.values(NOTICES.sorry), ...Object.values(NOTICES.unsure)];
const texts = (): string[] => stage.fake.chats.messages(77).filter(({ from }) => from.id === stage.fake.me.id).map(({ text }) => String(text));

/** How often the user was told that something went wrong: by a message, on the tap, or by an empty list. */
function apologies(calls: Call[]): number {
  const words = [...ok(calls, "sendMessage"), ...ok(calls, "answerCallbackQuery")].filter(({ fields }) => SORRY.includes(String(fields["text"])));
  const empty = ok(calls, "answerInlineQuery").filter(({ fields }) => (fields["results"] as unknown[]).length === 0);
  return words.length + empty.length;
}

async function setUp(before: string | undefined): Promise<void> {
  stage = await setHandlers({ config: { apiTimeout: 500 } });
  if (before !== undefined) await stage.send(stage.anna.message(before));
}

async function nextQuestionWorks(): Promise<void> {
  stage.fake.faults.clear();
  const count = texts().length;
  await stage.send(stage.anna.message("瓮安种了多少亩茶？"));
  expect(texts().slice(count)).toEqual([expect.stringContaining("20.81万亩")]);
}

describe.each(DOINGS)("$method", ({ method, before, act, isDone }) => {
  test.each(FAULTS)("meets $fault once: the answer or one apology, and the next question works", async ({ failure, applied, sends, repeatable }) => {
    await setUp(before);
    stage.fake.faults.add({ method, failure, ...(applied === undefined ? {} : { applied }) });
    const calls = await stage.send(act());
    const expected = method.startsWith("send") ? sends : repeatable;
    const nothingSaid = method === "answerCallbackQuery" || method === "editMessageReplyMarkup"; // a spinner and a count: failing costs the user nothing
    expect({ done: isDone(calls), apologies: apologies(calls) }).toEqual({ done: nothingSaid || expected !== "apology", apologies: expected === "done" || nothingSaid ? 0 : 1 });
    await nextQuestionWorks();
  });

  test.each(FAULTS)("meets $fault for a long time: at most one apology, and the next question works", async ({ failure }) => {
    await setUp(before);
    stage.fake.faults.add({ method, failure, times: 1000 });
    const calls = await stage.send(act());
    expect(apologies(calls)).toBeLessThanOrEqual(1);
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
