import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../../helpers/project.js";
import type { FakeTelegram } from "../fake-api/index.js";

export type Mode = "polling" | "webhook";
export const MODES: readonly { mode: Mode }[] = [{ mode: "polling" }, { mode: "webhook" }];

const BUILT = path.join(root, "dist", "edge", "main.js");

/** Builds dist/ as `npm run build` does, unless it is younger than every source. @throws Error with what the compiler says */
export function build(): void {
  if (newest(path.join(root, "src")) < newest(path.dirname(BUILT))) return;
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "tests/tsconfig.build.json", "--noEmitOnError"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build fails:\n${stdout}${stderr}`);
}

/** When the youngest file below a folder was written, ms; 0 when there is none. */
function newest(folder: string): number {
  try {
    return Math.max(0, ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => statSync(path.join(folder, name)).mtimeMs));
  } catch {
    return 0;
  }
}

/** The bot as it is built, `node dist/edge/main.js`, in a process of its own, and started from another folder. */
export class BuiltBot {
  output = "";

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (this.output += chunk.toString("utf8")));
  }

  /** Resolves when it is up. `args` start it in another way than the build. */
  static async start(fake: FakeTelegram, mode: Mode, dataDir: string, more: Record<string, string> = {}, args: string[] = [BUILT]): Promise<BuiltBot> {
    const port = await freePort();
    const bot = new BuiltBot(spawn(process.execPath, args, {
      cwd: tmpdir(),
      env: {
        PATH: process.env["PATH"], BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, DATA_DIR: dataDir, RATE_LIMIT: "99999/1", API_TIMEOUT: "30",
        ...(mode === "webhook" ? { WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, PORT: String(port) } : {}), ...more,
      },
      stdio: ["ignore", "pipe", "pipe"],
    }));
    await fake.until("the bot to come up", () => {
      if (bot.child.exitCode !== null) throw new Error(`the bot ended: ${bot.output}`);
      return bot.output.includes("the bot is up");
    }, 60_000);
    return bot;
  }

  /** Sends the signal, if it still runs. @returns exit code, or the signal that ended it */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | NodeJS.Signals | null> {
    const { child } = this;
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return child.exitCode ?? child.signalCode;
  }
}

/** A command of the build run to its end. @returns what it prints */
export function runBuilt(command: string, args: string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "dist", "edge", "commands", `${command}.js`), ...args], { cwd: tmpdir(), encoding: "utf8", input, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ends with ${status}: ${stderr}`);
  return stdout;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
