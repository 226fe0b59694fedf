import { Bot as Grammy, InlineKeyboard, InputFile } from "grammy";
import { Bot as Gramio, MediaUpload } from "gramio";
import { Markup, Telegram } from "telegraf";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeTelegram } from "./fake-api/index.js";

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await FakeTelegram.start();
});
afterEach(() => fake.stop());

/** A PNG of 2 × 3 pixels as far as its header tells. */
const png = (width = 2, height = 3): Buffer => {
  const data = Buffer.alloc(64);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(data);
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return data;
};

async function post(method: string, fields: Record<string, unknown>): Promise<{ ok: boolean; description?: string; result?: unknown; error_code?: number }> {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(fields),
  });
  return (await response.json()) as never;
}

describe("clients that others wrote get along with it", () => {
  test("grammY: polling, keyboards, a tap, a photo and a document", async () => {
    const bot = new Grammy(fake.token, { client: { apiRoot: fake.url } });
    bot.on("message:text", async (ctx) => {
      await ctx.reply("回答", { reply_markup: new InlineKeyboard().text("更多", "v1|more"), reply_parameters: { message_id: ctx.msg.message_id } });
      await ctx.replyWithPhoto(new InputFile(png(), "chart.png"), { caption: "图" });
      await ctx.replyWithDocument(new InputFile(Buffer.from("a,b"), "data.csv"));
    });
    bot.on("callback_query:data", (ctx) => ctx.answerCallbackQuery({ text: ctx.callbackQuery.data }));
    void bot.start();
    const person = fake.person({ id: 5 });
    person.says("/start 你好");
    await fake.until("the document", () => fake.callsOf("sendDocument").find((call) => call.status !== null));
    const reply = fake.chats.messages(5).find((message) => message.text === "回答");
    expect(reply).toMatchObject({ reply_to_message: { text: "/start 你好" } });
    expect(fake.world.files.map((file) => file.name)).toEqual(["chart.png", "data.csv"]);
    person.taps(reply ?? expect.fail(), "更多");
    await fake.until("the tap's answer", () => fake.callsOf("answerCallbackQuery").find((call) => call.status === 200));
    await bot.stop();
    expect(fake.queue.size).toBe(0);
    expect(fake.lints).toEqual([]);
  });

  test("gramio: polling, an edit, a photo", async () => {
    const bot = new Gramio(fake.token, { api: { baseURL: `${fake.url}/bot` } });
    bot.on("message", async (ctx) => {
      const sent = await ctx.send("一");
      await sent.editText("二");
      await ctx.sendPhoto(await MediaUpload.buffer(png(), "a.png"));
    });
    await bot.start({ dropPendingUpdates: false });
    fake.person({ id: 5 }).says("问");
    await fake.until("the photo", () => fake.callsOf("sendPhoto").find((call) => call.status === 200));
    await bot.stop();
    expect(fake.chats.messages(5).map((message) => message.text ?? "photo")).toEqual(["问", "二", "photo"]);
    expect(new Set(fake.lints.filter((lint) => !lint.includes("/suppress")))).toEqual(new Set());
  });

  test("telegraf: JSON and multipart; its hide:false is a lint, not an error", async () => {
    fake.person({ id: 5 });
    const telegram = new Telegram(fake.token, { apiRoot: fake.url });
    await telegram.sendMessage(5, "一", Markup.inlineKeyboard([Markup.button.callback("a", "x"), Markup.button.callback("b", "y")], { columns: 2 }));
    await telegram.sendPhoto(5, { source: png() }, { caption: "图", reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "x" }]] } });
    await telegram.sendDocument(5, { source: Buffer.from("a,b"), filename: "数据.csv" });
    expect(fake.calls.map((call) => call.kind)).toEqual(["json", "multipart", "multipart"]);
    expect(fake.world.files.map((file) => file.name)).toEqual(["photo.jpg", "数据.csv"]);
    expect(fake.lints).toEqual([
      "sendMessage unknown field /reply_markup/inline_keyboard/0/0/hide",
      "sendMessage unknown field /reply_markup/inline_keyboard/0/1/hide",
    ]);
  });

  test("a form and a query string", async () => {
    fake.person({ id: 5 });
    const form = await fetch(`${fake.url}/bot${fake.token}/sendMessage`, {
      method: "POST", body: new URLSearchParams({ chat_id: "5", text: "123", entities: '[{"type":"bold","offset":0,"length":3}]' }),
    });
    expect(await form.json()).toMatchObject({ ok: true, result: { text: "123", entities: [{ type: "bold" }] } });
    const query = await fetch(`${fake.url}/bot${fake.token}/sendMessage?chat_id=5&text=hi`);
    expect(await query.json()).toMatchObject({ ok: true, result: { text: "hi" } });
  });
});

describe("it refuses what Telegram refuses, in Telegram's words", () => {
  const button = (fields: object): object => ({ inline_keyboard: [[fields]] });
  const results = (n: number): object[] =>
    Array.from({ length: n }, (_, i) => ({ type: "article", id: `${i}`, title: "t", input_message_content: { message_text: "x" } }));
  test.each([
    { why: "no text", method: "sendMessage", fields: { chat_id: 5 }, says: /required property 'text'/u },
    { why: "blank text", method: "sendMessage", fields: { chat_id: 5, text: " \n" }, says: /message text is empty/u },
    { why: "too long", method: "sendMessage", fields: { chat_id: 5, text: "字".repeat(4097) }, says: /message is too long/u },
    { why: "4096 is not too long", method: "sendMessage", fields: { chat_id: 5, text: "字".repeat(4096) }, says: null },
    { why: "unknown chat", method: "sendMessage", fields: { chat_id: 6, text: "a" }, says: /chat not found/u },
    { why: "parse mode by a wrong name", method: "sendMessage", fields: { chat_id: 5, text: "a", parse_mode: "Html" }, says: /Bad Request/u },
    { why: "callback data of 65 bytes", method: "sendMessage", fields: { chat_id: 5, text: "a", reply_markup: button({ text: "b", callback_data: `${"字".repeat(21)}ab` }) }, says: /BUTTON_DATA_INVALID/u },
    { why: "callback data of 64 bytes is fine", method: "sendMessage", fields: { chat_id: 5, text: "a", reply_markup: button({ text: "b", callback_data: `${"字".repeat(21)}a` }) }, says: null },
    { why: "numeric callback data", method: "sendMessage", fields: { chat_id: 5, text: "a", reply_markup: button({ text: "b", callback_data: 1 }) }, says: /Bad Request/u },
    { why: "a button that does nothing", method: "sendMessage", fields: { chat_id: 5, text: "a", reply_markup: button({ text: "b" }) }, says: /Text buttons are unallowed/u },
    { why: "an entity past the end", method: "sendMessage", fields: { chat_id: 5, text: "字", entities: [{ type: "bold", offset: 0, length: 2 }] }, says: /ends after the end of the text at UTF-16 offset 2/u },
    { why: "an entity that halves a character", method: "sendMessage", fields: { chat_id: 5, text: "😀", entities: [{ type: "bold", offset: 0, length: 1 }] }, says: /middle of a UTF-16 symbol/u },
    { why: "a reply to nothing", method: "sendMessage", fields: { chat_id: 5, text: "a", reply_parameters: { message_id: 99 } }, says: /message to be replied not found/u },
    { why: "an edit of nothing", method: "editMessageText", fields: { chat_id: 5, message_id: 99, text: "a" }, says: /message to edit not found/u },
    { why: "a deletion of nothing", method: "deleteMessage", fields: { chat_id: 5, message_id: 99 }, says: /message to delete not found/u },
    { why: "an unknown callback query", method: "answerCallbackQuery", fields: { callback_query_id: "1" }, says: /query is too old and response timeout expired or query ID is invalid/u },
    { why: "51 inline results", method: "answerInlineQuery", fields: { inline_query_id: "1", results: results(51) }, says: /RESULTS_TOO_MUCH/u },
    { why: "an article without title", method: "answerInlineQuery", fields: { inline_query_id: "1", results: [{ type: "article", id: "1", input_message_content: { message_text: "x" } }] }, says: /Bad Request/u },
    { why: "two results of one id", method: "answerInlineQuery", fields: { inline_query_id: "1", results: [...results(1), ...results(1)] }, says: /RESULT_ID_DUPLICATE/u },
    { why: "a command in capitals", method: "setMyCommands", fields: { commands: [{ command: "Start", description: "d" }] }, says: /BOT_COMMAND_INVALID/u },
    { why: "a long caption", method: "sendPhoto", fields: { chat_id: 5, photo: "id", caption: "字".repeat(1025) }, says: /message caption is too long/u },
    { why: "a secret with a dot", method: "setWebhook", fields: { url: "https://x.example/", secret_token: "a.b" }, says: /secret token contains unallowed characters/u },
    { why: "a file that is not there", method: "sendPhoto", fields: { chat_id: 5, photo: "attach://photo" }, says: /invalid file HTTP URL specified/u },
    { why: "no such method", method: "sendMesage", fields: { chat_id: 5, text: "a" }, says: /Not Found/u },
  ])("$why", async ({ method, fields, says }) => {
    fake.person({ id: 5 });
    const reply = await post(method, fields);
    if (says === null) expect(reply).toMatchObject({ ok: true });
    else expect(reply.description).toMatch(says);
  });

  test("an edit that changes nothing, and a second answer to a tap", async () => {
    const person = fake.person({ id: 5 });
    const markup = { inline_keyboard: [[{ text: "b", callback_data: "x" }]] };
    const { result } = await post("sendMessage", { chat_id: 5, text: "a", reply_markup: markup });
    const message = result as { message_id: number; chat: { id: number; type: "private" } };
    const same = await post("editMessageText", { chat_id: 5, message_id: message.message_id, text: "a", reply_markup: markup });
    expect(same.description).toBe(
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    const tap = person.taps(message as never, "b")["callback_query"] as { id: string };
    expect(await post("answerCallbackQuery", { callback_query_id: tap.id })).toMatchObject({ ok: true });
    expect((await post("answerCallbackQuery", { callback_query_id: tap.id })).description).toMatch(/query is too old/u);
  });

  test("a blocked bot, a group that moved, a wrong token", async () => {
    fake.person({ id: 5 });
    fake.chats.blocked.add(5);
    expect(await post("sendMessage", { chat_id: 5, text: "a" })).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
    fake.chats.migrated.set(-7, -1007);
    expect(await post("sendMessage", { chat_id: -7, text: "a" })).toMatchObject({ parameters: { migrate_to_chat_id: -1007 } });
    const wrong = await fetch(`${fake.url}/bot1:wrong/getMe`);
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { description: "Unauthorized" }]);
  });

  test("photos too large in bytes or pixels", async () => {
    fake.person({ id: 5 });
    const telegram = new Telegram(fake.token, { apiRoot: fake.url });
    await expect(telegram.sendPhoto(5, { source: png(9000, 1001) })).rejects.toThrow(/PHOTO_INVALID_DIMENSIONS/u);
    await expect(telegram.sendPhoto(5, { source: png(2100, 100) })).rejects.toThrow(/PHOTO_INVALID_DIMENSIONS/u);
    await expect(telegram.sendPhoto(5, { source: Buffer.concat([png(), Buffer.alloc(10 * 1024 * 1024)]) })).rejects.toThrow(/too big/u);
    await expect(telegram.sendPhoto(5, { source: Buffer.from("not a picture") })).rejects.toThrow(/IMAGE_PROCESS_FAILED/u);
  });
});

describe("updates", () => {
  const poll = (fields: object = {}) => post("getUpdates", fields as never) as Promise<{ result: { update_id: number }[]; description?: string }>;

  test("stay until confirmed by a higher offset; limit; negative offset", async () => {
    const person = fake.person({ id: 5 });
    for (const text of ["一", "二", "三"]) person.says(text);
    expect((await poll({ limit: 2 })).result.map((update) => update.update_id)).toEqual([1000, 1001]);
    expect((await poll()).result).toHaveLength(3);
    expect((await poll({ offset: 1001 })).result).toHaveLength(2);
    expect((await poll({ offset: -1 })).result.map((update) => update.update_id)).toEqual([1002]);
    expect((await poll({ offset: 1003 })).result).toEqual([]);
  });
  test("a long poll waits, and a second one takes over with 409", async () => {
    const first = poll({ timeout: 10 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = poll({ timeout: 10 });
    expect((await first).description).toMatch(/^Conflict: terminated by other getUpdates request/u);
    setTimeout(() => fake.person({ id: 5 }).says("一"), 100);
    const start = Date.now();
    expect((await second).result).toHaveLength(1);
    expect(Date.now() - start).toBeLessThan(2000);
  });
  test("kinds not allowed do not come, and the list is remembered", async () => {
    await poll({ allowed_updates: ["callback_query"] });
    fake.person({ id: 5 }).says("一");
    expect((await poll()).result).toEqual([]);
    await poll({ allowed_updates: [] });
    fake.person({ id: 5 }).says("一");
    expect((await poll()).result).toHaveLength(1);
  });
  test("expire: inline queries after 30 s, messages after a day", async () => {
    let now = Date.now();
    fake.queue.clock = () => now;
    fake.person({ id: 5 }).queries("a");
    fake.person({ id: 5 }).says("一");
    expect(fake.queue.size).toBe(2);
    now += 31_000;
    expect(fake.queue.size).toBe(1);
    now += 86_400_000;
    expect(fake.queue.size).toBe(0);
  });
  test("polling is refused while a webhook is set", async () => {
    await post("setWebhook", { url: "http://127.0.0.1:9/" });
    expect((await poll()).description).toMatch(/can't use getUpdates method while webhook is active/u);
    expect(await post("getWebhookInfo", {})).toMatchObject({ result: { url: "http://127.0.0.1:9/" } });
  });
  test("a test cannot push what Telegram would never send", () => {
    expect(() => fake.push({ update_id: 1, message: { text: "no chat" } })).toThrow(/not an update/u);
  });
});

describe("faults", () => {
  test.each([
    { why: "429", failure: { status: 429, retryAfter: 7 }, sees: { error_code: 429, parameters: { retry_after: 7 } } },
    { why: "500", failure: { status: 500 }, sees: { error_code: 500 } },
  ])("$why once", async ({ failure, sees }) => {
    fake.person({ id: 5 });
    fake.faults.add({ method: "sendMessage", failure });
    expect(await post("sendMessage", { chat_id: 5, text: "a" })).toMatchObject(sees);
    expect(await post("sendMessage", { chat_id: 5, text: "a" })).toMatchObject({ ok: true });
  });
  test("a dropped reply, with and without effect; garbage; a delay; a hang", async () => {
    fake.person({ id: 5 });
    fake.faults.add({ method: "*", failure: { drop: true } });
    await expect(post("sendMessage", { chat_id: 5, text: "a" })).rejects.toThrow();
    expect(fake.chats.messages(5)).toHaveLength(0);
    fake.faults.add({ method: "*", failure: { drop: true }, applied: true });
    await expect(post("sendMessage", { chat_id: 5, text: "a" })).rejects.toThrow();
    expect(fake.chats.messages(5)).toHaveLength(1);
    fake.faults.add({ method: "*", failure: { raw: "<html>" } });
    await expect(post("sendMessage", { chat_id: 5, text: "a" })).rejects.toThrow();
    fake.faults.add({ method: "*", failure: { delay: 100 } });
    const start = Date.now();
    await post("sendMessage", { chat_id: 5, text: "a" });
    expect(Date.now() - start).toBeGreaterThanOrEqual(95);
    fake.faults.add({ method: "*", failure: { hang: true } });
    await expect(fetch(`${fake.url}/bot${fake.token}/getMe`, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  });
});
