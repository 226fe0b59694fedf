import type { Language } from "../../../domain/answer.js";
import { Language as Languages } from "../../../domain/answer.js";
import { TEXTS, type Texts } from "../texts.js";
import { dropTap, reviewTap } from "./admin-taps.js";
import { citeView, elsewhereView, mainView, mainViewInPlace, moreView, sourceView } from "./answer-views.js";
import { answerQuestion, askEngine, under } from "./answering.js";
import { decodeTap, pageOf, type Op, type Tap } from "./callback-data.js";
import { sendChart } from "./charting.js";
import { formatView, kindOf, sendExport } from "./exporting.js";
import { idOf } from "./handles.js";
import { articlesView, compareView, exportButton, indicatorView, regionFactsView, regionsView, themesView, themeView } from "./lists.js";
import { button } from "./keyboard.js";
import { encodeTap } from "./callback-data.js";
import { replaceView, sendView } from "./send.js";
import { findAnswer, speechOf } from "./session.js";
import type { Asker, Kept, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import { giveReason, vote, withTally } from "./voting.js";
import { wordingOf, type Wording } from "./wording.js";

/** A tap on a button, on its way through its handler. */
export interface TapContext extends Asker {
  ctx: BotContext;
  tools: Tools;
  args: string[];
  texts: Texts; // in the user's own language
  wording: Wording;
  chat: number;
  message: number | null; // the message with the button
  toast(text?: string, alert?: boolean): Promise<void>; // answers the tap; only the first counts. Without a text it never fails
}

/** What a tap asks is whole in itself. */
const WHOLE = { asked: true, fresh: true };

type Handler = (tap: TapContext) => Promise<unknown>;

/** What each button does. */
const HANDLERS: Record<Op, Handler> = {
  main: (tap) => withAnswer(tap, async (kept) => show(tap, await withTally(tap, kept.id, mainViewInPlace(tap.tools, kept, tap.user)))),
  source: (tap) => withAnswer(tap, (kept) => show(tap, sourceView(tap.tools, kept, tap.user, pageOf(tap.args[1])))),
  more: (tap) => withAnswer(tap, (kept) => show(tap, moreView(tap.tools, kept, tap.user, pageOf(tap.args[1])))),
  elsewhere: (tap) => withAnswer(tap, (kept) => show(tap, elsewhereView(tap.tools, kept, tap.user, pageOf(tap.args[1])))),
  cite: (tap) => withAnswer(tap, (kept) => show(tap, citeView(tap.tools, kept, tap.user))),
  chart: (tap) => withAnswer(tap, (kept) => chart(tap, kept)),
  up: (tap) => vote(tap, 1),
  down: (tap) => vote(tap, -1),
  reason: giveReason,
  option: (tap) => withAnswer(tap, (kept) => choose(tap, kept)),
  example: (tap) => example(tap),
  regions: (tap) => show(tap, regionsView(tap.tools, tap.wording, tap.user, pageOf(tap.args[0]))),
  region: (tap) => withId(tap, "region", tap.args[0], (id) => profile(tap, id)),
  facts: (tap) => withId(tap, "region", tap.args[0], (id) => show(tap, regionFactsView(tap.tools, tap.wording, tap.user, id, pageOf(tap.args[1])))),
  themes: (tap) => show(tap, themesView(tap.tools, tap.wording, tap.user)),
  theme: (tap) => show(tap, themeView(tap.tools, tap.wording, tap.user, tap.args[0] ?? "", pageOf(tap.args[1]))),
  indicator: (tap) => withId(tap, "indicator", tap.args[0], (id) => show(tap, indicatorView(tap.tools, tap.wording, tap.user, id, pageOf(tap.args[1])))),
  compare: (tap) => show(tap, compareView(tap.tools, tap.wording, tap.user, pageOf(tap.args[0]))),
  rank: (tap) => withId(tap, "indicator", tap.args[0], (id) => askInPlace(tap, tap.texts.rankAsk(tap.wording.indicatorName(id)))),
  pair: (tap) => withId(tap, "indicator", tap.args[0], (id) => pair(tap, id)),
  articles: (tap) => show(tap, articlesView(tap.tools, tap.wording, tap.user, pageOf(tap.args[0]))),
  exportAsk: (tap) => withId(tap, kindOf(tap.args[0]), tap.args[1], (id) => send(tap, formatView(tap.tools, tap.wording, tap.user, { kind: kindOf(tap.args[0]), id }))),
  export: (tap) => withId(tap, kindOf(tap.args[0]), tap.args[1], (id) => exportFile(tap, id)),
  language: (tap) => chooseLanguage(tap),
  forget: (tap) => forget(tap),
  review: (tap) => reviewTap(tap, (view) => show(tap, view)),
  dropArticle: (tap) => dropTap(tap, (view) => show(tap, view)),
  here: (tap) => tap.toast(tap.texts.toasts.here),
};

/** Does what a button says and answers the tap, whatever happens; a button that cannot be read is explained as expired. */
export async function handleTap(ctx: BotContext, tools: Tools): Promise<void> {
  const query = ctx.callbackQuery;
  if (query === undefined) return;
  const user = query.from.id;
  const speech = await speechOf(tools, { user, code: query.from.language_code });
  const texts = TEXTS[speech.own];
  let answered = false;
  const toast = async (text?: string, alert = false): Promise<void> => {
    if (answered) return;
    answered = true;
    const answering = ctx.telegram.answerCbQuery(query.id, text, { show_alert: alert });
    await (text === undefined ? answering.catch((error: unknown) => tools.log.warn({ err: error }, "a tap was not answered")) : answering);
  };
  const tap: Tap | null = "data" in query ? decodeTap(query.data) : null;
  if (tap === null || query.message === undefined) return toast(texts.toasts.expired, true);
  if (tap.owner !== null && tap.owner !== user) return toast(texts.toasts.notYours, true);
  const { chat, message_id: message } = query.message;
  await HANDLERS[tap.op]({
    ctx, tools, args: tap.args, texts, toast, user, message, chat: chat.id,
    wording: wordingOf(tools.world(), speech.own),
    speech,
    isGroup: chat.type !== "private",
    code: query.from.language_code,
  });
  await toast();
}

/** Shows a view in place of the message with the button; where that cannot be changed any more, as a new one. */
async function show(tap: TapContext, view: View): Promise<void> {
  const shown = tap.message === null ? null : await replaceView(tap.ctx, tap, tap.message, view);
  if (shown === null) await send(tap, view);
}

async function send(tap: TapContext, view: View): Promise<void> {
  await sendView(tap.ctx, tap, view);
}

async function withAnswer(tap: TapContext, work: (kept: Kept) => Promise<unknown>): Promise<unknown> {
  const [id = ""] = tap.args;
  const answer = await findAnswer(tap.tools, id);
  return answer === null ? tap.toast(tap.texts.toasts.expired, true) : work({ id, answer });
}

async function withId(tap: TapContext, kind: "region" | "indicator", handle: string | undefined, work: (id: string) => Promise<unknown>): Promise<unknown> {
  const id = idOf(tap.tools.world(), kind, handle);
  return id === null ? tap.toast(tap.texts.toasts.expired, true) : work(id);
}

async function chart(tap: TapContext, kept: Kept): Promise<void> {
  await tap.toast(tap.texts.toasts.drawing).catch((error: unknown) => tap.tools.log.warn({ err: error }, "a tap was not answered"));
  const done = await sendChart(tap.ctx, tap.tools, tap, kept);
  const { toasts } = TEXTS[kept.answer.language];
  if (done !== "sent") await send(tap, { rich: { text: done === "none" ? toasts.noChart : toasts.failedChart, entities: [] } });
}

async function pair(tap: TapContext, indicator: string): Promise<unknown> {
  const { wording, texts } = tap;
  const ids = tap.args.slice(1).map((handle) => idOf(tap.tools.world(), "region", handle));
  const names = ids.flatMap((id) => (id === null ? [] : [wording.regionName(id)]));
  if (names.length < 2) return tap.toast(texts.toasts.expired, true);
  return askInPlace(tap, texts.compareAsk(`${names.join(texts.compareAnd)} ${wording.indicatorName(indicator)}`));
}

/** A choice: under a question of ours it becomes the answer, under an answer it is a question of its own. */
async function choose(tap: TapContext, { answer }: Kept): Promise<unknown> {
  const option = answer.options[pageOf(tap.args[1])];
  if (option === undefined) return tap.toast(tap.texts.toasts.expired, true);
  return answer.kind === "clarify" ? askInPlace(tap, option.ask) : answerQuestion(tap.ctx, tap.tools, tap, option.ask, WHOLE);
}

async function example(tap: TapContext): Promise<unknown> {
  const language = Languages.safeParse(tap.args[1]);
  const question = TEXTS[language.success ? language.data : "zh-Hans"].examples[pageOf(tap.args[0])];
  if (question === undefined) return tap.toast(tap.texts.toasts.expired, true);
  return answerQuestion(tap.ctx, tap.tools, tap, question, WHOLE);
}

/** Asks for the user and shows the answer in place of the message with the button. */
async function askInPlace(tap: TapContext, question: string): Promise<void> {
  await askEngine(tap.ctx, tap.tools, tap, question, async (kept) => {
    await show(tap, under(TEXTS[kept.answer.language].answer.asked(question), mainView(tap.tools, kept, tap.user)));
    return null;
  }, WHOLE);
}

/** A region at a glance, with the ways to all its figures and back to the list. */
async function profile(tap: TapContext, id: string): Promise<void> {
  const rows = [
    [button(tap.texts.buttons.all, encodeTap("facts", tap.user, tap.args[0] ?? "", 0)), exportButton(tap.wording, tap.user, { kind: "region", id })],
    [button(tap.texts.buttons.up_level, encodeTap("regions", tap.user, 0))],
  ];
  await askEngine(tap.ctx, tap.tools, tap, tap.wording.regionName(id), async (kept) => {
    const view = mainView(tap.tools, kept, tap.user);
    await show(tap, { ...view, keyboard: { inline_keyboard: [...(view.keyboard?.inline_keyboard ?? []), ...rows] } });
    return null;
  }, WHOLE);
}

async function exportFile(tap: TapContext, id: string): Promise<void> {
  await tap.toast();
  await sendExport(tap.ctx, tap.tools, tap.wording, tap, { kind: kindOf(tap.args[0]), id }, tap.args[2] === "json" ? "json" : "csv");
}

async function chooseLanguage(tap: TapContext): Promise<void> {
  const chosen = Languages.safeParse(tap.args[0]);
  const language: Language = chosen.success ? chosen.data : tap.wording.language;
  await tap.tools.state.languages.set(tap.user, { language, chosen: chosen.success });
  const { language: say } = TEXTS[language];
  await show(tap, { rich: { text: chosen.success ? say.done(say.names[language]) : say.auto, entities: [] } });
}

async function forget(tap: TapContext): Promise<void> {
  const sure = tap.args[0] === "yes";
  if (sure) await tap.tools.state.forget(tap.user);
  await show(tap, { rich: { text: sure ? tap.texts.privacy.forgotten : tap.texts.toasts.kept, entities: [] } });
}
