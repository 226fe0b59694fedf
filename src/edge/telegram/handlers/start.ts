import { bold, lines } from "../../../render/telegram-rich.js";
import { TEXTS, type Texts } from "../texts.js";
import { mainView } from "./answer-views.js";
import { answerQuestion, conversationOf, under } from "./answering.js";
import { encodeTap } from "./callback-data.js";
import { readPayload } from "./deep-link.js";
import { answerOfFact } from "./fact-answer.js";
import { factsOf } from "./facts.js";
import { button, keyboard, type Button } from "./keyboard.js";
import { sendText, sendView } from "./send.js";
import type { Said } from "./packing.js";
import { findSaid, keepAnswer, saveSession } from "./session.js";
import type { Asker, Kept, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import type { Wording } from "./wording.js";

/** The first screen: what it does, and questions to tap that work. */
export function startView({ texts, language }: Wording, owner: number, bot: string): View {
  const examples = texts.examples.map((question, i) => [button(question, encodeTap("example", owner, i, language))]);
  return { rich: lines(bold(texts.start.title), texts.start.value), keyboard: keyboard(...examples, elsewhere(texts, bot)) };
}

/** The ways to ask in other chats: as a member of a group, or by inline mode in one that is chosen. */
function elsewhere({ buttons }: Texts, bot: string): Button[] {
  const chats = { query: "", allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true };
  return [
    { text: buttons.addToGroup, url: `https://t.me/${bot}?startgroup=start` },
    { text: buttons.askElsewhere, switch_inline_query_chosen_chat: chats },
  ];
}

/** /start, alone or with what a link points at: an answer that was shared, or a fact. */
export async function startCommand(ctx: BotContext, tools: Tools, wording: Wording, asker: Asker, payload: string): Promise<void> {
  const target = readPayload(tools.world(), payload);
  if (target.kind === "none") return void (await sendView(ctx, asker, startView(wording, asker.user, ctx.botInfo.username)));
  if (target.kind === "question") return answerQuestion(ctx, tools, asker, target.text, { asked: true, fresh: true });
  const kept = await open(tools, wording, asker, target);
  if (kept === null) return void (await sendText(ctx, asker, wording.texts.answer.gone));
  await saveSession(tools, asker, { v: 1, conversation: conversationOf(tools, kept), last: kept.id });
  const { answer } = TEXTS[kept.answer.language];
  const view = mainView(tools, kept, asker.user);
  await sendView(ctx, asker, target.kind === "answer" ? under(answer.asked(kept.answer.question), view) : view);
}

/** What a link points at, with the conversation that goes on from it. */
async function open(tools: Tools, wording: Wording, asker: Asker, target: { kind: "answer" | "fact"; id: string }): Promise<(Kept & Said) | null> {
  if (target.kind === "answer") {
    const said = await findSaid(tools, target.id);
    return said === null ? null : { id: target.id, ...said };
  }
  const fact = factsOf(tools.world()).byId.get(target.id);
  if (fact === undefined) return null;
  const answer = answerOfFact(tools, wording, fact);
  const asked = conversationOf(tools, { answer, conversation: null });
  const conversation = { ...asked, facts: [fact.id], shown: [fact.id] };
  return { id: await keepAnswer(tools, { answer, conversation }, asker.user), answer, conversation };
}
