import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeTelegram } from "./fake-api/index.js";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let fake: FakeTelegram;
let folder: string;
let output: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  fake = await FakeTelegram.start();
  folder = mkdtempSync(join(tmpdir(), "chuchu-crash-"));
  output = "";
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(webhook: boolean, more: Record<string, string> = {}): Promise<ChildProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "support/child.ts")], {
    cwd: join(import.meta.dirname, "../.."),
    env: {
      PATH: process.env["PATH"], BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, DATA_DIR: folder, RATE_LIMIT: "10000/1",
      ...(webhook ? { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, PORT: String(port) } : {}), ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const texts = (chat: number): string[] => fake.chats.messages(chat).filter((message) => message.from.id === fake.me.id).map((message) => String(message.text));
const ended = async (child: ChildProcess): Promise<unknown> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? child.signalCode;
};
const taken = (webhook: boolean) => () => (webhook ? fake.webhook.deliveries.length > 0 : fake.callsOf("getUpdates").length > 1);

describe.each([{ mode: "polling", webhook: false }, { mode: "webhook", webhook: true }])("by $mode", ({ webhook }) => {
  test("kill -9 while it works: after the start each question is answered, once", async () => {
    const first = await start(webhook);
    for (let id = 10; id < 40; id++) fake.person({ id }).says(`睡 ${(id % 4) * 1500} 答${id}`);
    // Killed while a reply of Telegram's is on its way, nobody could tell that the message arrived; so not just then.
    const isQuiet = (sent = fake.callsOf("sendMessage")): boolean => sent.length >= 7 && Date.now() - (sent.at(-1)?.at ?? 0) > 250;
    await fake.until("some answers, and a quiet moment", isQuiet, 20_000);
    first.kill("SIGKILL");
    await ended(first);
    expect(fake.callsOf("sendMessage").length).toBeLessThan(30);
    await start(webhook);
    await fake.until("the rest", () => [...Array(30).keys()].every((i) => texts(10 + i).length > 0), 20_000);
    await fake.until("the queue to empty", () => fake.queue.size === 0);
    await sleep(200);
    for (let id = 10; id < 40; id++) expect(texts(id)).toEqual([`答${id}`]);
  }, 60_000);

  test("kill -9 between two messages of one answer: the first is not sent again", async () => {
    const first = await start(webhook);
    fake.person({ id: 5 }).says("两条 一 二 600");
    await fake.until("the first", () => texts(5).length === 1, 15_000);
    await sleep(100);
    first.kill("SIGKILL");
    await ended(first);
    await start(webhook);
    await fake.until("the second", () => texts(5).length === 2, 15_000);
    await fake.until("the queue to empty", () => fake.queue.size === 0);
    expect(texts(5)).toEqual(["一", "二"]);
  }, 40_000);

  test("answered, killed before Telegram knows: not answered again", async () => {
    const first = await start(webhook);
    fake.person({ id: 5 }).says("一");
    await fake.until("the answer", () => texts(5).length === 1, 15_000);
    await sleep(100);
    first.kill("SIGKILL");
    await ended(first);
    const update = fake.chats.messages(5)[0] ?? expect.fail();
    fake.push({ update_id: 1000, message: { ...update } }); // Telegram brings it again
    fake.person({ id: 5 }).says("二");
    await start(webhook);
    await fake.until("the next answer", () => texts(5).length === 2, 15_000);
    await fake.until("the queue to empty", () => fake.queue.size === 0);
    expect(texts(5)).toEqual(["一", "二"]);
  }, 40_000);

  test("SIGTERM: it finishes what it has, exits with 0, and leaves the rest to Telegram", async () => {
    const child = await start(webhook);
    fake.person({ id: 5 }).says("睡 800 完");
    await fake.until("it to begin", taken(webhook), 15_000);
    await sleep(50);
    child.kill("SIGTERM");
    await sleep(100);
    fake.person({ id: 6 }).says("晚");
    expect(await ended(child)).toBe(0);
    expect(texts(5)).toEqual(["完"]);
    await start(webhook);
    await fake.until("the late one", () => texts(6).length === 1, 15_000);
    expect([texts(5), texts(6)]).toEqual([["完"], ["晚"]]);
    expect(output).not.toContain(fake.token);
  }, 40_000);
});

test("an update that takes the process down each time is dropped in the end", async () => {
  fake.person({ id: 5 }).says("崩");
  for (let i = 0; i < 3; i++) expect(await ended(await start(false))).toBe("SIGKILL");
  await start(false);
  fake.person({ id: 5 }).says("好");
  await fake.until("the next answer", () => texts(5).length === 1, 15_000);
  expect(output).toContain("update dropped");
}, 40_000);

test("acknowledged late and killed: the inbox brings it back, Telegram does not", async () => {
  const child = await start(true, { ACK_AFTER: "50" });
  fake.person({ id: 5 }).says("睡 1500 完");
  await fake.until("the acknowledgement", () => fake.webhook.deliveries.some((delivery) => delivery.status === 200), 15_000);
  child.kill("SIGKILL");
  await ended(child);
  expect(texts(5)).toEqual([]);
  await start(true);
  await fake.until("the answer", () => texts(5).length === 1, 15_000);
  expect(fake.webhook.deliveries).toHaveLength(1);
}, 40_000);

test("an error that nothing caught: logged, drained, exit code 1; a wrong token: exit code 1", async () => {
  const child = await start(false);
  fake.person({ id: 5 }).says("拒");
  expect(await ended(child)).toBe(1);
  expect(output).toContain("nobody catches this");
  expect(texts(5)).toEqual(["拒"]);
  const wrong = await start(false, { BOT_TOKEN: `${fake.token.slice(0, -4)}XXXX` });
  expect(await ended(wrong)).toBe(1);
  expect(output).toContain("Unauthorized");
  expect(output).not.toContain(fake.token.slice(10, -4));
}, 40_000);
