import path from "node:path";
import { projectRoot } from "../store/load-root.js";
import { startIfMain } from "./commands/io.js";

/** npm start: the Telegram bot when BOT_TOKEN is set, in the environment or in .env; else the chat in the terminal. */
export async function main(argv: string[]): Promise<number> {
  readEnvFile(path.join(projectRoot(), ".env"));
  const face = process.env["BOT_TOKEN"]?.trim() ? await loadBot() : await import("./commands/chat.js");
  if (face) return face.main(argv);
  process.stderr.write("start: BOT_TOKEN is set, but this copy has no Telegram part (src/edge/telegram/main.ts). Unset BOT_TOKEN to chat in the terminal.\n");
  return 1;
}

/** What the environment says wins over the file; the file may be missing. */
function readEnvFile(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

interface Face {
  main(argv: string[]): Promise<number>;
}

/** Loaded only here: the chat must not wait for telegraf. @returns null where the part is missing */
async function loadBot(): Promise<Face | null> {
  const file = new URL("./telegram/main.js", import.meta.url).href;
  try {
    return (await import(file)) as Face;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" && message.includes("telegram/main")) return null;
    throw error;
  }
}

await startIfMain(import.meta.url, main);
