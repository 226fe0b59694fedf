import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../helpers/project.js";
import { FakeTelegram } from "./fake-api/index.js";

let fake: FakeTelegram;
let bot: ChildProcess;
let said = "";

beforeAll(async () => {
  fake = await FakeTelegram.start();
  bot = spawn(process.execPath, ["--import", "tsx", path.join(root, "src/edge/main.ts")], {
    cwd: root,
    env: { ...process.env, BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, DATA_DIR: mkdtempSync(path.join(tmpdir(), "chuchu-")), LOG_LEVEL: "info" },
  });
  bot.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  bot.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
}, 60_000);

afterAll(async () => {
  bot.kill("SIGKILL");
  await fake.stop();
});

/** Waits until the bot has sent a text to a chat that holds some words. */
async function answerTo(id: number, holds: string): Promise<void> {
  await expect
    .poll(() => fake.calls.filter((c) => c.method === "sendMessage" && Number(c.fields["chat_id"]) === id).map((c) => String(c.fields["text"])).join("\n"), { timeout: 60_000, message: `the bot said: ${said}` })
    .toContain(holds);
}

test("npm start with a token answers real questions, with figure and source", async () => {
  fake.person({ id: 7 }).says("开州区2017年底贫困发生率是多少?");
  await answerTo(7, "1.73%");
  await answerTo(7, "重庆日报");
  fake.person({ id: 7 }).says("那瓮安呢");
  await answerTo(7, "瓮安县");
}, 120_000);

test("the token is in nothing that it says", () => expect(said).not.toContain(fake.token));

test("SIGTERM ends it with 0", async () => {
  const code = new Promise<number | null>((resolve) => bot.on("exit", resolve));
  bot.kill("SIGTERM");
  expect(await code, said).toBe(0);
}, 60_000);
