import { afterEach, describe, expect, test } from "vitest";
import type { RegisterHandlers } from "../../src/edge/telegram/handlers/types.js";
import type { Failure } from "./fake-api/index.js";
import { setStage, type Stage, type StageOptions } from "./support/bot.js";

let stage: Stage;
const set = async (options: StageOptions = {}): Promise<Stage> => (stage = await setStage(options));
afterEach(() => stage.end());
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Handlers that answer each text by what the function does with it. */
const texts =
  (handle: (ctx: { text: string; reply: (text: string) => Promise<unknown>; signal: AbortSignal }) => Promise<unknown>): RegisterHandlers =>
  (bot) =>
    bot.on("message", (ctx) => handle({ text: ctx.text ?? "", reply: (text) => ctx.reply(text), signal: ctx.signal }));

describe.each([{ mode: "polling", webhook: false }, { mode: "webhook", webhook: true }])("by $mode", ({ webhook }) => {
  test("a question is answered, in full and once", async () => {
    const { fake, texts: said, bot } = await set({ webhook });
    fake.person({ id: 5 }).says("电😀？");
    await fake.until("the answer", () => said(5).length === 1);
    await bot.stop();
    expect(said(5)).toEqual(["答：电😀？"]);
    await fake.until("the confirmation", () => fake.queue.size === 0);
    expect(fake.lints).toEqual([]);
  });

  test("a chat's messages are answered in order while another chat is not held up", async () => {
    const handlers = texts(async ({ text, reply }) => {
      await sleep(text.startsWith("慢") ? 300 : 1);
      await reply(text);
    });
    const { fake, texts: said } = await set({ webhook, handlers });
    const [one, two] = [fake.person({ id: 5 }), fake.person({ id: 6 })];
    for (const text of ["慢1", "2", "慢3", "4"]) one.says(text);
    two.says("快");
    await fake.until("the other chat", () => said(6).length === 1);
    expect(said(5)).toEqual([]);
    await fake.until("all four", () => said(5).length === 4);
    expect(said(5)).toEqual(["慢1", "2", "慢3", "4"]);
  });

  test("500 chats at once are all answered once", async () => {
    const { fake, texts: said } = await set({ webhook, config: { apiTimeout: 15_000 } });
    for (let id = 1000; id < 1500; id++) fake.person({ id }).says(`问${id}`);
    await fake.until("all answers", () => fake.callsOf("sendMessage").filter((call) => call.status === 200).length >= 500, 20_000);
    for (let id = 1000; id < 1500; id++) expect(said(id)).toEqual([`答：问${id}`]);
  }, 30_000);

  test("stop waits for what is in flight", async () => {
    const { fake, texts: said, bot } = await set({ webhook, handlers: texts(async ({ reply }) => (await sleep(400), reply("done"))) });
    fake.person({ id: 5 }).says("一");
    await fake.until("it to begin", () => bot.metrics.registry.getSingleMetric("chuchu_updates_in_flight") && webhook ? fake.webhook.deliveries.length > 0 : fake.callsOf("getUpdates").length > 1);
    await bot.stop();
    expect(said(5)).toEqual(["done"]);
  });
});

describe("a failing Bot API", () => {
  const again = /^答：一\n（上一条可能没有送达/u;
  const failures: { why: string; failure: Failure; applied?: boolean; expected: RegExp[] }[] = [
    { why: "429 with a second", failure: { status: 429, retryAfter: 0.05 }, expected: [/^答：一$/u] },
    { why: "429 for a minute", failure: { status: 429, retryAfter: 60 }, expected: [/^答：一$/u] },
    { why: "500 of Telegram", failure: { status: 500 }, expected: [/^答：一$/u] },
    { why: "502 of a proxy", failure: { raw: "<html>502</html>", status: 502 }, expected: [again] },
    { why: "a dropped connection", failure: { drop: true }, expected: [again] },
    { why: "a lost reply", failure: { drop: true }, applied: true, expected: [/^答：一$/u, again] },
    { why: "no reply", failure: { hang: true }, expected: [again] },
    { why: "garbage", failure: { raw: "{\"ok\":" }, expected: [again] },
    { why: "JSON that is no reply", failure: { raw: "[1]" }, expected: [again] },
    { why: "400", failure: { status: 400 }, expected: [/没能答上来/u] },
  ];
  test.each(failures)("sendMessage meets $why: the answer, then all is well", async ({ failure, applied, expected }) => {
    const { fake, texts: said, bot } = await set();
    const person = fake.person({ id: 5 });
    fake.faults.add({ method: "sendMessage", failure, ...(applied === undefined ? {} : { applied }) });
    person.says("一");
    await fake.until("a message", () => said(5).length === expected.length);
    person.says("二");
    await fake.until("the next answer", () => said(5).includes("答：二"));
    await bot.stop();
    expect(said(5)).toEqual([...expected.map((pattern) => expect.stringMatching(pattern) as unknown), "答：二"]);
  });

  test("a user who blocked the bot gets nothing, and others are served", async () => {
    const { fake, texts: said } = await set();
    fake.chats.blocked.add(5);
    fake.person({ id: 5 }).says("一");
    fake.person({ id: 6 }).says("二");
    await fake.until("the other", () => said(6).length === 1);
    await fake.until("the refusal", () => fake.callsOf("sendMessage").find((call) => call.status === 403));
    await sleep(50);
    expect(fake.callsOf("sendMessage")).toHaveLength(2);
  });

  test("a group that became a supergroup is answered there, and its conversations move", async () => {
    const { fake, texts: said, state } = await set();
    const person = fake.person({ id: 5 });
    fake.chats.know({ id: -1007, type: "supergroup", title: "组" });
    fake.chats.migrated.set(-7, -1007);
    await state.sessions.set({ chat: -7, user: 5 }, "topic");
    person.says("/ask 一", { chat: { id: -7, type: "group", title: "组" } });
    await fake.until("the answer", () => said(-1007).length === 1 || fake.callsOf("sendMessage").length > 2);
    expect(await state.sessions.get({ chat: -1007, user: 5 })).toBe("topic");
  });
});

describe("handlers", () => {
  test("one that throws costs one apology in the user's language; the next question is answered", async () => {
    const handlers = texts(async ({ text, reply }) => {
      if (text.includes("坏") || text === "bad") throw new Error("broken");
      await reply(text);
    });
    const { fake, texts: said, log } = await set({ handlers });
    fake.person({ id: 5, language_code: "en" }).says("bad");
    fake.person({ id: 6, language_code: "zh-TW" }).says("坏的私密问题");
    fake.person({ id: 6 }).says("好");
    await fake.until("all", () => said(5).length === 1 && said(6).length === 2);
    expect(said(5)).toEqual([expect.stringMatching(/^Sorry/u)]);
    expect(said(6)).toEqual([expect.stringMatching(/^抱歉，這次沒能/u), "好"]);
    expect(log.join("")).toContain("broken");
    expect(log.join("")).not.toContain("私密"); // nothing that users say is logged
  });

  test("one that is too slow is cut off: one apology, nothing after it, the chat goes on", async () => {
    const handlers = texts(async ({ text, reply }) => {
      if (text === "慢") await sleep(300);
      await reply(text);
    });
    const { fake, texts: said } = await set({ handlers, deadline: 100 });
    const person = fake.person({ id: 5 });
    person.says("慢");
    person.says("快");
    await fake.until("both", () => said(5).length === 2);
    await sleep(350);
    expect(said(5)).toEqual([expect.stringMatching(/没能答上来/u), "快"]);
  });

  test("every tap is answered, also when its handler forgets or fails", async () => {
    const { fake, texts: said } = await set({
      handlers: (bot) => {
        bot.on("message", (ctx) => ctx.reply("?", { reply_markup: { inline_keyboard: [["忘", "坏", "好"].map((data) => ({ text: data, callback_data: data }))] } }));
        bot.action("忘", () => undefined);
        bot.action("坏", () => Promise.reject(new Error("broken")));
        bot.action("好", (ctx) => ctx.answerCbQuery("好"));
        bot.on("inline_query", () => Promise.reject(new Error("broken")));
      },
    });
    const person = fake.person({ id: 5 });
    person.says("一");
    await fake.until("buttons", () => said(5).length === 1);
    const message = fake.chats.messages(5)[1] ?? expect.fail();
    for (const label of ["忘", "坏", "好"]) person.taps(message, label);
    person.queries("开");
    await fake.until("all answers", () => fake.world.openQueries.size === 0);
    expect(fake.callsOf("answerCallbackQuery").map((call) => call.fields["text"])).toEqual([undefined, expect.stringMatching(/没能/u), "好"]);
  });

  test("several messages of one update are sent in order", async () => {
    const { fake, texts: said } = await set({ handlers: texts(async ({ reply }) => (await reply("1"), await reply("2"), reply("3"))) });
    fake.person({ id: 5 }).says("一");
    await fake.until("three", () => said(5).length === 3);
    expect(said(5)).toEqual(["1", "2", "3"]);
  });
});

describe("who is served", () => {
  test("too many questions: one friendly wait for the rest of the window; taps have a larger share of their own; admins are free", async () => {
    const { fake, texts: said } = await set({ config: { rateLimit: { points: 2, seconds: 1 }, adminIds: new Set([7]) } });
    const [person, admin] = [fake.person({ id: 5, language_code: "en" }), fake.person({ id: 7 })];
    for (let i = 0; i < 5; i++) person.says(`q${i}`);
    for (let i = 0; i < 5; i++) admin.says(`问${i}`);
    await fake.until("the admin's answers", () => said(7).length === 5);
    await fake.until("the wait", () => said(5).length === 3);
    for (let i = 0; i < 11; i++) person.taps({ ...fake.chats.messages(5)[0] } as never, "x", "x");
    await fake.until("the taps", () => fake.callsOf("answerCallbackQuery").length === 11);
    expect(fake.callsOf("answerCallbackQuery").map(({ fields }) => fields["text"])).toEqual([...Array(10).fill(undefined), expect.stringMatching(/wait \d+ s/u)]);
    expect(said(5)).toEqual(["答：q0", "答：q1", expect.stringMatching(/Please wait 1 s/u)]);
    await sleep(1100);
    person.says("q9");
    await fake.until("service again", () => said(5).includes("答：q9"));
  });

  test("in a group: commands for it, replies to it and its name; nothing else is even stored", async () => {
    const { fake, texts: said, state } = await set();
    const chat = { id: -7, type: "group" as const, title: "组" };
    const person = fake.person({ id: 5 });
    fake.chats.know(chat);
    const others = fake.chats.add(chat, { from: { id: 9, is_bot: false, first_name: "N" }, text: "x" });
    person.says("闲聊", { chat });
    person.says("/ask@other_bot 一", { chat });
    person.says("回别人", { chat, replyTo: others });
    fake.person({ id: 8, is_bot: true }).says("/ask 机器人", { chat });
    person.says("/ask 一", { chat });
    person.says("/ask@Chuchu_test_bot 二", { chat });
    person.says("@chuchu_test_bot 三", { chat, extra: { entities: [{ type: "mention", offset: 0, length: 16 }] } });
    await fake.until("three answers", () => said(-7).length === 3);
    person.says("四", { chat, replyTo: fake.chats.messages(-7).find((message) => message.from.id === fake.me.id) });
    await fake.until("the fourth", () => said(-7).length === 4);
    expect(said(-7).map((text) => text.slice(-1))).toEqual(["一", "二", "三", "四"]);
    expect(await state.updates.begin(1000, "")).toMatchObject({ status: "new" });
  });

  test("only the chats on the list; admins always; a stranger is told once in private", async () => {
    const { fake, texts: said } = await set({ config: { allowedChats: new Set([-7, 5]), adminIds: new Set([6]), rateLimit: { points: 1, seconds: 5 } } });
    const group = { id: -7, type: "group" as const, title: "组" };
    const other = { id: -8, type: "group" as const, title: "别组" };
    for (const id of [5, 6, 9]) fake.person({ id }).says("一");
    fake.person({ id: 10 }).says("/ask 一", { chat: group });
    fake.person({ id: 10 }).says("/ask 一", { chat: other });
    await fake.until("answers", () => [5, 6, 9, -7].every((id) => said(id).length === 1));
    expect(said(9)).toEqual([expect.stringMatching(/只对指定的聊天开放.*9/u)]);
    expect(said(-8)).toEqual([]);
  });
});

test("the token is in no log and no error, whatever fails", async () => {
  const { fake, bot, log, texts: said } = await set({ config: { apiTimeout: 100 } });
  const kinds: Failure[] = [{ status: 500 }, { drop: true }, { hang: true }, { raw: `<a href="/bot${"TOKEN"}/x">` }, { status: 400, body: { ok: false, error_code: 400, description: `Bad Request: bot${fake.token}` } }];
  for (const failure of kinds) {
    fake.faults.add({ method: "sendMessage", failure, times: 2 });
    fake.faults.add({ method: "getUpdates", failure });
    fake.person({ id: 5 }).says("一");
    await fake.until("the faults to pass", () => fake.faults.take("nothing") === null && said(5).length >= 0 && fake.callsOf("sendMessage").length > 1);
    await sleep(200);
  }
  await bot.stop();
  const text = log.join("");
  expect(text.length).toBeGreaterThan(500);
  expect(text).not.toContain(fake.token);
  expect(text).not.toContain(fake.token.split(":")[1]);
});
