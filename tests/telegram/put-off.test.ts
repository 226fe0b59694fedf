import { afterEach, expect, test } from "vitest";
import type { RegisterHandlers } from "../../src/edge/telegram/handlers/types.js";
import type { Failure } from "./fake-api/index.js";
import { setStage, type Stage, type StageOptions } from "./support/bot.js";

let stage: Stage;
const set = async (options: StageOptions = {}): Promise<Stage> => (stage = await setStage(options));
afterEach(() => stage.end());
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test.each<{ why: string; failure: Failure; times: number }>([
  { why: "5xx", failure: { status: 500 }, times: 14 },
  { why: "a gateway without answer", failure: { raw: "<html>", status: 502 }, times: 3 },
  { why: "floods", failure: { status: 429, retryAfter: 30 }, times: 4 },
])("$why for minutes: the answers come in the end, in order", async ({ failure, times }) => {
  const { fake, texts: said, state } = await set();
  fake.faults.add({ method: "sendMessage", failure, times });
  const person = fake.person({ id: 5 });
  for (const text of ["一", "二", "三"]) person.says(text);
  await fake.until("all", () => said(5).length === 3);
  expect(said(5).map((text) => text.slice(0, 3))).toEqual(["答：一", "答：二", "答：三"]);
  await sleep(20);
  expect(await state.updates.pending()).toEqual([]);
});

test("a flood of one chat holds up no other, and what is said meanwhile waits for its end", async () => {
  const { fake, texts: said } = await set();
  fake.faults.add({ method: "sendMessage", failure: { status: 429, retryAfter: 30 } });
  fake.person({ id: 5 }).says("一");
  await fake.until("the flood", () => fake.callsOf("sendMessage").length === 1);
  await sleep(20);
  fake.person({ id: 5 }).says("二");
  fake.person({ id: 6 }).says("三");
  await fake.until("the other chat", () => said(6).length === 1);
  expect(said(5)).toEqual([]);
  await fake.until("both", () => said(5).length === 2);
  expect(said(5)).toEqual(["答：一", "答：二"]);
});

test("what is put off outlives the bot", async () => {
  const { fake, state, bot, log } = await set();
  fake.faults.add({ method: "sendMessage", failure: { status: 429, retryAfter: 50 } });
  fake.person({ id: 5 }).says("一");
  await fake.until("it to be put off", () => log.join("").includes("a handler failed"));
  await sleep(20);
  await bot.stop();
  const next = await setStage({ fake, state });
  await fake.until("the answer", () => next.texts(5).length === 1);
  expect(next.texts(5)).toEqual(["答：一"]);
  await next.bot.stop();
});

test("by polling, sixteen are in handling at once and no more", async () => {
  let now = 0;
  let most = 0;
  const handlers: RegisterHandlers = (bot) =>
    bot.on("message", async (ctx) => {
      most = Math.max(most, ++now);
      await sleep(20);
      now -= 1;
      await ctx.reply("一");
    });
  const { fake } = await set({ handlers });
  for (let id = 100; id < 160; id++) fake.person({ id }).says("一");
  await fake.until("all", () => fake.callsOf("sendMessage").length === 60);
  expect(most).toBe(16);
});
