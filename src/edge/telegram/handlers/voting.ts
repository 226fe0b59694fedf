import type { Answer } from "../../../domain/answer.js";
import type { InlineKeyboardMarkup } from "telegraf/types";
import { TEXTS } from "../texts.js";
import { noteGap } from "./answering.js";
import { decodeTap, encodeTap, pageOf, type Op } from "./callback-data.js";
import { button, type Button, type Keyboard } from "./keyboard.js";
import { findAnswer } from "./session.js";
import type { View } from "./tools.js";
import type { TapContext } from "./callbacks.js";

const REASONS = ["figure", "source", "other", "unclear"] as const;

/** 👍 or 👎 under an answer: one vote for each user, the last one counts; the numbers stand on the buttons. */
export async function vote(tap: TapContext, value: 1 | -1): Promise<void> {
  const { tools, user, args: [id] } = tap;
  const answer = await findAnswer(tools, id);
  if (id === undefined || answer === null) return tap.toast(tap.texts.toasts.expired, true);
  const tally = await tools.state.votes.cast({ answer: id, user, value });
  if (tally.changed && value === -1) await noteGap(tools, { user }, toldOf(answer), "down");
  await tap.toast(value === 1 ? tap.texts.toasts.up : tap.texts.toasts.down);
  const reasons = value === -1 ? REASONS.map((reason, i) => button(TEXTS[answer.language].reasons[reason], encodeTap("reason", user, id, i))) : [];
  await relabel(tap, id, { up: tally.up, down: tally.down }, reasons);
}

/** A question with what was answered: both are needed to see what was wrong. */
const toldOf = ({ question, headline, language }: Answer): Pick<Answer, "question" | "language"> =>
  ({ question: headline === "" ? question : `${question} → ${headline}`, language });

/** Why an answer was not good. */
export async function giveReason(tap: TapContext): Promise<void> {
  const { tools, user, args: [id, number] } = tap;
  const reason = REASONS[pageOf(number)];
  if (id === undefined || reason === undefined || (await findAnswer(tools, id)) === null) return tap.toast(tap.texts.toasts.expired, true);
  const tally = await tools.state.votes.cast({ answer: id, user, value: -1, reason });
  await tap.toast(tap.texts.toasts.noted);
  await relabel(tap, id, tally, []);
}

/** Puts the numbers on the vote buttons of the message as it is, and the reasons below. */
async function relabel({ ctx, tools, chat, message }: TapContext, id: string, tally: { up: number; down: number }, reasons: Button[]): Promise<void> {
  const rows = markupOf(ctx.callbackQuery?.message)?.inline_keyboard;
  if (rows === undefined || chat === null || message === null) return;
  const kept = rows.map((row) => row.filter((each) => opOf(each) !== "reason").map((each) => relabelled(each as Button, id, tally)));
  const half = reasons.length / 2;
  const markup: Keyboard = { inline_keyboard: [...kept, reasons.slice(0, half), reasons.slice(half)].filter((row) => row.length > 0) };
  const relabelling = ctx.telegram.editMessageReplyMarkup(chat, message, undefined, markup as InlineKeyboardMarkup);
  await relabelling.catch((error: unknown) => tools.log.warn({ err: error }, "the votes are not shown")); // they are counted all the same
}

/** A view with the numbers of the votes on its buttons. */
export async function withTally({ tools }: TapContext, id: string, view: View): Promise<View> {
  const tally = await tools.state.votes.tally(id);
  const rows = view.keyboard?.inline_keyboard.map((row) => row.map((each) => relabelled(each, id, tally)));
  return rows === undefined ? view : { ...view, keyboard: { inline_keyboard: rows } };
}

function relabelled(each: Button, id: string, { up, down }: { up: number; down: number }): Button {
  const op = opOf(each);
  if (!("callback_data" in each) || !each.callback_data.includes(id)) return each;
  if (op === "up") return { ...each, text: up > 0 ? `👍 ${up}` : "👍" };
  if (op === "down") return { ...each, text: down > 0 ? `👎 ${down}` : "👎" };
  return each;
}

const opOf = (each: object): Op | null => ("callback_data" in each ? (decodeTap(String(each.callback_data))?.op ?? null) : null);

function markupOf(message: unknown): InlineKeyboardMarkup | undefined {
  return message !== null && typeof message === "object" && "reply_markup" in message ? (message.reply_markup as InlineKeyboardMarkup) : undefined;
}
