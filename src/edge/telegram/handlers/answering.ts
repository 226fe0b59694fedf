import type { Answer } from "../../../domain/answer.js";
import { italic, lines, type Part } from "../../../render/telegram-rich.js";
import { TEXTS } from "../texts.js";
import { mainView } from "./answer-views.js";
import { editView, sendText, sendView } from "./send.js";
import { keepAnswer, loadSession, noteLanguage, saveSession, speechOf } from "./session.js";
import type { Asker, Kept, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";

export const LONGEST_QUESTION = 1000; // characters

/** Asks the engine in the user's conversation, keeps answer and conversation, and notes what could not be answered. */
export async function askEngine(tools: Tools, asker: Asker, text: string): Promise<Kept> {
  const [session, speech] = await Promise.all([loadSession(tools, asker), speechOf(tools, asker)]);
  const question = { id: `${asker.chat}/${asker.message ?? 0}`, chat: String(asker.chat), text, ...(speech.answers === null ? {} : { language: speech.answers }) };
  const { answer, conversation } = await tools.ask(question, session.conversation, new Date(tools.clock()));
  const id = await keepAnswer(tools, answer, asker.user);
  await saveSession(tools, asker, { v: 1, conversation, last: answer.kind === "help" ? session.last : id });
  await noteLanguage(tools, asker.user, answer.language);
  if (answer.kind === "not_found") await noteGap(tools, asker, answer, "not_found");
  return { id, answer };
}

export async function noteGap({ state }: Tools, { user }: Pick<Asker, "user">, { question, language }: Pick<Answer, "question" | "language">, reason: string): Promise<void> {
  await state.gaps.add({ question, language, reason, user });
}

/** Answers a question with a new message. `asked` stands above it where the user did not type the question. */
export async function answerQuestion(ctx: BotContext, tools: Tools, asker: Asker, text: string, asked = false): Promise<void> {
  const speech = await speechOf(tools, asker);
  if ([...text].length > LONGEST_QUESTION) {
    await sendText(ctx, asker, TEXTS[speech.own].other.tooLong(LONGEST_QUESTION));
    return;
  }
  const kept = await askEngine(tools, asker, text);
  const view = mainView(tools, kept, asker.user);
  const message = await sendView(ctx, asker, asked ? under(TEXTS[kept.answer.language].answer.asked(text), view) : view);
  if (asker.message !== null) await tools.state.answers.link(asker.chat, asker.message, { message, answer: kept.id, owner: asker.user });
}

/** Answers an edited question by changing its answer; with a new message where that is gone, or where there was none. */
export async function answerEdit(ctx: BotContext, tools: Tools, asker: Asker & { message: number }, text: string): Promise<void> {
  const reply = await tools.state.answers.replyTo(asker.chat, asker.message);
  if (reply === null || [...text].length > LONGEST_QUESTION) return answerQuestion(ctx, tools, asker, text);
  const kept = await askEngine(tools, asker, text);
  const view = mainView(tools, kept, asker.user);
  const edited = await editView(ctx, asker.chat, reply.message, view);
  const message = edited ? reply.message : await sendView(ctx, asker, view);
  await tools.state.answers.link(asker.chat, asker.message, { message, answer: kept.id, owner: asker.user });
}

/** A view with a line above it. */
export function under(line: Part, { rich, keyboard }: View): View {
  const joined = lines(italic(line), rich);
  return keyboard === undefined ? { rich: joined } : { rich: joined, keyboard };
}
