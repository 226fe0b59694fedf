import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Api, type CallScope } from "../../src/edge/telegram/transport/api.js";
import { createExchange } from "../../src/edge/telegram/transport/exchange.js";
import { FakeTelegram } from "./fake-api/index.js";
import { METHODS, png, setProps, type Props } from "./support/methods.js";

let fake: FakeTelegram;
let props: Props;
beforeEach(async () => {
  fake = await FakeTelegram.start();
  props = await setProps(fake, api());
});
afterEach(() => fake.stop());

function api(scope: CallScope = {}): Api {
  return new Api(fake.token, { exchange: createExchange(fake.url, fake.token), timeout: 5000, delays: [5, 10, 15], longestWait: 100 }, scope);
}

test.each(Object.keys(METHODS))("%s as such", async (method) => {
  await METHODS[method]?.(api(), props);
  expect(fake.callsOf(method)).toMatchObject([{ status: 200 }]);
  expect(fake.lints).toEqual([]);
});

test("nobody listens: repeated, as nothing can have arrived; then undone", async () => {
  const nowhere = "http://127.0.0.1:9";
  const seen: number[] = [];
  const lonely = new Api(fake.token, { exchange: createExchange(nowhere, fake.token), timeout: 500, delays: [1, 1], onCall: (_, code) => seen.push(code) });
  await expect(lonely.sendMessage(5, "x")).rejects.toMatchObject({ failed: "undone", code: 0 });
  expect(seen).toEqual([0, 0, 0]);
});

test("an edit that changes nothing, a late answer to a tap, a deletion of what is gone: fine", async () => {
  await expect(api().editMessageText(5, props.message.message_id, undefined, "一", { reply_markup: { inline_keyboard: [[{ text: "b", callback_data: "x" }]] } })).resolves.toBe(true);
  await expect(api().answerCbQuery("gone")).resolves.toBe(true);
  await expect(api().deleteMessage(5, 99)).resolves.toBe(true);
});

test("429 for longer than is patient is thrown with its seconds", async () => {
  fake.faults.add({ method: "sendMessage", failure: { status: 429, retryAfter: 7 } });
  await expect(api().sendMessage(5, "x")).rejects.toMatchObject({ code: 429, retryAfter: 7, failed: "refused" });
});

test("with a file, objects and lists arrive whole: reply, buttons, caption entities", async () => {
  await api().sendPhoto(5, { source: png, filename: "图.png" }, {
    caption: "重庆", caption_entities: [{ type: "bold", offset: 0, length: 2 }], reply_parameters: { message_id: props.message.message_id },
    reply_markup: { inline_keyboard: [[{ text: "b", callback_data: "x" }]] },
  });
  const [call] = fake.callsOf("sendPhoto");
  expect(call).toMatchObject({ kind: "multipart", files: [{ name: "图.png", data: png }] });
  expect(fake.chats.messages(5).at(-1)).toMatchObject({
    caption: "重庆", caption_entities: [{ type: "bold", offset: 0, length: 2 }], reply_to_message: { message_id: props.message.message_id },
    reply_markup: { inline_keyboard: [[{ text: "b", callback_data: "x" }]] }, photo: [{ width: 2, height: 3 }],
  });
  expect(fake.lints).toEqual([]);
});

test("a file may be a stream; a path is refused", async () => {
  await api().sendDocument(5, { source: Readable.from([Buffer.from("a"), Buffer.from("b")]), filename: "s.txt" });
  expect(fake.world.files).toMatchObject([{ name: "s.txt", data: Buffer.from("ab") }]);
  await expect(api().sendDocument(5, { source: "/etc/hostname" })).rejects.toThrow(/not by its path/u);
});

test("a deadline cuts a call off, and no call begins after it", async () => {
  const stop = new AbortController();
  fake.faults.add({ method: "sendMessage", failure: { delay: 100 } });
  const call = api({ signal: stop.signal }).sendMessage(5, "x");
  setTimeout(() => stop.abort(), 20);
  await expect(call).rejects.toMatchObject({ failed: "aborted" });
  await expect(api({ signal: stop.signal }).sendMessage(5, "y")).rejects.toMatchObject({ failed: "aborted" });
  expect(fake.callsOf("sendMessage")).toHaveLength(1);
});

test("newer methods than telegraf knows can be called by name", async () => {
  await expect(api().call("setMessageReaction", { chat_id: 5, message_id: 1, reaction: [{ type: "emoji", emoji: "👍" }] })).resolves.toBe(true);
});
