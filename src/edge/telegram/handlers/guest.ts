import { z } from "zod";
import { isCheck } from "../../small-talk.js";
import { answerPayload } from "./deep-link.js";
import { handleOf } from "./handles.js";
import { toArticle } from "./inline.js";
import { newAnswerId } from "../../../store/state/index.js";
import { keepAnswer, speechOf } from "./session.js";
import type { Tools } from "./tools.js";
import type { BotContext } from "./types.js";
import { wordingOf } from "./wording.js";

const LONGEST_CLAIM = 200; // characters

/** A message in a chat that the bot is no member of, which names it. */
const Guest = z.object({
  guest_query_id: z.string(),
  from: z.object({ id: z.number(), language_code: z.string().optional() }),
  text: z.string().default(""),
  quote: z.object({ text: z.string() }).optional(),
  reply_to_message: z.object({ text: z.string().optional(), caption: z.string().optional() }).optional(),
});
type Guest = z.infer<typeof Guest>;

/**
 * Answers "@bot 瓮安种了多少亩茶?" in any chat, and "@bot 对吗" in reply to what somebody claimed: with the figure and its
 * source, in one message. Nothing of the chat is kept but the answer.
 */
export async function handleGuest(ctx: BotContext, tools: Tools): Promise<void> {
  const read = Guest.safeParse((ctx.update as { guest_message?: unknown }).guest_message);
  if (!read.success) return;
  const { guest_query_id, from } = read.data;
  const speech = await speechOf(tools, { user: from.id, code: from.language_code });
  const text = questionOf(read.data, ctx.botInfo.username);
  const language = speech.answers === null ? {} : { language: speech.answers };
  const now = new Date(tools.clock());
  const reply = tools.ask({ id: "guest", chat: "guest", text, ...language }, null, now);
  const { answer } = reply;
  const id = newAnswerId();
  const wording = wordingOf(tools.world(), answer.language);
  const title = answer.headline === "" ? answer.question : answer.headline;
  const found = { id: `g${handleOf(id)}`, answer, title, description: "", payload: answerPayload(id) };
  const result = toArticle(found, ctx.botInfo.username, wording);
  const call = { guest_query_id, result };
  await Promise.all([
    ctx.telegram.callApi("answerGuestQuery" as never, call as never),
    keepAnswer(tools, reply, from.id, id),
  ]);
}

/** What is asked: the message's own words; where they only ask whether it is so, what they reply to. */
function questionOf({ text, quote, reply_to_message: replied }: Guest, me: string): string {
  const own = text.replace(new RegExp(`@${me}`, "giu"), " ").trim();
  const claim = (quote?.text ?? replied?.text ?? replied?.caption ?? "").trim();
  if (claim === "" || !(own === "" || isCheck(own))) return own;
  return [...claim].slice(0, LONGEST_CLAIM).join("");
}
