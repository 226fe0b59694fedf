import type { InlineKeyboardMarkup } from "telegraf/types";
import { shorten, split, MESSAGE_LIMIT, type Rich } from "../../../render/telegram-rich.js";
import { ApiError } from "../transport/api-error.js";
import type { Keyboard } from "./keyboard.js";
import type { Asker, View } from "./tools.js";
import type { BotContext } from "./types.js";

const PLAIN = { link_preview_options: { is_disabled: true } };

/** In groups an answer hangs on the question, each of its messages: so it stays in the topic. Where that was deleted, it comes without. */
export function replyTo({ isGroup, message }: Pick<Asker, "isGroup" | "message">): object {
  return isGroup && message !== null ? { reply_parameters: { message_id: message, allow_sending_without_reply: true } } : {};
}

/**
 * Sends a view, in several messages when it is long; the last one has the buttons.
 * @returns the id of the last message
 */
export async function sendView(ctx: BotContext, to: Asker, { rich, keyboard }: View): Promise<number> {
  return sendPieces(ctx, to, split(rich), keyboard, replyTo(to));
}

async function sendPieces(ctx: BotContext, to: Asker, pieces: readonly Rich[], keyboard: Keyboard | undefined, reply: object): Promise<number> {
  let last = 0;
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1;
    const markup = isLast && keyboard !== undefined && keyboard.inline_keyboard.length > 0 ? { reply_markup: keyboard as InlineKeyboardMarkup } : {};
    const sent = await ctx.telegram.sendMessage(to.chat, piece.text, { entities: piece.entities as never, ...PLAIN, ...markup, ...reply });
    last = sent.message_id;
  }
  return last;
}

/** A sentence without buttons. */
export async function sendText(ctx: BotContext, to: Asker, text: string): Promise<number> {
  return sendView(ctx, to, { rich: { text, entities: [] } });
}

/** Asks for a text: the user's client opens a reply to this message. */
export async function sendPrompt(ctx: BotContext, to: Asker, text: string, placeholder: string): Promise<void> {
  const markup = { reply_markup: { force_reply: true as const, selective: true, input_field_placeholder: placeholder } };
  await ctx.telegram.sendMessage(to.chat, text, { ...PLAIN, ...markup, ...replyTo({ ...to, isGroup: true }) });
}

/**
 * Shows a view in place of a message. What is too long is cut.
 * @returns false when the message is gone or cannot be changed any more
 */
export async function editView(ctx: BotContext, chat: number, message: number, { rich, keyboard }: View): Promise<boolean> {
  const shown: Rich = shorten(rich, MESSAGE_LIMIT);
  try {
    await ctx.telegram.editMessageText(chat, message, undefined, shown.text, {
      entities: shown.entities as never, ...PLAIN, reply_markup: (keyboard ?? { inline_keyboard: [] }) as InlineKeyboardMarkup,
    });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.failed === "refused" && error.code === 400) return false;
    throw error;
  }
}

/**
 * Shows a view in place of a message; what is too long for one goes on in new messages below.
 * @returns the id of the last message; null when the message is gone or cannot be changed any more
 */
export async function replaceView(ctx: BotContext, to: Asker, message: number, view: View): Promise<number | null> {
  const [first, ...rest] = split(view.rich);
  if (first === undefined || rest.length === 0) return (await editView(ctx, to.chat, message, view)) ? message : null;
  return (await editView(ctx, to.chat, message, { rich: first })) ? sendPieces(ctx, to, rest, view.keyboard, replyTo(to)) : null;
}
