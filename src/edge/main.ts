import path from "node:path";
import { projectRoot } from "../store/load-root.js";
import { startIfMain } from "./commands/io.js";

/**
 * npm start: the Telegram bot when BOT_TOKEN is set, in the environment or in .env; else the chat in the terminal.
 * Each is loaded only when it is wanted: the chat must not wait for telegraf. @returns the exit code
 */
export async function main(argv: string[]): Promise<number> {
  readEnvFile(path.join(projectRoot(), ".env"));
  const bot = Boolean(process.env["BOT_TOKEN"]?.trim());
  return bot ? (await import("./telegram/main.js")).main() : (await import("./commands/chat.js")).main(argv);
}

/** What the environment says wins over the file; the file may be missing. */
function readEnvFile(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

void startIfMain(import.meta.url, main);
