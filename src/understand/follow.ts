import type { Conversation } from "../domain/conversation.js";
import type { PlaceMention, TermAsk, Understanding } from "../domain/understanding.js";

/** Intents that speak of what was told last and need nothing of their own. */
const ABOUT_LAST = new Set(["period_of", "status_of", "more", "why", "source"]);
const FREE = new Set(["help", "coverage", "ranking", "filter"]);
const COUNTED = new Set(["倍数", "人", "户", "人次", "户次", "资金", "面积", "占比", "人均", "户均", "金额", "项目", "人数", "户数", "总数", "增收", "收入", "投入", "投资", "受益", "补贴", "里程", "长度", "增加", "化解", "完成", "覆盖"]);
const COUNTS: Record<string, string> = { 人: "人", 人数: "人", 户: "户", 户数: "户", 人次: "人次", 户次: "户次", 面积: "亩", 占比: "%" };
const SLIGHT = 0.5;
const OPENER = /^(?:那么?|还有|and|what about|how about|then|再|咁|噉|换成|改成|如果是|要是)/u;
const CLOSER = /(?:呢|咧|呐|捏|then)[??!!。. ]*$/u;
const PRONOUN = /它|他们|她|那里|那边|那儿|这里|这边|该(?:县|区|市|州|旗|地)|当地|这个(?:县|区|市|州|旗|地方)|那个(?:县|区|市|州|旗|地方)|佢|嗰度|呢度|\bthere\b|\bit\b|\btheir\b|\bthey\b/u;

/**
 * The readings of a question in its conversation, likeliest first. A question that is complete stands alone;
 * one that leaves out place, figure or time takes it from what was said last.
 */
export function readInContext(u: Understanding, conversation: Conversation): Understanding[] {
  const last = conversation.understanding;
  if (!last || u.intent === "help" || ABOUT_LAST.has(u.intent)) return [u];
  const told = betweenTold(u, conversation);
  if (told) return [told, u];
  const shifted = shiftedYear(u, last) ?? sameYear(u, last);
  if (shifted) return [shifted];
  const placed = u.places.length > 0 || u.persons.length > 0;
  const content = u.terms.filter((t) => t.known && t.weight >= 0.3);
  const elliptic = OPENER.test(u.text) || CLOSER.test(u.text);
  if (placed && comparesWithLast(u, last, content)) return [comparison(u, last), u];
  if (placed) return lacksContent(u, content, elliptic) ? [switchPlace(u, last)] : [u];
  if (u.intent === "passage" && content.length === 0) return [{ ...u, intent: "why" }, u]; // 是靠什么办法降下来的
  if (FREE.has(u.intent) && !elliptic) return [u];
  if (content.length === 0 && u.absent.length === 0 && u.indicators.length === 0 && weightOf(u.terms) < 1.2 && (u.periods.length > 0 || u.status !== null || u.measures.length > 0)) return [switchTime(u, last), u];
  const measures = [...(u.measures.length > 0 && u.language !== "en" && u.measures.every((m) => m.unit === "") ? placeless(last.measures) : u.measures.length > 0 || content.length > 0 ? u.measures : placeless(last.measures))];
  const counted = content.length === 1 && measures.length === 0 ? COUNTS[content[0]?.token ?? ""] : undefined; // 人口呢, 户数呢
  if (counted) measures.push({ unit: counted, start: 0, end: 0 });
  const status = u.status ?? (u.periods.length > 0 ? null : last.status); // 项目几个 after a plan asks of the plan
  const own = { ...u, status, measures, places: carried(last.places), persons: last.persons, elliptic: true, rules: [...u.rules, "context:place"] };
  const both = { ...own, terms: joinTerms(u.terms, last.terms), periods: u.periods.length > 0 ? u.periods : last.periods.map(soften), rules: [...u.rules, "context:place+topic"] };
  if (u.intent === "computed" && content.length <= 1) return [{ ...both, intent: "figure" }, { ...own, intent: "figure" }, u]; // "per person?" of what was told
  const alone = POINTS.test(u.text) ? [] : [u]; // 这些花掉多少 asks of nothing but what was told
  const thin = (elliptic && content.length <= 1) || content.every((t) => COUNTED.has(t.token) || t.weight < SLIGHT); // 涉及多少人次 asks of what was told
  const pronoun = PRONOUN.test(u.text);
  const rate = last.measures.find((m) => RATES.has(m.unit));
  if (rate && elliptic && content.length <= 1 && u.measures.length === 0) return [{ ...both, measures: [rate] }, both, own, u]; // …的几倍? 人呢: how many times the people are
  const named = u.indicators.length > 0 && !content.every((t) => COUNTED.has(t.token)); // 那易地搬迁呢: a whole indicator, not a part of the last
  const inLastUnit = (named || (elliptic && content.some((t) => t.weight >= SLIGHT && !COUNTED.has(t.token)))) && measures.length === 0 && last.measures.some((m) => m.unit !== "") ? [{ ...own, measures: placeless(last.measures) }] : []; // 花多少钱… 那产业大项目呢: the money
  return named || inLastUnit.length > 0 ? [...inLastUnit, own, both, ...alone] : thin || (content.length <= 1 && pronoun) ? [both, own, ...alone] : [own, both, ...alone];
}

/** Measures carried over stand nowhere in the new question. */
const placeless = (measures: Understanding["measures"]): Understanding["measures"] => measures.map((m) => ({ ...m, start: 0, end: 0 }));

/** Units that a bare noun does not ask away from. */
const RATES = new Set(["倍", "%"]);

const GAP = /差|difference|\bgap\b/u;
/** 哪边多, 边个高啲: of the two told. */
const WHICH_SIDE = /^(?:那|那么|所以|嗰|and |so )?(?:两个|两边|两地|俩)?(?:里|中)?(?:哪|谁|边)(?:个地方|边|个|家|里|方|处|地|头|度)?(?:的)?(?:更|比较|还|要)?(?:多|少|高|低|大|小|长|短|快|慢)|^(?:and |so )?which (?:one |of them |of the two |place )?(?:is|has|was|had) (?:the )?(?:more|less|fewer|higher|lower|larger|bigger|smaller)/u;
const SUM = /加起来|合计|总共|一共|相加|together|in total|combined/u;
const BOTH = /两者|二者|两个|两项|两边|两地|俩|它们|他们|之间|the two|both|them/u;

/** 两者差多少: of the two figures told last. */
function betweenTold(u: Understanding, conversation: Conversation): Understanding | null {
  const names = u.places.length > 0 || u.persons.length > 0 || u.indicators.length > 0 || u.periods.length > 0;
  if (names || conversation.shown.length < 2 || !(BOTH.test(u.text) || WHICH_SIDE.test(u.text) || u.terms.every((t) => !t.known))) return null;
  if (GAP.test(u.text)) return { ...u, intent: "comparison", options: { want: "difference", of: "told" }, elliptic: true, rules: [...u.rules, "context:told"] };
  if (WHICH_SIDE.test(u.text)) return { ...u, intent: "comparison", options: { want: /少|低|小|less|fewer|lower|smaller/u.test(u.text) ? "min" : "max", of: "told" }, elliptic: true, rules: [...u.rules, "context:told"] };
  if (SUM.test(u.text) && BOTH.test(u.text)) return { ...u, intent: "computed", options: { op: "sum", of: "told" }, elliptic: true, rules: [...u.rules, "context:told"] };
  return null;
}

const weightOf = (terms: TermAsk[]): number => terms.reduce((sum, t) => sum + t.weight, 0);

const LATER = /过了?([一两二三四五])年|([一两二三四五])年[之以]?后|(次年|再晚一年|晚一年|第二年|翌年|后一年|下一年|隔年|(?:跟住|跟着|接着|接下来|紧接着|之后|后面|再往后)(?:的|那|嗰)?一?年|next year|following year|a year later|year after)|(前一年|上一年|头一年|再早一年|更早一年|早一年|(?:之前|前面|往前)(?:的|那)?一?年|previous year|year before)/u;

/** 过了一年呢, 次年呢: so many years from the one asked for last. */
function shiftedYear(u: Understanding, last: Understanding): Understanding | null {
  const m = u.text.length <= 24 ? LATER.exec(u.text) : null;
  const year = Number((last.periods[0]?.period.end ?? last.periods[0]?.period.start ?? "").slice(0, 4));
  if (!m || !year || last.periods[0]?.offset !== null) return null;
  const count = m[1] ?? m[2];
  const to = year + (count ? { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }[count] ?? 1 : m[4] ? -1 : 1);
  const period = { text: `${to}年`, start: `${to}-01-01`, end: `${to}-12-31` };
  return switchTime({ ...u, periods: [{ period, offset: null, word: m[0], soft: false }] }, last);
}

const THAT_YEAR = /那一?年|同一?年|当年|那时候?|嗰年|that year|same year/u;

const POINTS = /这些|那些|其中|这项|该项|这笔|那笔|这个数|\b(?:these|those|of them|this sum)\b/u;

/** 那一年脱贫的人有多少: of the year asked for last. */
function sameYear(u: Understanding, last: Understanding): Understanding | null {
  if (u.places.length > 0 || u.periods.length > 0 || last.periods.length === 0 || !THAT_YEAR.test(u.text)) return null;
  return readInContext({ ...u, periods: last.periods }, { understanding: last, facts: [], shown: [], turns: [], passages: [] })[0] ?? null;
}

/** A place with nothing asked of it: 那瓮安呢, "And in Weng'an?", a bare name after we asked back. */
function lacksContent(u: Understanding, content: TermAsk[], elliptic: boolean): boolean {
  if (u.intent === "profile" && !elliptic && !isBare(u)) return false; // X有哪些数据 asks by itself
  if (content.length > 0 && !(elliptic && u.intent === "profile")) return false;
  if (u.intent === "list" || u.intent === "passage" || u.intent === "comparison") return false;
  return u.measures.length === 0 || elliptic;
}

/** Nothing but a name stands there. */
const isBare = (u: Understanding): boolean => u.places.reduce((sum, p) => sum + p.end - p.start, 0) >= u.text.length - 1;

/** 跟科左后旗比谁更低: one place is named, the other was spoken of. */
function comparesWithLast(u: Understanding, last: Understanding, content: TermAsk[]): boolean {
  return u.places.length === 1 && last.places.length === 1 && u.places[0]?.region !== last.places[0]?.region && content.length === 0 && /跟|和|与|同|比|相比|than|compare|versus|\bvs\b/u.test(u.text) && /比|谁|哪个|差|更|多|少|高|低|than|more|less|compare|vs/u.test(u.text);
}

function comparison(u: Understanding, last: Understanding): Understanding {
  const want = /差|difference/u.test(u.text) ? "difference" : /低|少|less|lower|fewer/u.test(u.text) ? "min" : "max";
  return { ...last, language: u.language, intent: "comparison", options: { want }, places: [...last.places, ...u.places], periods: last.periods.map(soften), elliptic: true, rules: [...u.rules, "context:other-side"] };
}

function switchPlace(u: Understanding, last: Understanding): Understanding {
  const intent = last.intent === "comparison" || last.intent === "ranking" || last.intent === "profile" ? (last.intent === "profile" ? "profile" : "figure") : last.intent;
  return {
    ...last,
    text: `${u.text} ${last.text}`,
    language: u.language,
    intent: ABOUT_LAST.has(intent) ? "figure" : intent,
    places: u.places,
    persons: u.persons,
    periods: u.periods.length > 0 ? u.periods : last.periods.map(soften),
    status: u.status ?? (u.periods.length > 0 ? null : last.status),
    measures: u.measures.length > 0 ? u.measures : last.measures,
    claim: null,
    elliptic: true,
    rules: [...u.rules, "context:topic"],
  };
}

/** 2014年呢, 去年呢, 计划呢: the same figure of another time. */
function switchTime(u: Understanding, last: Understanding): Understanding {
  return {
    ...last,
    language: u.language,
    intent: last.intent === "change" || last.intent === "source" ? "figure" : last.intent,
    periods: u.periods.length > 0 ? u.periods : last.periods,
    years: u.years, // 2017这一年呢 after five years together
    earliest: u.earliest,
    status: u.status ?? (u.periods.length > 0 ? last.status : null),
    measures: u.measures.some((m) => m.unit !== "") ? u.measures : last.measures,
    claim: u.claim,
    elliptic: true,
    rules: [...u.rules, "context:all-but-time"],
  };
}

const soften = (p: Understanding["periods"][number]): Understanding["periods"][number] => ({ ...p, soft: true });
const carried = (places: PlaceMention[]): PlaceMention[] => places.map((p) => ({ ...p, rule: "context" as const }));

function joinTerms(own: TermAsk[], last: TermAsk[]): TermAsk[] {
  const seen = new Set(own.map((t) => t.token));
  const leading = own.map((t) => ({ ...t, head: t.head || (t.known && t.weight >= 1 && !COUNTED.has(t.token)) })); // what is new must be answered
  return [...leading, ...last.filter((t) => !seen.has(t.token)).map((t) => ({ ...t, weight: t.weight * 0.6, head: false }))];
}
