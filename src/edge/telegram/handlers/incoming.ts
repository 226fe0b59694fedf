import type { Message } from "telegraf/types";
import { decodeTap } from "./callback-data.js";
import type { Asker } from "./tools.js";
import type { BotContext } from "./types.js";

/** A message of a user, as the handlers see it. */
export interface Incoming extends Asker {
  message: number;
  text: string | null; // null for pictures, voices and the like
  edited: boolean;
  command: { name: string; rest: string } | null;
  repliesTo: { message: number; text: string; answer?: string } | null; // a message of the bot, and the answer in it
}

const ANONYMOUS_ADMIN = 1087968824; // Telegram's account for admins who write as their group; says it is a bot
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w{1,64}))?(?=\s|$)/iu;

/**
 * The message of an update when it is meant for the bot: in a private chat all but what came through the bot itself,
 * in a group commands (not those of another bot), replies to the bot and messages with its @name.
 * @returns null for anything else: then the bot stays quiet
 */
export function readIncoming(ctx: BotContext): Incoming | null {
  const edited = "edited_message" in ctx.update;
  const message = "message" in ctx.update ? ctx.update.message : "edited_message" in ctx.update ? ctx.update.edited_message : null;
  if (message === null || !message.from || (message.from.is_bot && message.from.id !== ANONYMOUS_ADMIN)) return null;
  if ("via_bot" in message && message.via_bot?.id === ctx.botInfo.id) return null;
  const text = "text" in message ? message.text.trim() : "caption" in message ? (message.caption?.trim() ?? null) : null;
  const command = readCommand(text, ctx.botInfo.username);
  if (command === "other") return null;
  const isGroup = message.chat.type !== "private";
  const repliesTo = replyOf(message as Message, ctx.botInfo.id);
  const mentioned = text !== null && isGroup ? withoutMention(text, ctx.botInfo.username) : null;
  if (isGroup && command === null && mentioned === null && (repliesTo === null || text === null)) return null;
  return {
    chat: message.chat.id,
    user: message.from.id,
    isGroup,
    message: message.message_id,
    code: message.from.language_code,
    text: mentioned ?? text,
    ...(repliesTo?.answer === undefined ? {} : { repliesToAnswer: repliesTo.answer }),
    edited, command, repliesTo,
  };
}

/** @returns "other" for a command that names another bot */
function readCommand(text: string | null, me: string): Incoming["command"] | "other" {
  const [whole, name, bot] = COMMAND.exec(text ?? "") ?? [];
  if (text === null || whole === undefined || name === undefined) return null;
  if (bot !== undefined && bot.toLowerCase() !== me.toLowerCase()) return "other";
  return { name: name.toLowerCase(), rest: text.slice(whole.length).trim() };
}

function replyOf(message: Message, me: number): Incoming["repliesTo"] {
  const original = "reply_to_message" in message ? message.reply_to_message : undefined;
  if (original?.from?.id !== me) return null;
  const answer = answerIn(original);
  const text = "text" in original ? original.text : "";
  return { message: original.message_id, text, ...(answer === undefined ? {} : { answer }) };
}

/** The id of the answer in a message of the bot: its share button names it, and in a view of it the way back. */
function answerIn(message: object): string | undefined {
  const rows = "reply_markup" in message ? (message.reply_markup as { inline_keyboard?: object[][] }).inline_keyboard : undefined;
  for (const button of rows?.flat() ?? []) {
    const shared = "switch_inline_query" in button ? /^#(?<id>[\w-]{6,24})$/u.exec(String(button.switch_inline_query)) : null;
    const tap = "callback_data" in button ? decodeTap(String(button.callback_data)) : null;
    const id = shared?.groups?.["id"] ?? (tap?.op === "main" ? tap.args[0] : undefined);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** "@bot 开州贫困率" → "开州贫困率"; null when the bot is not named */
function withoutMention(text: string, me: string): string | null {
  const at = text.toLowerCase().indexOf(`@${me.toLowerCase()}`);
  if (at < 0 || /\w/u.test(text.charAt(at + me.length + 1))) return null;
  return `${text.slice(0, at)} ${text.slice(at + me.length + 1)}`.trim();
}

/** Whether a message is a notice of Telegram's (somebody joined, a message was pinned), which asks for nothing. */
export function isNotice(ctx: BotContext): boolean {
  const message = "message" in ctx.update ? ctx.update.message : null;
  if (message === null) return false;
  return ["new_chat_members", "left_chat_member", "pinned_message", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
    "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "message_auto_delete_timer_changed", "write_access_allowed"].some((key) => key in message);
}
