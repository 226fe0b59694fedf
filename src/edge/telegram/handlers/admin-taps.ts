import { z } from "zod";
import type { StoredArticle, StoredFact } from "../../../store/ingest-db.js";
import { applyEdit, findPlace } from "../../review/edit.js";
import { isOpen, shown, type Scope } from "../../review/queue.js";
import { articleOf, doneView, factOf, factView, labelOf, nextView, scopeOf } from "./admin-review.js";
import { encodeTap } from "./callback-data.js";
import type { TapContext } from "./callbacks.js";
import type { Incoming } from "./incoming.js";
import { button, keyboard } from "./keyboard.js";
import { editView, sendText, sendView } from "./send.js";
import type { Asker, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import type { Wording } from "./wording.js";

/** Which fact a request for a new value is about, and where its review stands; kept with the request. */
const Ticket = z.object({ v: z.literal(1), review: z.object({ article: z.string(), key: z.string(), scope: z.enum(["all", "unsure"]), message: z.number() }) });
type Ticket = z.infer<typeof Ticket>["review"];

type Show = (view: View) => Promise<void>;

/** A tap on a button of the review. Each is whole by itself, so that a restart in between changes nothing. */
export async function reviewTap(tap: TapContext, show: Show): Promise<void> {
  const { tools, wording, user, args: [handle, what, code, key] } = tap;
  const db = tools.config.adminIds.has(user) ? tools.ingest?.db() : undefined;
  const article = db === undefined ? null : articleOf(db, handle);
  if (db === undefined || article === null) return tap.toast(tap.texts.toasts.expired, true);
  const { review: say } = wording.texts.admin;
  const scope = scopeOf(code);
  const next = (after: StoredFact | null): Promise<void> => show(nextView(tools, wording, user, article, scope, after));
  if (what === "o") return next(null);
  if (what === "x") return show(doneView(tools, wording, user, article, scope));
  if (what === "u") {
    const back = db.undo(article.id);
    if (back === null) return tap.toast(say.nothing);
    await show(factView(tools, wording, user, article, scope, back));
    return changed(tools);
  }
  const fact = factOf(db, article.id, key);
  if (fact === null) return tap.toast(say.gone, true);
  if (what === "s") return next(fact);
  if (what === "e") return askForValue(tap.ctx, tools, tap, wording, { article: article.id, key: fact.key, scope, message: tap.message ?? 0 }, fact);
  if (what !== "a" && what !== "r") return tap.toast(tap.texts.toasts.expired, true);
  if (isOpen(fact)) db.review(fact, what === "a" ? "accepted" : "rejected");
  else await tap.toast(say.already);
  await next(fact);
  changed(tools);
}

/** Deletes an article, after asking. */
export async function dropTap(tap: TapContext, show: Show): Promise<void> {
  const { tools, wording, user, args: [handle, sure] } = tap;
  const db = tools.config.adminIds.has(user) ? tools.ingest?.db() : undefined;
  const article = db === undefined ? null : articleOf(db, handle);
  if (db === undefined || article === null) return tap.toast(tap.texts.toasts.expired, true);
  const { ingest: say } = wording.texts.admin;
  const { buttons } = wording.texts;
  if (sure === "no") return show(doneView(tools, wording, user, article, "all"));
  if (sure !== "yes") {
    const choices = keyboard([button(buttons.keep, encodeTap("dropArticle", user, handle ?? "", "no"))], [button(buttons.forget, encodeTap("dropArticle", user, handle ?? "", "yes"))]);
    return show({ rich: { text: say.removeSure(labelOf(article)), entities: [] }, keyboard: choices });
  }
  db.remove(article.id);
  await show({ rich: { text: say.removed(labelOf(article)), entities: [] } });
  changed(tools);
}

/** The world is made anew beside the answering; nobody waits for it here. */
const changed = (tools: Tools): void => void tools.ingest?.changed();

async function askForValue(ctx: BotContext, tools: Tools, to: Asker, { texts }: Wording, ticket: Ticket, fact: StoredFact): Promise<void> {
  const { review: say } = texts.admin;
  const sent = await ctx.telegram.sendMessage(to.chat, say.ask(fact.proposal.surface), { reply_markup: { force_reply: true, input_field_placeholder: say.placeholder } });
  const id = await tools.state.answers.put({ v: 1, review: ticket }, to.user);
  await tools.state.answers.link(to.chat, sent.message_id, { message: ticket.message, answer: id, owner: to.user });
}

/** Takes the reply to a request for a new value. @returns false when the message replies to no such request */
export async function takeEdit(ctx: BotContext, tools: Tools, from: Incoming, wording: Wording): Promise<boolean> {
  const asked = from.repliesTo === null ? null : await tools.state.answers.replyTo(from.chat, from.repliesTo.message);
  const stored = asked?.answer == null ? null : await tools.state.answers.get(asked.answer);
  const ticket = Ticket.safeParse(stored?.value);
  const db = tools.ingest?.db();
  if (!ticket.success || db === undefined) return false;
  const { article: id, key, scope, message } = ticket.data.review;
  const { review: say } = wording.texts.admin;
  const [article, fact] = [db.article(id), db.fact(id, key)];
  if (article === null || fact === null) return sendText(ctx, from, say.gone).then(() => true);
  const edited = applyEdit(fact.proposal, from.text ?? "", findPlace(tools.world()), article.paragraphs[fact.proposal.paragraph - 1]?.text ?? "");
  if (typeof edited === "string") {
    await sendText(ctx, from, wording.script(edited));
    await askForValue(ctx, tools, from, wording, ticket.data.review, fact);
    return true;
  }
  db.review(fact, "edited", edited);
  await confirm(ctx, tools, from, wording, { article, scope, message, fact: { ...fact, proposal: edited } });
  changed(tools);
  return true;
}

/** Says what it is now, and goes on with the review in its message. */
async function confirm(ctx: BotContext, tools: Tools, from: Incoming, wording: Wording, { article, scope, message, fact }: { article: StoredArticle; scope: Scope; message: number; fact: StoredFact }): Promise<void> {
  const { region, indicator, number, period } = shown(fact.proposal, "");
  await sendText(ctx, from, wording.texts.admin.review.edited([region, indicator, number, period].filter(Boolean).map(wording.script).join(" ")));
  const view = nextView(tools, wording, from.user, article, scope, fact);
  if (!(await editView(ctx, from.chat, message, view))) await sendView(ctx, from, view);
}
