import type { Period } from "../domain/period.js";
import type { FoundPeriod } from "../text/periods.js";
import { findQuantities } from "../text/quantities/index.js";

interface Range {
  start: number;
  end: number;
}

const FROM = /[由从自](?<words>[^,，。;:]{0,20}?)(?:不足|超过|约|近)?$/u;
const TO = /^[^,，。;]{1,24}?(?:升|增|高|降|减|涨|跌|扩大|缩|变|发展|跃|翻)[\p{Script=Han}]{0,3}[到至为成]/u;
const SOME_TIME = /(?:之初|初期|时|之前|前|当时|期间|当年|以前)的?$/u;
const REACH = 28;

/**
 * The time of the first figure of a change: 由2014年的23.5%降到0.66%, 由建档立卡之初的6.2%降到0.08%.
 * @returns undefined when the figure at `at` begins no change; null when it does and no time of its own is told
 */
export function timeOfStart(folded: string, found: readonly FoundPeriod[], clause: Range, at: number): Period | null | undefined {
  const from = Math.max(clause.start, at - REACH);
  const words = FROM.exec(folded.slice(from, at))?.groups?.["words"];
  if (words === undefined || !TO.test(folded.slice(at, at + REACH + 8))) return undefined;
  const own = found.find(({ start, end }) => start >= at - words.length - 1 && end <= at);
  if (own) return own.period;
  return SOME_TIME.test(words) ? { text: words.replace(/的$/u, ""), start: null, end: null } : null;
}

const YEAR = "(?:19|20)\\d{2}";
const YEARS = new RegExp(`${YEAR}年?(?:(?:、|和|与|及|以及|至|到|—{1,2}|-|~)${YEAR}年?){1,7}`, "gu");
const SPAN = /至|到|—|-|~/u;
const MOST_YEARS = 8;

function yearsOf(list: string): number[] {
  const told = [...list.matchAll(/\d{4}/gu)].map(([year]) => Number(year));
  const [first = 0, last = 0] = [told[0], told.at(-1)];
  if (told.length !== 2 || !SPAN.test(list)) return told;
  return last > first && last - first < MOST_YEARS ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
}

/** 2017年、2018年…分别新增1200人、2000人: the year of the figure at `at`, when there is a figure for each. */
export function yearOfList(folded: string, sentence: Range, at: number): number | null {
  const each = folded.lastIndexOf("分别", at);
  if (each < sentence.start) return null;
  const list = [...folded.slice(sentence.start, each).matchAll(YEARS)].at(-1)?.[0];
  const years = list === undefined ? [] : yearsOf(list);
  const rest = folded.slice(each, sentence.end);
  const stop = rest.search(/[;。]/u);
  const figures = years.length < 2 ? [] : findQuantities(stop < 0 ? rest : rest.slice(0, stop));
  if (figures.length !== years.length) return null;
  return years[figures.findIndex(({ start, end }) => each + start <= at && at < each + end)] ?? null;
}

const HEAD = /(?:^|[。!?:\s])[^,，。;:!?\d]{0,12}$/u;
/** Sentences that tell of a time of their own, or of what is wanted. */
const OTHER_TIME = /如今|目前|现在|现有|现已|近年|多年|以来|曾|当年|那年|昔日|过去|下一步|计划|力争|预计|目标|将(?=[在于达实新建投完])|每年|以前|之前|当时/u;
const LONGEST = 400;

/** A period that opens a sentence: "2014年,…", "一季度全市…". */
const opens = (folded: string, { start }: FoundPeriod): boolean => HEAD.test(folded.slice(Math.max(0, start - 14), start));

const isSpan = ({ period, rule }: FoundPeriod): boolean => period.start !== period.end && !/^(?:now|recent|last|next|within|day|since)/u.test(rule);

/** The time that an earlier sentence of the paragraph began with holds on: 2014年,…扎实推进。全区实现增加值18.5亿元. */
export function timeOfParagraph(folded: string, usable: readonly FoundPeriod[], sentence: Range, clause: Range): FoundPeriod | undefined {
  if (!goesOn(folded, sentence, clause)) return undefined;
  const before = usable.filter((one) => one.end <= sentence.start && sentence.start - one.end < LONGEST && opens(folded, one));
  const last = before.at(-1);
  return last && isSpan(last) && last.period.end !== null && !/以来$/u.test(last.surface) ? last : undefined;
}

const PART_OF_YEAR = /季度|半年|月/u;
const TOLD_OF_IT = /同比|增长|下降|增速|增幅|降幅|回落|上升|实现|完成|增加值|比上年|产值|总额|收入|产量|销量|新增|投资|占/u;

/** The part of a year that a paragraph or a title begins with, which the next paragraphs go on with: 一季度,…. */
export function topicOf(folded: string, usable: readonly FoundPeriod[]): FoundPeriod | null {
  const first = usable.find((one) => opens(folded, one));
  return first && isSpan(first) && /(?:year|part)/u.test(first.rule) && PART_OF_YEAR.test(first.surface) ? first : null;
}

/** Whether a clause without a time tells of the topic's: it measures, and names no other time. */
export const goesOn = (folded: string, sentence: Range, clause: Range): boolean =>
  TOLD_OF_IT.test(folded.slice(clause.start, clause.end)) && !OTHER_TIME.test(folded.slice(sentence.start, clause.end));
