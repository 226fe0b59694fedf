import { type Period, UNSTATED } from "../domain/period.js";
import { type FoundPeriod, findPeriods } from "../text/periods.js";
import { foldSameLength } from "../text/quantities/index.js";
import { goesOn, timeOfParagraph, timeOfStart, topicOf, yearOfList } from "./period-series.js";
import { reportTitle } from "./report-title.js";
import type { ArticleMeta } from "./types.js";

/** The period of a figure and how it was found. */
export interface ScopedPeriod {
  period: Period;
  rule: string;
}

/** Gives each figure of a paragraph its period. */
export interface PeriodScope {
  /** The period of a figure at `at`: the last that its sentence names before it. */
  at(sentence: Range, clause: Range, at: number): ScopedPeriod;
  /** The part of a year that the paragraph begins with; null when it begins with none. */
  topic: FoundPeriod | null;
  /** True when the clause names a deadline after the day of publication. */
  isDeadline(clause: Range): boolean;
}

interface Range {
  start: number;
  end: number;
}

const TO_DATE = /累计|(?<!发|呈|体)现(?:有|已|种植|存)|如今/u;
/** A year that another is measured against is not the figure's: 是去年的2倍, 比上年增长5%. */
const COMPARED_BEFORE = /(?:比|较|与|同|是|为|[当高低多少等]于|超过)$/u;
const COMPARED_AFTER = /^(?:的|同期|末|底|年末|增|下降|提高|减少|相比|多|少|上升|翻|高|低|快|慢|回)/u;
const THIS_YEAR = /全年|年度(?!考核|报告)|(?<![\d一二两三四五十几])年内/u;
/** A paragraph on the whole year: (初步核算,)全年…. */
const WHOLE_YEAR = /^[^。;\d]{0,12}全年(?!任务|目标|计划)/u;
const YEAR_PLAN = /(?:^|[。;,“])(?:年度|全年|今年)计划/u;
/** “十四五”规划 is a document; “十四五”期间 a time. */
const PLAN_ITSELF = /(?:五|五[”"」]|规划|規劃)$/u;
/** 17年 may be a span: a year of two figures is one with a 0, a part behind it, or at the head of its clause. */
const SHORT_YEAR = /^0|[底末初季月半]/u;

/** The day from which 今年 and 去年 count: that of publication, or the last of the year that the text proves. */
export function dayOfWriting(meta: ArticleMeta): string | undefined {
  const report = reportOf(meta);
  if (report && !(report.next && meta.published)) return `${report.year}-12-31`;
  return meta.published ?? (meta.inferred ? `${meta.inferred.year}-12-31` : undefined);
}

const reportOf = ({ title }: ArticleMeta): ReturnType<typeof reportTitle> => reportTitle(title && foldSameLength(title));

/** The part of a year that the title names: 某县一季度经济运行情况. */
export function topicOfTitle(meta: ArticleMeta): FoundPeriod | null {
  const now = dayOfWriting(meta);
  const title = foldSameLength(meta.title ?? "");
  const found = findPeriods(title, now ? { now } : {}).filter(({ surface }) => /季度|半年|月/u.test(surface) && !/\d日/u.test(surface));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "截至2018年10月报道时", or "截至2020年" where only the year is known. */
function toDate(meta: ArticleMeta): Period {
  const { published, inferred } = meta;
  if (published) return { text: `截至${Number(published.slice(0, 4))}年${Number(published.slice(5, 7))}月报道时`, start: null, end: published };
  return inferred ? { text: `截至${inferred.year}年`, start: null, end: null } : { text: "截至报道时", start: null, end: null };
}

/**
 * @param folded the paragraph, folded
 * @param headed the year that the heading above names: 2021年工作回顾
 * @param topic what an earlier paragraph or the title began with: 一季度
 */
export function createPeriodScope(folded: string, meta: ArticleMeta, headed: string | null = null, topic: FoundPeriod | null = null): PeriodScope {
  const now = dayOfWriting(meta);
  const report = reportOf(meta);
  const found = findPeriods(folded, now ? { now } : {}).filter((one) => isSaid(folded, one)).map((one, i, all) => rebase(folded, one, all[i - 1])).map((one) => ended(folded, one, now));
  const usable = found.filter((one) => !inTitle(folded, one) && !isCompared(folded, one) && !isHabit(folded, one));
  const plan = folded.search(YEAR_PLAN);
  const yearMeant = headed ?? (report?.next ? String(report.year) : null); // by 全年
  return {
    topic: topicOf(folded, usable),
    isDeadline({ start, end }) {
      const { published } = meta;
      const clause = folded.slice(start, end);
      if (!published || (report && !report.plan && !report.next) || /降至|降到|减至|达到|增至|升至|下降/u.test(clause)) return false;
      if (/^[“"'‘]?全年/u.test(clause)) return (yearMeant ?? published) >= published.slice(0, 4) && published.slice(5, 7) < "11" && !/已|完成了|累计/u.test(clause);
      return usable.some((one) => one.start >= start && one.start < end && isAhead(one, published));
    },
    at(sentence, clause, at) {
      const from = carriedFrom(folded, sentence.start);
      const before = usable.filter((one) => one.start >= from && one.end <= at && !(one.rule === "five-year plan" && PLAN_ITSELF.test(one.surface)));
      const first = timeOfStart(folded, found, clause, at);
      if (first !== undefined) return { period: first ?? UNSTATED, rule: "period: start of a change" };
      const listed = yearOfList(folded, sentence, at);
      if (listed !== null) return { period: wholeYear(String(listed)), rule: "period: one of a list" };
      const near = chooseNearest(before.filter((one) => !isStart(folded, one, at)), clause);
      const told = near ?? timeOfParagraph(folded, usable, sentence, clause);
      const words = folded.slice(clause.start, at);
      if (!report && TO_DATE.test(words) && !/^截至|以来$/u.test(told?.period.text ?? "") && !(told && (told.start >= clause.start || isSpan(told, meta)))) return { period: toDate(meta), rule: "period: to date" };
      if (told) return { period: periodOf(told, meta), rule: `period: ${told.rule}` };
      const year = now && THIS_YEAR.test(folded.slice(sentence.start, clause.end)) ? wholeYear(yearMeant ?? now) : now && plan >= 0 && plan < at ? wholeYear(now) : null;
      if (year) return { period: year, rule: "period: this year's" };
      if (now && WHOLE_YEAR.test(folded) && goesOn(folded, sentence, clause)) return { period: wholeYear(yearMeant ?? now), rule: "period: this year's" };
      if (topic && goesOn(folded, sentence, clause)) return { period: topic.period, rule: "period: topic" };
      if (headed) return { period: wholeYear(`${headed}-12-31`), rule: "period: the heading's year" };
      return report ? { period: wholeYear(`${report.year}-12-31`), rule: "period: the title's year" } : { period: UNSTATED, rule: "period: unstated" };
    },
  };
}

/** 其中… and 新增…, sentences without a subject of their own, go on with the time of the sentence before. */
const GOES_ON = /其中|(?:新增|实施|完成|改造|建成|发放|培训|新建|开展|投入|组建|创建|引进|培育|选派|兑付|拨付|落实|争取)(?!后|以[来后])/uy;

const LONGEST = 300; // characters of a sentence whose time the next goes on with

function carriedFrom(folded: string, start: number): number {
  GOES_ON.lastIndex = start;
  if (start < 2 || !GOES_ON.test(folded)) return start;
  const from = Math.max(0, start - LONGEST);
  const head = folded.slice(from, start - 1);
  return from + Math.max(...["。", "!", "?"].map((mark) => head.lastIndexOf(mark))) + 1;
}

const wholeYear = (day: string): Period => ({ text: `${day.slice(0, 4)}年`, start: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` });

/** The last named; but a year inside a name ("2月8日,2017年…招聘会") does not undo the day before it. */
function chooseNearest(before: readonly FoundPeriod[], clause: Range): FoundPeriod | undefined {
  const last = before.at(-1);
  const previous = before.at(-2);
  if (!last || !previous || last.start > clause.start + 1 === false) return narrower(previous, last) ?? last;
  return last;
}

function narrower(previous: FoundPeriod | undefined, last: FoundPeriod | undefined): FoundPeriod | undefined {
  const [a, b] = [previous?.period, last?.period];
  if (!a?.start || !a.end || !b?.start || !b.end || a.start < b.start || a.end > b.end || (a.start === b.start && a.end === b.end)) return undefined;
  return a.start === a.end ? previous : undefined;
}

function isAhead({ period, surface }: FoundPeriod, published: string): boolean {
  if (period.end === null || period.end <= published) return false;
  if (/[底末]$/u.test(surface) && Date.parse(period.end) - Date.parse(published) < 45 * 86_400_000) return false; // "2018年底" told in December 2018
  if (period.start !== null && period.start > published) return true;
  return /年内|前$|[底末]$/u.test(surface);
}

function isCompared(folded: string, { start, end, relative }: FoundPeriod): boolean {
  return COMPARED_BEFORE.test(folded.slice(Math.max(0, start - 3), start)) && (relative || COMPARED_AFTER.test(folded.slice(end, end + 2)));
}

/** 今年前三季度, “十三五”期间: what is summed up in such a time is told of it, not of all before. */
function isSpan({ period, rule }: FoundPeriod, { published }: ArticleMeta): boolean {
  return rule === "five-year plan" || (published !== null && period.start !== null && period.end === published) || (published !== null && period.start === `${published.slice(0, 4)}-01-01` && period.end !== null && period.end < published);
}

/** 每年6月到9月演出两场: so every year. */
const isHabit = (folded: string, { start, relative }: FoundPeriod): boolean => relative && /每年[^,，。;]{0,8}$/u.test(folded.slice(Math.max(0, start - 10), start));

/** "从2014年的23.5%下降到0.66%": the year is that of the first figure alone. */
function isStart(folded: string, { start, end }: FoundPeriod, at: number): boolean {
  return /[从由自]$/u.test(folded.slice(Math.max(0, start - 1), start)) && /^的?[^,，。;]{1,24}(?:升|增|提高|降|减|涨|跌|扩大|缩|变|发展)[\p{Script=Han}]{0,2}[到至为成]/u.test(folded.slice(end, at));
}

/** "去年…,年底有了": a part of the year that the sentence named before, not of this one. */
function rebase(folded: string, found: FoundPeriod, before: FoundPeriod | undefined): FoundPeriod {
  const year = before?.period.start?.slice(0, 4);
  if (found.rule === "day of the month" && before?.period.end && /月/u.test(before.surface) && !/[。!?]/u.test(folded.slice(before.end, found.start))) {
    return moved(found, `${before.period.end.slice(0, 4)}年${before.period.end.slice(5, 7)}月`, folded);
  }
  if (found.rule !== "part of this year" || !before || !year || year !== before.period.end?.slice(0, 4)) return found;
  if (/[。!?]/u.test(folded.slice(before.end, found.start))) return found;
  const period = findPeriods(`${year.replace(/(?<=^\d{4})$/u, "年")}${foldedSurface(folded, found).replace(/^年/u, "")}`)[0]?.period;
  return period ? { ...found, period } : found;
}

function isSaid(folded: string, { rule, start, surface }: FoundPeriod): boolean {
  return rule !== "short year" || SHORT_YEAR.test(surface) || /^$|[,，。;]$/u.test(folded.slice(Math.max(0, start - 1), start));
}

const SOON = 40 * 86_400_000; // a quarter is told of a little before its end

/** "1-12月…同比增长" told in January: months and quarters that are summed up lie behind, in the year before. */
function ended(folded: string, found: FoundPeriod, now: string | undefined): FoundPeriod {
  const { start, end } = found.period;
  if (now === undefined || found.rule !== "part of this year" || start === null || end === null || start === end || Date.parse(end) - Date.parse(now) < SOON) return found;
  const sentence = /^[^。!?]{0,80}/u.exec(folded.slice(found.end))?.[0] ?? "";
  if (!/同比|增长|下降|累计/u.test(sentence) || /将|计划|预计|力争|目标|确保/u.test(sentence)) return found;
  return moved(found, String(Number(now.slice(0, 4)) - 1), folded);
}

function moved(found: FoundPeriod, year: string, folded: string): FoundPeriod {
  const period = findPeriods(`${year.replace(/(?<=^\d{4})$/u, "年")}${foldedSurface(folded, found).replace(/^年/u, "")}`)[0]?.period;
  return period ? { ...found, period } : found;
}

const foldedSurface = (folded: string, { start, end }: FoundPeriod): string => folded.slice(start, end);

function periodOf(found: FoundPeriod, meta: ArticleMeta): Period {
  if (found.rule === "now") return toDate(meta);
  // the year alone is known: how far "以来" reaches is not
  return meta.published === null && found.period.text.endsWith("以来") ? { ...found.period, end: null } : found.period;
}

/** A year in a title 《…》 is the document's. */
function inTitle(folded: string, { start, end }: FoundPeriod): boolean {
  const open = folded.lastIndexOf("《", start);
  return open >= 0 && start - open < 60 && folded.indexOf("》", open) >= end;
}
