import { z } from "zod";
import type { Incoming } from "./incoming.js";
import type { Tools } from "./tools.js";

/** Telegram cuts a pasted text that is longer than 4,096 characters; its pieces come as messages of their own, one after the other. */
const LEAST = 4000; // characters of a piece that others may follow
const MOMENT = 2; // s between two pieces by Telegram's clock, which tells whole seconds
export const PAUSE = 1000; // ms in which the other pieces arrive: the bot keeps quiet, so that their numbers follow on

/** What is kept with a piece for the next one. */
const Ticket = z.object({ v: z.literal(1), pasted: z.object({ article: z.string(), date: z.number() }) });

/** Where a piece belongs. */
export interface PieceBefore {
  article: string; // id in the store
  message: number; // of the bot, with the summary
}

export const isPiece = ({ text = "" }: { text?: string | undefined }): boolean => text.length >= LEAST;

/** The piece that a message goes on from: the message before it, the same admin's, a moment ago; null when there is none. */
export async function pieceBefore({ state }: Tools, { chat, user, message, edited }: Incoming, date: number): Promise<PieceBefore | null> {
  const link = edited ? null : await state.answers.replyTo(chat, message - 1);
  const kept = link === null || link.owner !== user || link.answer === null ? null : Ticket.safeParse(await state.answers.get(link.answer));
  if (link === null || kept?.success !== true || date - kept.data.pasted.date > MOMENT) return null;
  return { article: kept.data.pasted.article, message: link.message };
}

/** Notes to which article a piece belongs, and which message tells of it. */
export async function keepPiece({ state }: Tools, { chat, user, message }: Incoming, date: number, before: PieceBefore): Promise<void> {
  const answer = await state.answers.put({ v: 1, pasted: { article: before.article, date } }, user);
  await state.answers.link(chat, message, { message: before.message, answer, owner: user });
}
