import type { Answer } from "../../../domain/answer.js";
import type { Conversation } from "../../../domain/conversation.js";
import { italic, lines, type Part } from "../../../render/telegram-rich.js";
import { newAnswerId } from "../../../store/state/index.js";
import { TEXTS } from "../texts.js";
import { mainView } from "./answer-views.js";
import { replaceView, sendView } from "./send.js";
import type { Said } from "./packing.js";
import { findSaid, keepAnswer, loadSession, noteLanguage, saveSession, speechOf } from "./session.js";
import type { Asker, Kept, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";

/** How a question is asked. */
export interface Asking {
  asked?: boolean; // the question stands above the answer, for the user did not type it
  fresh?: boolean; // it is whole in itself: a tap, a command, a choice; what was said before has no part in it
}

/**
 * Asks the engine in the user's conversation, or in that of the answer that is replied to, shows the answer, and keeps
 * both. The conversation goes on only once the answer is shown, and with the update's end: when a crash comes between, the
 * same question is asked again in the same place.
 * @param show gives the id of the message that answers the user's own, if it sent one: an edited question changes it
 */
export async function askEngine(ctx: BotContext, tools: Tools, asker: Asker, text: string, show: (kept: Kept) => Promise<number | null>, { fresh = false }: Asking = {}): Promise<void> {
  const [session, speech, replied] = await Promise.all([
    loadSession(tools, asker),
    speechOf(tools, asker),
    asker.repliesToAnswer === undefined || fresh ? null : findSaid(tools, asker.repliesToAnswer),
  ]);
  const question = { id: `${asker.chat}/${asker.message ?? 0}`, chat: String(asker.chat), text, ...(speech.answers === null ? {} : { language: speech.answers }) };
  const before = fresh ? null : replied === null ? session.conversation : conversationOf(tools, replied);
  const { answer, conversation } = tools.ask(question, before, new Date(tools.clock()));
  const id = newAnswerId();
  const kept = keepAnswer(tools, { answer, conversation }, asker.user, id); // one commit with the note that it is being sent
  const [message] = await Promise.all([show({ id, answer }), kept]);
  const { state } = tools;
  const reply = message === null ? null : { message, answer: id, owner: asker.user };
  ctx.atEnd(Promise.all([
    saveSession(tools, asker, { v: 1, conversation, last: answer.kind === "help" ? session.last : id }),
    noteLanguage(tools, asker.user, speech, answer.language),
    answer.kind === "not_found" ? noteGap(tools, asker, answer, "not_found") : null,
    reply === null || asker.message === null ? null : state.answers.link(asker.chat, asker.message, reply),
  ]));
}

export async function noteGap({ state }: Tools, { user }: Pick<Asker, "user">, { question, language }: Pick<Answer, "question" | "language">, reason: string): Promise<void> {
  await state.gaps.add({ question, language, reason, user });
}

/** Where the conversation stands behind an answer; for one of which that was not kept, behind its question alone. */
export function conversationOf(tools: Tools, { answer, conversation }: Said): Conversation {
  if (conversation !== null) return conversation;
  const question = { id: answer.id, chat: answer.chat, text: answer.question, language: answer.language };
  return tools.ask(question, null, new Date(tools.clock())).conversation;
}

/** Answers a question with a new message. */
export async function answerQuestion(ctx: BotContext, tools: Tools, asker: Asker, text: string, how: Asking = {}): Promise<void> {
  await askEngine(ctx, tools, asker, text, (kept) => {
    const view = mainView(tools, kept, asker.user);
    return sendView(ctx, asker, how.asked === true ? under(TEXTS[kept.answer.language].answer.asked(text), view) : view);
  }, how);
}

/** Answers an edited question by changing its answer; with a new message where that is gone, or where there was none. */
export async function answerEdit(ctx: BotContext, tools: Tools, asker: Asker & { message: number }, text: string): Promise<void> {
  const reply = await tools.state.answers.replyTo(asker.chat, asker.message);
  if (reply === null) return answerQuestion(ctx, tools, asker, text);
  await askEngine(ctx, tools, asker, text, async (kept) => {
    const view = mainView(tools, kept, asker.user);
    return (await replaceView(ctx, asker, reply.message, view)) ?? sendView(ctx, asker, view);
  });
}

/** A view with a line above it. */
export function under(line: Part, { rich, keyboard }: View): View {
  const joined = lines(italic(line), rich);
  return keyboard === undefined ? { rich: joined } : { rich: joined, keyboard };
}
