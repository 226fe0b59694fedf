import path from "node:path";
import type { Ask } from "../../../ask.js";
import type { Originals } from "../../../domain/originals.js";
import type { World } from "../../../domain/world.js";
import { inPrint } from "../../../render/in-print.js";
import { projectRoot } from "../../../store/load-root.js";
import { createOriginals } from "../../../store/originals.js";
import { loadWorld } from "../../../store/world.js";
import { openCharts } from "../../charts/index.js";
import { TEXTS } from "../texts.js";
import { handleTap } from "./callbacks.js";
import { handleMessage } from "./commands.js";
import { handleGuest } from "./guest.js";
import { isNotice, readIncoming } from "./incoming.js";
import { handleInline } from "./inline.js";
import { speechOf } from "./session.js";
import type { Parts, Tools } from "./tools.js";
import type { BotContext, RegisterHandlers } from "./types.js";

export { introduce } from "./introduce.js";
export type { Parts } from "./tools.js";

/** Makes the handlers of a bot that knows and draws what it is given. */
export function createHandlers(parts: Parts): RegisterHandlers {
  return (bot, deps) => {
    const ask: Ask = (...args) => {
      const reply = deps.ask(...args);
      return { ...reply, answer: inPrint(reply.answer) };
    };
    const tools: Tools = { ...deps, ...parts, ask };
    bot.on(["message", "edited_message"], async (ctx) => {
      const incoming = isNotice(ctx) ? null : readIncoming(ctx);
      if (incoming === null) return;
      await parts.fresh?.();
      await handleMessage(ctx, tools, incoming);
    });
    bot.on("callback_query", (ctx) => handleTap(ctx, tools));
    bot.on("inline_query", async (ctx) => {
      await parts.fresh?.();
      await handleInline(ctx, tools);
    });
    bot.use(async (ctx, next) => {
      if (!("guest_message" in ctx.update)) return next();
      await parts.fresh?.();
      return handleGuest(ctx, tools);
    });
    bot.on("my_chat_member", (ctx) => greetGroup(ctx, tools));
  };
}

/** The handlers with what the project holds: its data, the originals of ARTICLES_DIR, charts; each loaded when first needed. */
export const registerHandlers: RegisterHandlers = (bot, deps) => {
  const { articlesDir } = deps.config;
  const charts = once(openCharts);
  const originals = once((): Originals | null => (articlesDir === null ? null : createOriginals(articlesDir, projectWorld())));
  createHandlers({ world: projectWorld, originals, charts })(bot, deps);
};

const projectWorld = once((): World => loadWorld(path.join(projectRoot(), "data")));

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const OUT: ReadonlySet<string> = new Set(["left", "kicked"]);

/** Says how to ask when the bot comes into a group. */
async function greetGroup(ctx: BotContext, tools: Tools): Promise<void> {
  const change = ctx.myChatMember;
  if (change === undefined || (change.chat.type !== "group" && change.chat.type !== "supergroup")) return;
  if (!OUT.has(change.old_chat_member.status) || OUT.has(change.new_chat_member.status)) return;
  const speech = await speechOf(tools, { user: change.from.id, code: change.from.language_code });
  await ctx.telegram.sendMessage(change.chat.id, TEXTS[speech.own].other.welcome);
}
