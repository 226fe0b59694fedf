import { afterEach, expect, test } from "vitest";
import { FakeTelegram, type Failure } from "./fake-api/index.js";
import { setStage, type Stage } from "./support/bot.js";

let stage: Stage;
afterEach(() => stage.end());

test.each<{ why: string; failure: Failure }>([
  { why: "502 of a proxy", failure: { raw: "<html>", status: 502 } },
  { why: "500", failure: { status: 500 } },
  { why: "429", failure: { status: 429, retryAfter: 1 } },
  { why: "409", failure: { status: 409 } },
  { why: "400", failure: { status: 400 } },
  { why: "a dropped connection", failure: { drop: true } },
  { why: "garbage", failure: { raw: "null" } },
  { why: "a result that is no list", failure: { raw: '{"ok":true,"result":{"a":1}}' } },
  { why: "updates that are none", failure: { raw: '{"ok":true,"result":[null,{"update_id":"x"},{"update_id":3}]}' } },
])("polling goes on after $why", async ({ failure }) => {
  stage = await setStage();
  const { fake, texts } = stage;
  fake.faults.add({ method: "getUpdates", failure, times: 3 });
  fake.person({ id: 5 }).says("一");
  await fake.until("the answer", () => texts(5).length === 1);
  expect(texts(5)).toEqual(["答：一"]);
  expect(stage.bot.failure.aborted).toBe(false);
});

test("a poll that hangs is given up after its time", async () => {
  stage = await setStage({ polling: { seconds: -9, unit: 20 } }); // given up after (-9 + 10) s
  const { fake, texts } = stage;
  fake.faults.add({ method: "getUpdates", failure: { hang: true } });
  fake.person({ id: 5 }).says("一");
  await fake.until("the answer", () => texts(5).length === 1);
});

test.each([401, 404])("%i: the token is wrong, the bot gives up", async (status) => {
  stage = await setStage();
  stage.fake.faults.add({ method: "getUpdates", failure: { status, body: { ok: false, error_code: status, description: "Unauthorized" } } });
  stage.fake.person({ id: 5 }).says("一");
  await stage.fake.until("the end", () => stage.bot.failure.aborted);
});

test("another program with the same token: both back off and go on, no update is lost", async () => {
  stage = await setStage();
  const { fake, texts } = stage;
  const rival = fetch(`${fake.url}/bot${fake.token}/getUpdates?timeout=1`);
  await rival;
  fake.person({ id: 5 }).says("一");
  await fake.until("the answer", () => texts(5).length === 1);
  expect(fake.callsOf("getUpdates").some((call) => call.status === 409)).toBe(true);
});

test("Telegram is away at the start: the bot waits for it", async () => {
  const fake = await FakeTelegram.start();
  fake.faults.add({ method: "getMe", failure: { status: 500 }, times: 5 });
  fake.faults.add({ method: "getMe", failure: { drop: true }, times: 5 });
  fake.person({ id: 5 }).says("一");
  stage = await setStage({ fake });
  await fake.until("the answer", () => stage.texts(5).length === 1);
});

test("a webhook set before is removed, without dropping what waits", async () => {
  const fake = await FakeTelegram.start();
  await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=http://127.0.0.1:9/`);
  fake.person({ id: 5 }).says("一");
  stage = await setStage({ fake });
  await fake.until("the answer", () => stage.texts(5).length === 1);
});

test("stop confirms what was fetched, and what was not handled in time waits in the inbox", async () => {
  stage = await setStage({ drainFor: 100, handlers: (bot) => bot.on("message", () => new Promise(() => undefined)) });
  const { fake, bot, state } = stage;
  fake.person({ id: 5 }).says("一");
  await fake.until("the next poll", () => fake.callsOf("getUpdates").length > 1);
  await bot.stop();
  expect(fake.queue.size).toBe(0);
  expect(await state.updates.pending()).toHaveLength(1);
  const again = await setStage({ fake, state });
  await fake.until("the answer", () => again.texts(5).length === 1);
  expect(again.texts(5)).toEqual(["答：一"]);
  await again.bot.stop();
});
