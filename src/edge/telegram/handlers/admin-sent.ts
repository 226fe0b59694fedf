import { z } from "zod";
import type { Sent, SentText } from "../../../store/ingest-sent.js";
import { isPiece } from "./admin-pasted.js";
import type { BotContext } from "./types.js";

/** A file as a message names it. */
export interface SentFile {
  id: string;
  name: string;
  size: number; // bytes; 0 where Telegram does not say
}

const Origin = z.object({ date: z.number(), chat: z.object({ title: z.string().optional() }).optional(), sender_chat: z.object({ title: z.string().optional() }).optional(), author_signature: z.string().optional() });

/** As much of a message as tells whether it brings an article. */
const Message = z.object({
  date: z.number().default(0), // s
  text: z.string().optional(),
  caption: z.string().optional(),
  document: z.object({ file_id: z.string(), file_name: z.string().optional(), file_size: z.number().optional() }).optional(),
  forward_origin: Origin.optional(),
  reply_to_message: z.unknown().optional(),
});
export type Message = z.infer<typeof Message>;

export const NOTHING: Message = { date: 0 };

export function readMessage(ctx: BotContext): Message {
  const update = ctx.update as { message?: unknown; edited_message?: unknown };
  return readAny(update.message ?? update.edited_message) ?? NOTHING;
}

/** The message that a message replies to; null when it replies to none. */
export const repliedTo = ({ reply_to_message: replied }: Message): Message | null => readAny(replied);

function readAny(value: unknown): Message | null {
  const read = Message.safeParse(value);
  return read.success ? read.data : null;
}

export function fileOf({ document }: Message): SentFile | null {
  return document === undefined ? null : { id: document.file_id, name: document.file_name ?? "file", size: document.file_size ?? 0 };
}

const LONG = 300; // characters: no question is as long
const POST = 60; // of a forwarded post

/**
 * The article that a message's text is: a forwarded post, or a text of several hundred characters with more than one line.
 * What ends in a question mark is a question, unless Telegram cut it there. @returns null for a question
 */
export function articleText(message: Message): Sent | null {
  const text = (message.text ?? message.caption ?? "").trim();
  if (!isPiece(message) && /[??]["”」』)]?$/u.test(text)) return null;
  const length = [...text].length;
  const paragraphs = text.split("\n").filter((line) => line.trim() !== "").length;
  const isArticle = message.forward_origin === undefined ? length >= LONG && (paragraphs > 1 || length >= 2 * LONG) : length >= POST;
  return isArticle ? textOf(message, text) : null;
}

/** A text to take in, with what Telegram knows of where it was posted first. */
export function textOf({ forward_origin: origin }: Message, text: string, continues?: SentText["continues"]): SentText {
  const publisher = origin?.chat?.title ?? origin?.sender_chat?.title;
  const published = origin === undefined ? undefined : new Date((origin.date + 8 * 3600) * 1000).toISOString().slice(0, 10); // the day in China
  return { kind: "text", text, ...(continues === undefined ? {} : { continues }), given: { ...(publisher === undefined ? {} : { publisher }), ...(published === undefined || publisher === undefined ? {} : { published }), ...(origin?.author_signature === undefined ? {} : { authors: [origin.author_signature] }) } };
}
