import type { Conversation } from "../../../src/domain/conversation.js";
import { mainView } from "../../../src/edge/telegram/handlers/answer-views.js";
import type { Tools } from "../../../src/edge/telegram/handlers/tools.js";
import { inPrint } from "../../../src/render/in-print.js";
import { loadEngine } from "../../../src/store/engine.js";
import { projectRoot } from "../../../src/store/load-root.js";

/** What a server of the benchmark is told by its environment. */
export function settings(): { port: number; apiRoot: string; token: string } {
  const read = (name: string): string => process.env[name] ?? "";
  return { port: Number(read("PORT")), apiRoot: read("BOT_API_ROOT"), token: read("BOT_TOKEN") };
}

/** A message as the bot would send it. */
export interface Shown {
  text: string;
  entities: object[];
  reply_markup: object | undefined;
}

/** What a peer does with an update's text: the same engine, rendering and keyboard as the bot's; conversations in memory. */
export function createAnswer(): (update: number, chat: number, text: string) => Shown {
  const { ask, world } = loadEngine(projectRoot());
  const tools = { world: () => world, originals: () => null, ask } as unknown as Tools;
  const conversations = new Map<number, Conversation>();
  return (update, chat, text) => {
    const before = conversations.get(chat) ?? null;
    const { answer, conversation } = ask({ id: String(update), chat: String(chat), text }, before, new Date());
    conversations.set(chat, conversation);
    const kept = { id: `bench${String(update).padStart(7, "0")}`, answer: inPrint(answer) };
    const { rich, keyboard } = mainView(tools, kept, chat);
    return { ...rich, reply_markup: keyboard };
  };
}
