import { createInterface } from "node:readline";

import type { Conversation } from "../../domain/conversation.js";
import type { LiveEngine } from "../../store/live-engine.js";
import { openEngine } from "../../store/live-engine.js";
import { projectRoot } from "../../store/load-root.js";
import { prepareEngine, preparedEngine } from "../../store/prepared-engine.js";
import { readLine } from "./jsonl.js";
import { dataDirOf, startIfMain } from "./io.js";

const USAGE = `Usage: npm run --silent ask -- "问题"
       npm run --silent ask -- --json "问题"
       npm run --silent ask -- --jsonl < lines of {"id","chat","text"}`;

/** ask: one question, or a stream of them. @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  const words = argv.filter((a) => !a.startsWith("--"));
  const unknown = argv.find((a) => a.startsWith("--") && !["--json", "--jsonl", "--help"].includes(a));
  if (unknown || argv.includes("--help") || (words.length === 0 && !argv.includes("--jsonl"))) {
    process.stderr.write(`${unknown ? `ask: unknown option ${unknown}\n` : ""}${USAGE}\n`);
    return argv.includes("--help") ? 0 : 2;
  }
  const options = { articlesDir: process.env["ARTICLES_DIR"], dataDir: dataDirOf(process.env), onProblem: (message: string) => process.stderr.write(`${message}\n`) };
  const engine = preparedEngine(options) ?? (await openEngine(projectRoot(), options));
  if (argv.includes("--jsonl")) return answerLines(engine, process.stdin, (line) => process.stdout.write(`${line}\n`));
  const { answer } = engine.ask({ id: "1", chat: "terminal", text: words.join(" ") }, null, new Date());
  process.stdout.write(`${argv.includes("--json") ? JSON.stringify(answer) : answer.text}\n`);
  return 0;
}

/** Answers each line in order; lines of one chat are one conversation; a broken line gets an error and the rest goes on. */
export async function answerLines(engine: Pick<LiveEngine, "ask" | "fresh">, input: NodeJS.ReadableStream, out: (line: string) => unknown): Promise<number> {
  const chats = new Map<string, Conversation>();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const parsed = readLine(line);
    if ("error" in parsed) {
      out(JSON.stringify({ id: null, error: parsed.error }));
      continue;
    }
    await engine.fresh();
    const { answer, conversation } = engine.ask(parsed, chats.get(parsed.chat) ?? null, new Date());
    chats.set(parsed.chat, conversation);
    out(JSON.stringify(answer));
  }
  return 0;
}

void startIfMain(import.meta.url, main, () => prepareEngine(projectRoot()));
