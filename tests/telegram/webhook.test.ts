import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMemoryState } from "../../src/store/state/index.js";
import { setStage, type Stage } from "./support/bot.js";

const SECRET = "a-secret-of-the-test";
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let stage: Stage;
const base = (): string => `http://127.0.0.1:${stage.bot.port}`;
const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base()}/hook`, { method: "POST", body, headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET, ...headers } });
const question = (text: string): string => JSON.stringify(stage.fake.person({ id: 5 }).message(text));
afterEach(() => stage.end());

describe("the front", () => {
  beforeEach(async () => {
    stage = await setStage({ webhook: true });
    stage.fake.webhook.set(null); // the tests deliver by hand
  });

  test("it registers its address, secret and exactly the kinds that it handles", () => {
    expect(stage.fake.callsOf("setWebhook")[0]?.fields).toEqual({
      url: `${base()}/hook`, secret_token: SECRET, max_connections: 100,
      allowed_updates: ["message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member", "guest_message"],
    });
  });

  test.each([
    { why: "a good update", send: () => post(question("一")), status: 200 },
    { why: "a wrong secret", send: () => post(question("一"), { "x-telegram-bot-api-secret-token": "wrong" }), status: 401 },
    { why: "no secret", send: () => fetch(`${base()}/hook`, { method: "POST", body: "{}" }), status: 401 },
    { why: "another path", send: () => fetch(`${base()}/other`, { method: "POST", body: "{}" }), status: 404 },
    { why: "the path with a query", send: () => fetch(`${base()}/hook?x=1`, { method: "POST", body: question("一"), headers: { "x-telegram-bot-api-secret-token": SECRET } }), status: 200 },
    { why: "GET", send: () => fetch(`${base()}/hook`), status: 405 },
    { why: "bad JSON", send: () => post("{"), status: 400 },
    { why: "JSON that is no update", send: () => post("[1]"), status: 400 },
    { why: "2 MB", send: () => post(Buffer.alloc(2 * 1024 * 1024, 32)), status: 413 },
    { why: "an update of a kind unknown", send: () => post('{"update_id":5,"new_thing":{}}'), status: 200 },
    { why: "an update of a wrong shape", send: () => post('{"update_id":"5","message":7}'), status: 200 },
    { why: "health", send: () => fetch(`${base()}/healthz`), status: 200 },
    { why: "readiness", send: () => fetch(`${base()}/readyz`), status: 200 },
    { why: "health by POST", send: () => fetch(`${base()}/healthz`, { method: "POST" }), status: 405 },
  ])("$why: $status", async ({ send, status }) => {
    expect((await send()).status).toBe(status);
  });

  test("2 MB without a length is refused too, before it is all read", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)) });
    const sent = fetch(`${base()}/hook`, { method: "POST", body: endless, duplex: "half", headers: { "x-telegram-bot-api-secret-token": SECRET } } as RequestInit);
    const status = await sent.then((response) => response.status, () => 413); // the connection may close first
    expect(status).toBe(413);
  });

  test("a body cut inside a character arrives whole", async () => {
    const body = Buffer.from(question("用电量"));
    const cut = body.indexOf(Buffer.from("电")) + 1;
    const socket = connect(stage.bot.port ?? 0, "127.0.0.1");
    socket.write(`POST /hook HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\n\r\n`);
    socket.write(body.subarray(0, cut));
    await sleep(50);
    socket.write(body.subarray(cut));
    await stage.fake.until("the answer", () => stage.texts(5).length === 1);
    expect(stage.texts(5)).toEqual(["答：用电量"]);
    socket.destroy();
  });

  test("the same update twice, one after the other or at once, is answered once", async () => {
    const [one, two] = [question("一"), question("二")];
    await post(one);
    await post(one);
    expect(await Promise.all([post(two), post(two), post(two)].map(async (sent) => (await sent).status))).toEqual([200, 200, 200]);
    expect(stage.texts(5)).toEqual(["答：一", "答：二"]);
  });

  test("metrics tell of updates, calls and times", async () => {
    await post(question("一"));
    const body = await (await fetch(`${base()}/metrics`)).text();
    expect(body).toMatch(/chuchu_updates_total\{type="message",outcome="handled"\} 1/u);
    expect(body).toMatch(/chuchu_api_calls_total\{method="sendMessage",code="200"\} 1/u);
    expect(body).toMatch(/chuchu_update_seconds_count\{type="message"\} 1/u);
    expect(body).toContain("process_resident_memory_bytes");
    expect(body).toMatch(/chuchu_updates_in_flight 0/u);
  });
});

test("a slow update is acknowledged once stored, finished later, and never begun twice", async () => {
  stage = await setStage({ webhook: true, ackAfter: 100, handlers: (bot) => bot.on("message", async (ctx) => (await sleep(400), ctx.reply("晚"))) });
  stage.fake.webhook.set(null);
  const body = question("一");
  const start = Date.now();
  expect((await post(body)).status).toBe(200);
  expect(Date.now() - start).toBeLessThan(350);
  expect(await stage.state.updates.pending()).toHaveLength(1);
  await post(body);
  await stage.fake.until("the answer", () => stage.texts(5).length === 1);
  await sleep(50);
  expect(stage.texts(5)).toEqual(["晚"]);
  expect(await stage.state.updates.pending()).toEqual([]);
});

test("an update that cannot be stored is not acknowledged; Telegram brings it again", async () => {
  const state = openMemoryState();
  const begin = state.updates.begin;
  let broken = true;
  state.updates.begin = (id, body) => (broken ? Promise.reject(new Error("disk full")) : begin(id, body));
  state.ready = () => (broken ? Promise.reject(new Error("disk full")) : Promise.resolve());
  stage = await setStage({ webhook: true, state });
  stage.fake.person({ id: 5 }).says("一");
  await stage.fake.until("three tries", () => stage.fake.webhook.deliveries.filter((delivery) => delivery.status === 503).length >= 3);
  expect((await fetch(`${base()}/readyz`)).status).toBe(503);
  expect((await fetch(`${base()}/healthz`)).status).toBe(200);
  broken = false;
  await stage.fake.until("the answer", () => stage.texts(5).length === 1);
  expect((await fetch(`${base()}/readyz`)).status).toBe(200);
});

test("while stopping it is not ready, turns new updates away, and finishes what it has", async () => {
  stage = await setStage({ webhook: true, handlers: (bot) => bot.on("message", async (ctx) => (await sleep(400), ctx.reply("完"))) });
  stage.fake.webhook.set(null);
  const first = post(question("一"));
  await sleep(50);
  const stopping = stage.bot.stop();
  expect((await fetch(`${base()}/readyz`)).status).toBe(503);
  const late = await post(question("二"));
  expect([late.status, late.headers.get("retry-after")]).toEqual([503, "2"]);
  expect((await first).status).toBe(200);
  await stopping;
  expect(stage.texts(5)).toEqual(["完"]);
  await expect(fetch(`${base()}/healthz`)).rejects.toThrow();
});
