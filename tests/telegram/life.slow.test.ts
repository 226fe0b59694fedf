import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../helpers/project.js";
import { FakeTelegram } from "./fake-api/index.js";

let fake: FakeTelegram;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  fake = await FakeTelegram.start();
  folder = mkdtempSync(path.join(tmpdir(), "chuchu-life-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await fake.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  out: () => string;
}

function run(command: string, args: string[], more: Record<string, string> = {}): Started {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, DATA_DIR: folder, ...more };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  }
  return { child, out: () => out };
}

const CHILD = path.join(import.meta.dirname, "support/child.ts");
const small = (more: Record<string, string> = {}): Started => run(process.execPath, ["--import", "tsx", CHILD], more);
const whole = (more: Record<string, string> = {}): Started =>
  run(process.execPath, [path.join(root, "src/launch.mjs"), "edge/main"], more);
const isUp = ({ out }: Started): Promise<unknown> =>
  fake.until("the bot to come up", () => out().includes("the bot is up"), 120_000);
const said = (chat: number): unknown[] =>
  fake.chats.messages(chat).filter(({ from }) => from.id === fake.me.id).map(({ text }) => text);

async function ended({ child }: Started): Promise<unknown> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? child.signalCode;
}

test("the reader of its output is gone: it answers on, and ends when told to", async () => {
  const bot = small({ LOG_LEVEL: "trace" });
  await isUp(bot);
  bot.child.stdout?.destroy();
  bot.child.stderr?.destroy();
  fake.faults.add({ method: "sendMessage", failure: { status: 400 } }); // makes it write a line
  fake.person({ id: 5 }).says("一");
  fake.person({ id: 6 }).says("二");
  await fake.until("an answer and an apology", () => said(5).length === 1 && said(6).length === 1, 20_000);
  fake.person({ id: 6 }).says("三");
  await fake.until("the next answer", () => said(6).includes("三"), 20_000);
  bot.child.kill("SIGTERM");
  expect(await ended(bot)).toBe(0);
}, 60_000);

test("npm start passes SIGTERM on: what was begun is finished", async () => {
  const bot = run("npm", ["start"]);
  await isUp(bot);
  fake.faults.add({ method: "sendMessage", failure: { delay: 1500 } });
  fake.person({ id: 5 }).says("开州区2017年底贫困发生率是多少？");
  await fake.until("it to begin", () => fake.callsOf("sendMessage").length === 1, 20_000);
  bot.child.kill("SIGTERM");
  await fake.until("it to end", () => bot.out().includes("the bot has stopped"), 20_000);
  expect(said(5)).toEqual([expect.stringContaining("1.73%")]);
  await fake.until("the confirmation", () => fake.queue.size === 0);
}, 180_000);

test("it stands still: the watchdog ends it with a line, and the next start goes on", async () => {
  const bot = small({ WATCH: "1" });
  await isUp(bot);
  fake.person({ id: 5 }).says("停");
  expect(await ended(bot)).toBe("SIGKILL");
  expect(bot.out()).toContain("has stood still");
}, 60_000);

test.each([
  { why: "a refused token", more: () => ({ BOT_TOKEN: `${fake.token.slice(0, -4)}XXXX` }), line: /^BOT_TOKEN is refused by .*401/mu },
  { why: "a wrong folder of articles", more: () => ({ ARTICLES_DIR: "/nope" }), line: /^ARTICLES_DIR \/nope is no folder$/mu },
  { why: "a folder that is a file", more: () => ({ DATA_DIR: path.join(root, "package.json") }), line: /^DATA_DIR .*package\.json is no folder/mu },
  { why: "a broken database", more: () => broken(), line: /chuchu\.sqlite cannot be used: file is not a database$/mu },
])("$why: one plain line, exit code 1", async ({ more, line }) => {
  const bot = whole(more());
  expect(await ended(bot)).toBe(1);
  expect(bot.out()).toMatch(line);
  expect(bot.out()).not.toMatch(/\n\s+at |"stack"/u);
}, 120_000);

test("a port that is taken is named", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const bot = whole({ PORT: String(port) });
  expect(await ended(bot)).toBe(1);
  expect(bot.out()).toContain(`PORT ${port}: another program listens there`);
  server.close();
}, 120_000);

function broken(): Record<string, string> {
  const DATA_DIR = path.join(folder, "broken");
  mkdirSync(DATA_DIR);
  writeFileSync(path.join(DATA_DIR, "chuchu.sqlite"), "nothing of a database".repeat(400));
  return { DATA_DIR };
}
