/** grammY with its own webhook adapter for node's http, running the same engine. */
import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import type { Conversation } from "../../../src/domain/conversation.js";
import { loadEngine, settings } from "./engine.js";

const { port, apiRoot, token } = settings();
const ask = await loadEngine();
const conversations = new Map<number, Conversation>();
const bot = new Bot(token, { client: { apiRoot, canUseWebhookReply: () => false } });
bot.on("message:text", async (ctx) => {
  const question = { id: String(ctx.update.update_id), chat: String(ctx.chat.id), text: ctx.msg.text };
  const { answer, conversation } = ask(question, conversations.get(ctx.chat.id) ?? null, new Date());
  conversations.set(ctx.chat.id, conversation);
  await ctx.reply(answer.text);
});
await bot.init();
const server = createServer(webhookCallback(bot, "http", { secretToken: "a-secret-of-the-test" }));
server.keepAliveTimeout = 75_000; // as ours: none is closed while the others have their turn
server.listen(port);
