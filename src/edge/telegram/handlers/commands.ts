import { bold, join, lines } from "../../../render/telegram-rich.js";
import { chosenNumber, smallTalk } from "../../small-talk.js";
import { TEXTS } from "../texts.js";
import { adminCommand, isAdmin } from "./admin.js";
import { takeUp } from "./admin-ingest.js";
import { takeEdit } from "./admin-taps.js";
import { citeView, sourceView } from "./answer-views.js";
import { answerEdit, answerQuestion, noteGap } from "./answering.js";
import { encodeTap } from "./callback-data.js";
import { exportCommand } from "./exporting.js";
import type { Incoming } from "./incoming.js";
import { button, keyboard } from "./keyboard.js";
import { articlesView, compareView, regionsView, sharedView, themesView } from "./lists.js";
import { forgetView, privacyView } from "./privacy.js";
import { namesIn, resolveName } from "./resolve.js";
import { sendPrompt, sendText, sendView } from "./send.js";
import { findAnswer, loadSession, speechOf, type Speech } from "./session.js";
import { startCommand, startView } from "./start.js";
import type { Kept, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import { wordingOf, type Wording } from "./wording.js";

/** A command on its way through its handler. */
export interface CommandContext {
  ctx: BotContext;
  tools: Tools;
  from: Incoming;
  rest: string; // what stands behind the command
  speech: Speech;
  wording: Wording;
}

type Handler = (command: CommandContext) => Promise<unknown>;

/** Commands in the order of the menu. */
export const COMMANDS = {
  start: ({ ctx, tools, wording, from, rest }) => startCommand(ctx, tools, wording, from, rest),
  ask: (c) => ask(c),
  regions: (c) => sendView(c.ctx, c.from, regionsView(c.tools, c.wording, c.from.user, 0)),
  indicators: (c) => sendView(c.ctx, c.from, themesView(c.tools, c.wording, c.from.user)),
  region: (c) => region(c),
  compare: (c) => compare(c),
  source: (c) => lastAnswer(c, (kept) => sourceView(c.tools, kept, c.from.user, 0)),
  cite: (c) => lastAnswer(c, (kept) => citeView(c.tools, kept, c.from.user)),
  export: ({ ctx, tools, wording, from, rest }) => exportCommand(ctx, tools, wording, from, rest),
  lang: (c) => language(c),
  feedback: (c) => feedback(c),
  privacy: async (c) => sendView(c.ctx, c.from, await privacyView(c.tools, c.wording, c.from)),
  forget: async (c) => sendView(c.ctx, c.from, await forgetView(c.tools, c.wording, c.from)),
  help: ({ ctx, tools, wording, from }) => sendView(ctx, from, helpView(wording, ctx.botInfo.username, from.isGroup, isAdmin(tools, from))),
} satisfies Record<string, Handler>;
export type Command = keyof typeof COMMANDS;

/** The commands that make sense in a group. */
export const GROUP_COMMANDS: readonly Command[] = ["ask", "region", "compare", "source", "cite", "regions", "indicators", "lang", "privacy", "help"];

const ALSO: Readonly<Record<string, Command>> = { settings: "lang", language: "lang", delete_my_data: "forget", sources: "source" };

/** Answers a message that is meant for the bot. */
export async function handleMessage(ctx: BotContext, tools: Tools, incoming: Incoming): Promise<void> {
  const speech = await speechOf(tools, incoming);
  const from = { ...incoming, speech };
  const wording = wordingOf(tools.world(), speech.own);
  const { command, text } = from;
  if (command !== null) return runCommand({ ctx, tools, from, speech, wording, rest: command.rest }, command.name);
  if (isAdmin(tools, from) && tools.ingest !== undefined && ((await takeEdit(ctx, tools, from, wording)) || (await takeUp({ ctx, tools, from, wording })))) return;
  if (text === null || text === "") {
    const say = ctx.message !== undefined && "document" in ctx.message ? wording.texts.admin.ingest.forOthers : wording.texts.other.textOnly;
    if (!from.isGroup && !from.edited) await sendText(ctx, from, say);
  } else if (isFeedback(from)) {
    await keepFeedback(ctx, tools, wording, from, text);
  } else if (!(await takeChoice(ctx, tools, from, text)) && !(await chat({ ctx, tools, from, speech, wording, rest: "" }, text))) {
    await (from.edited ? answerEdit(ctx, tools, from, text) : answerQuestion(ctx, tools, from, text));
  }
}

/** A number typed alone picks an option of the last answer, or of the one replied to. @returns false where there is none */
async function takeChoice(ctx: BotContext, tools: Tools, from: Incoming, text: string): Promise<boolean> {
  const number = from.edited ? null : chosenNumber(text);
  if (number === null) return false;
  const last = from.repliesToAnswer ?? (await loadSession(tools, from)).last ?? undefined;
  const option = (await findAnswer(tools, last))?.options[number - 1];
  if (option === undefined) return false;
  await answerQuestion(ctx, tools, from, option.ask, { asked: true, fresh: true });
  return true;
}

/** What is no question gets a friendly line. @returns false for what may be one */
async function chat({ ctx, from, wording }: CommandContext, text: string): Promise<boolean> {
  const kind = smallTalk(text);
  if (kind === "menu") await sendView(ctx, from, startView(wording, from.user, ctx.botInfo.username));
  if (kind === "nod" && !from.edited) await sendText(ctx, from, wording.texts.other.nod);
  return kind !== null;
}

async function runCommand(command: CommandContext, name: string): Promise<void> {
  const known = ALSO[name] ?? name;
  if (Object.hasOwn(COMMANDS, known)) {
    if (command.from.edited && known !== "ask") return; // only questions are answered anew
    await COMMANDS[known as Command](command);
    return;
  }
  if (await adminCommand(command, name)) return;
  if (!command.from.isGroup) await sendText(command.ctx, command.from, command.wording.texts.other.unknown);
}

async function ask({ ctx, tools, from, rest, wording }: CommandContext): Promise<void> {
  const { lists } = wording.texts;
  if (rest === "") return sendPrompt(ctx, from, lists.ask, lists.placeholder);
  await (from.edited ? answerEdit(ctx, tools, from, rest) : answerQuestion(ctx, tools, from, rest));
}

/** /region 开州: the region at a glance; without a name the list. A name that no region has is the engine's to decline. */
async function region({ ctx, tools, from, rest, wording }: CommandContext): Promise<void> {
  if (rest === "") return void (await sendView(ctx, from, regionsView(tools, wording, from.user, 0)));
  const [found] = resolveName(tools.world(), rest).filter(({ kind }) => kind === "region");
  const name = found === undefined ? rest : wording.regionName(found.id);
  await answerQuestion(ctx, tools, from, name, { fresh: true });
}

/** /compare: regions and an indicator are the engine's; regions alone are asked what they share, an indicator alone is ranked. */
async function compare({ ctx, tools, from, rest, wording }: CommandContext): Promise<void> {
  const { user } = from;
  if (rest === "") return void (await sendView(ctx, from, compareView(tools, wording, user, 0)));
  const named = namesIn(tools.world(), rest);
  const regions = named?.filter(({ kind }) => kind === "region").map(({ id }) => id) ?? [];
  const [indicator] = named?.filter(({ kind }) => kind === "indicator") ?? [];
  if (named !== null && indicator === undefined && regions.length > 1) {
    return void (await sendView(ctx, from, sharedView(tools, wording, user, regions)));
  }
  const alone = named?.length === 1 && indicator !== undefined;
  const { rankAsk, compareAsk } = wording.texts;
  const question = alone ? rankAsk(wording.indicatorName(indicator.id)) : compareAsk(rest);
  await answerQuestion(ctx, tools, from, question, { fresh: true });
}

/** The last answer's source or references; before any answer, the articles. */
async function lastAnswer({ ctx, tools, from, wording }: CommandContext, view: (kept: Kept) => View): Promise<void> {
  const { last } = await loadSession(tools, from);
  const answer = await findAnswer(tools, last ?? undefined);
  const shown = answer === null || last === null || answer.citations.length === 0 ? articlesView(tools, wording, from.user, 0) : view({ id: last, answer });
  await sendView(ctx, from, shown);
}

async function language({ ctx, from, speech, wording }: CommandContext): Promise<void> {
  const { language: say, buttons } = wording.texts;
  const names = Object.entries(say.names);
  const rows = names.map(([code, name]) => [button(name, encodeTap("language", from.user, code))]);
  const now = speech.answers === null ? buttons.auto : say.names[speech.answers];
  await sendView(ctx, from, { rich: lines(bold(say.title), say.now(now)), keyboard: keyboard(...rows, [button(buttons.auto, encodeTap("language", from.user, "auto"))]) });
}

async function feedback({ ctx, tools, from, rest, wording }: CommandContext): Promise<void> {
  const { feedback: say } = wording.texts;
  if (rest === "") return sendPrompt(ctx, from, say.ask, say.placeholder);
  await keepFeedback(ctx, tools, wording, from, rest);
}

/** Whether a message answers the bot's own request for feedback, in whatever language that was made. */
function isFeedback({ repliesTo }: Incoming): boolean {
  return repliesTo !== null && Object.values(TEXTS).some(({ feedback: { ask: prompt } }) => prompt === repliesTo.text);
}

async function keepFeedback(ctx: BotContext, tools: Tools, { texts, language: code }: Wording, from: Incoming, text: string): Promise<void> {
  await noteGap(tools, from, { question: [...text].slice(0, 2000).join(""), language: code }, "feedback");
  await sendText(ctx, from, texts.feedback.thanks);
}

function helpView({ texts }: Wording, bot: string, isGroup: boolean, admin: boolean): View {
  const names = isGroup ? GROUP_COMMANDS : (Object.keys(COMMANDS) as Command[]);
  const rows = names.map((name) => `/${name} ${texts.commands[name]}`);
  const more = admin ? Object.entries(texts.admin.commands).map(([name, does]) => `/${name} ${does}`) : [];
  return { rich: join([bold(texts.help.title), texts.help.body.replaceAll("{bot}", `@${bot}`), lines(bold(texts.help.commands), ...rows, ...more)], "\n\n") };
}
