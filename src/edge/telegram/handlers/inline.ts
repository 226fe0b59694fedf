import type { Answer } from "../../../domain/answer.js";
import { renderAnswer } from "../../../render/telegram.js";
import { shorten } from "../../../render/telegram-rich.js";
import { answerPayload, factPayload, linkTo, questionPayload } from "./deep-link.js";
import { answerOfFact } from "./fact-answer.js";
import { handleOf } from "./handles.js";
import { popularFacts, searchFacts } from "./inline-search.js";
import { keyboard } from "./keyboard.js";
import { findAnswer, speechOf } from "./session.js";
import type { Tools } from "./tools.js";
import type { BotContext } from "./types.js";
import { wordingOf, type Wording } from "./wording.js";

const PER_PAGE = 20; // Telegram takes up to 50
const CACHE = { query: 60, popular: 300 }; // s
const LONGEST_INLINE = 3500; // UTF-16 units: a result must be one message
const ANSWERED: ReadonlySet<Answer["kind"]> = new Set(["fact", "comparison", "ranking", "change", "computed", "list", "profile", "passage", "source"]);

export interface Result {
  id: string;
  answer: Answer;
  title: string;
  description: string;
  payload: string | null; // of the link that opens it in the bot
}

/**
 * Answers a query typed in any chat: the engine's answer first, then the figures that may be meant, each a whole cited
 * message. "#" and an id of a kept answer is that answer: the share button writes it.
 */
export async function handleInline(ctx: BotContext, tools: Tools): Promise<void> {
  const query = ctx.inlineQuery;
  if (query === undefined) return;
  const speech = await speechOf(tools, { user: query.from.id, code: query.from.language_code });
  const wording = wordingOf(tools.world(), speech.own);
  const text = query.query.trim();
  const offset = /^\d{1,4}$/u.test(query.offset) ? Number(query.offset) : 0;
  const shared = /^#([\w-]{6,24})$/u.exec(text)?.[1];
  const all = shared === undefined ? findResults(tools, wording, text, speech.answers !== null) : await sharedResult(tools, shared);
  const page = all.slice(offset, offset + PER_PAGE);
  const more = offset + PER_PAGE < all.length;
  await ctx.telegram.answerInlineQuery(query.id, page.map((result) => toArticle(result, ctx.botInfo.username, wording)) as never, {
    cache_time: text === "" ? CACHE.popular : CACHE.query,
    is_personal: true, // by language
    next_offset: more ? String(offset + PER_PAGE) : "",
    button: { text: all.length === 0 ? wording.texts.inline.none : wording.texts.buttons.inlineOpen, start_parameter: "inline" },
  });
}

function findResults(tools: Tools, wording: Wording, text: string, forced: boolean): Result[] {
  const world = tools.world();
  const asked = text.length < 2 || text.length > 200 ? null : ask(tools, text, forced ? wording.language : null);
  const spoken = asked === null ? wording : wordingOf(world, asked.language);
  const first = asked !== null && ANSWERED.has(asked.kind) ? [resultOf(`q${handleOf(asked.text)}`, asked, asked.headline.replace(/[：:]$/u, ""), payloadOf(asked))] : [];
  const told = asked !== null && asked.kind !== "help" ? [...asked.facts.slice(1), ...asked.related] : [];
  const found = text === "" ? popularFacts(world) : [...told, ...searchFacts(world, text)];
  const seen = new Set(asked?.facts.slice(0, 1).map(({ id }) => id));
  const facts = found.filter(({ id }) => !seen.has(id) && seen.add(id));
  return [
    ...first,
    ...facts.map((fact) => {
      const planned = fact.status === "planned" ? spoken.texts.inline.planned : null;
      const title = [planned, spoken.region(fact), fact.subject, spoken.indicator(fact), spoken.figure(fact)].filter(Boolean).join(" ");
      return resultOf(`f${handleOf(fact.id)}`, answerOfFact(tools, spoken, fact), title, factPayload(fact.id));
    }),
  ];
}

/** The link that opens an answer which nobody keeps: by its one fact, else by asking again where the question is short. */
function payloadOf({ kind, facts, question }: Answer): string | null {
  const [fact] = facts;
  return kind === "fact" && fact !== undefined ? factPayload(fact.id) : questionPayload(question);
}

/** The engine's answer to what stands there, without any conversation, and without keeping anything. */
function ask(tools: Tools, text: string, language: Answer["language"] | null): Answer {
  return tools.ask({ id: "inline", chat: "inline", text, ...(language === null ? {} : { language }) }, null, new Date(tools.clock())).answer;
}

async function sharedResult(tools: Tools, id: string): Promise<Result[]> {
  const answer = await findAnswer(tools, id);
  return answer === null ? [] : [resultOf(`a${id}`, answer, answer.headline === "" ? answer.question : answer.headline, answerPayload(id))];
}

function resultOf(id: string, answer: Answer, title: string, payload: string | null): Result {
  const [fact] = answer.facts;
  const [cited] = answer.citations;
  const where = [fact?.period.text, cited?.title ?? cited?.label, cited?.publisher, cited?.published];
  return { id, answer, title, description: where.filter(Boolean).join(" · "), payload };
}

export function toArticle({ id, answer, title, description, payload }: Result, bot: string, { texts, script }: Wording): object {
  const { text, entities } = shorten(renderAnswer(answer), LONGEST_INLINE);
  const buttons = payload === null ? {} : { reply_markup: keyboard([{ text: texts.buttons.open, url: linkTo(bot, payload) }]) };
  return {
    type: "article",
    id,
    title: title === "" ? answer.question : title,
    description: answer.language === "zh-Hant" ? script(description) : description,
    input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
    ...buttons,
  };
}
