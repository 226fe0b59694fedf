import { message } from "telegraf/filters";
import { Conversation } from "../../../src/domain/conversation.js";
import type { RegisterHandlers } from "../../../src/edge/telegram/handlers/types.js";

/** The least that answers: each text gets the engine's text, and the conversation is kept. For tests of the transport. */
export const echoHandlers: RegisterHandlers = (bot, { ask, state, clock }) => {
  bot.on(message("text"), async (ctx) => {
    const key = { chat: ctx.chat.id, user: ctx.from.id };
    const stored = Conversation.safeParse(await state.sessions.get(key));
    const question = { id: String(ctx.update.update_id), chat: String(ctx.chat.id), text: ctx.message.text };
    const { answer, conversation } = ask(question, stored.success ? stored.data : null, new Date(clock()));
    await ctx.reply(answer.text, ctx.chat.type === "private" ? {} : { reply_parameters: { message_id: ctx.message.message_id } });
    await state.sessions.set(key, conversation);
  });
};
