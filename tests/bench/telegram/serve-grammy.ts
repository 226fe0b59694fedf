/** grammY with its own webhook adapter for node's http, running the same engine. */
import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { createAnswer, settings } from "./engine.js";

const { port, apiRoot, token } = settings();
const answer = createAnswer();
const bot = new Bot(token, { client: { apiRoot, canUseWebhookReply: () => false } });
bot.on("message:text", async (ctx) => {
  const { text, entities, reply_markup } = answer(ctx.update.update_id, ctx.chat.id, ctx.msg.text);
  await ctx.reply(text, {
    entities: entities as never,
    reply_markup: reply_markup as never,
    link_preview_options: { is_disabled: true },
  });
});
await bot.init();
const server = createServer(webhookCallback(bot, "http", { secretToken: "a-secret-of-the-test" }));
server.keepAliveTimeout = 75_000; // as ours: none is closed while the others have their turn
server.listen(port);
