import { z } from "zod";
import type { Incoming } from "./incoming.js";
import type { Tools } from "./tools.js";

/** Telegram cuts a pasted text that is longer than 4,096 characters; its pieces come as messages of their own, one after the other. */
const LEAST = 4000; // characters of a piece that others may follow
const MOST = 4096; // characters at which Telegram cuts anywhere; a shorter piece was cut at the end of a line
const MOMENT = 2; // s between two pieces by Telegram's clock, which tells whole seconds
export const PAUSE = 1000; // ms in which the other pieces arrive: the bot keeps quiet, so that their numbers follow on

/** What is kept with a piece for the next one. */
const Ticket = z.object({ v: z.literal(1), pasted: z.object({ article: z.string(), date: z.number(), after: z.string() }) });
type Pasted = z.infer<typeof Ticket>["pasted"];

/** Where a piece belongs. */
export interface PieceBefore {
  continues: { article: string; after: string }; // the article's id in the store, and what stood between the pieces
  message: number; // of the bot, with the summary
}

export const isPiece = ({ text = "" }: { text?: string | undefined }): boolean => text.length >= LEAST;

/** The piece that a message goes on from: the message before it, the same admin's, a moment ago; null when there is none. */
export async function pieceBefore({ state }: Tools, { chat, user, message, edited }: Incoming, date: number): Promise<PieceBefore | null> {
  const link = edited ? null : await state.answers.replyTo(chat, message - 1);
  if (link === null || link.owner !== user || link.answer === null) return null;
  const kept = Ticket.safeParse((await state.answers.get(link.answer))?.value);
  if (!kept.success || date - kept.data.pasted.date > MOMENT) return null;
  const { article, after } = kept.data.pasted;
  return { continues: { article, after }, message: link.message };
}

/** Notes to which article a piece belongs, and which of the bot's messages tells of it. */
export async function keepPiece({ state }: Tools, { chat, user, message }: Incoming, { text = "", date }: { text?: string | undefined; date: number }, article: string, told: number): Promise<void> {
  const pasted: Pasted = { article, date, after: text.length < MOST ? "\n" : "" };
  const answer = await state.answers.put({ v: 1, pasted }, user);
  await state.answers.link(chat, message, { message: told, answer, owner: user });
}
