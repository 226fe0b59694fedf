import type { Ask } from "../../../src/ask.js";
import { plainAnswer } from "../../telegram/support/stub-ask.js";
import { loadEngine as loadProjectEngine } from "../../../src/store/engine.js";
import { projectRoot } from "../../../src/store/load-root.js";
import { EMPTY_CONVERSATION } from "../../../src/domain/conversation.js";

const THINK = Number(process.env["THINK_MS"] ?? 1);

/** An engine that keeps the processor busy for THINK_MS, a millisecond by default: about what a question costs. */
const spin: Ask = (question, conversation) => {
  const end = performance.now() + THINK;
  while (performance.now() < end);
  return { answer: plainAnswer(`答：${question.text}`, question.text), conversation: conversation ?? EMPTY_CONVERSATION };
};

/**
 * The engine that all servers of a run share: the project's own; with ENGINE=spin one that only spends time; else the
 * module named by ENGINE, which exports `createEngine(): Ask | Promise<Ask>`.
 */
export async function loadEngine(): Promise<Ask> {
  const module = process.env["ENGINE"] ?? "";
  if (module === "") return loadProjectEngine(projectRoot()).ask;
  if (module === "spin") return spin;
  const { createEngine } = (await import(module)) as { createEngine: () => Ask | Promise<Ask> };
  return createEngine();
}

/** What a server of the benchmark is told by its environment. */
export function settings(): { port: number; apiRoot: string; token: string; dataDir: string } {
  const read = (name: string): string => process.env[name] ?? "";
  return { port: Number(read("PORT")), apiRoot: read("BOT_API_ROOT"), token: read("BOT_TOKEN"), dataDir: read("DATA_DIR") };
}
