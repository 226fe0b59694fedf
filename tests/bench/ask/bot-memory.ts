import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../helpers/project.js";
import { FakeTelegram } from "../../telegram/fake-api/index.js";

/** What a bot that answers by polling holds in memory, as the kernel counts it. */
export interface BotMemory {
  how: string;
  figure: number; // MB resident after its first figure
  passage: number; // after a how-question, with dictionary and passage index
  most: number; // at its highest
}

const FIGURE = "开州区2017年底贫困发生率是多少?";
const HOW = "瓮安怎么搞劳务协作?";

/** Starts npm start's program against a Bot API server of our own, asks it twice, and reads its memory. */
export async function measureBot(how: string, args: readonly string[]): Promise<BotMemory> {
  const fake = await FakeTelegram.start();
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-bench-"));
  const env = { ...process.env, BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, DATA_DIR: folder, LOG_LEVEL: "error" };
  const bot = spawn(process.execPath, [...args], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const ask = async (id: number, text: string): Promise<void> => {
    fake.person({ id }).says(text);
    const answered = (): boolean => fake.calls.some((call) => /^send/u.test(call.method) && Number(call.fields["chat_id"]) === id && call.method !== "sendChatAction");
    for (let waited = 0; !answered(); waited += 50) {
      if (waited > 120_000 || bot.exitCode !== null) throw new Error(`bench: the bot does not answer ${text}`);
      await sleep(50);
    }
    await sleep(1000); // what it does after the answer
  };
  try {
    await ask(7, FIGURE);
    const figure = residentOf(bot.pid, "VmRSS");
    await ask(8, HOW);
    return { how, figure, passage: residentOf(bot.pid, "VmRSS"), most: residentOf(bot.pid, "VmHWM") };
  } finally {
    bot.kill("SIGKILL");
    await fake.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** MB as Linux tells them; NaN elsewhere. */
function residentOf(pid: number | undefined, field: "VmRSS" | "VmHWM"): number {
  try {
    const line = readFileSync(`/proc/${pid ?? 0}/status`, "utf8").split("\n").find((text) => text.startsWith(field)) ?? "";
    return Number(/\d+/u.exec(line)?.[0] ?? "NaN") / 1024;
  } catch {
    return Number.NaN;
  }
}
