import type { Period } from "../../domain/period.js";
import { readNumeral } from "../numerals.js";
import { iso, yearOf, yearSpan } from "./days.js";
import type { PeriodContext, PeriodRule } from "./rule.js";

const pattern = (source: string): RegExp => new RegExp(source, "gu");

/** Events that a time is counted from, with their days. */
const SINCE: readonly (readonly [words: string, day: string])[] = [
  ["(?:党的)?十六大", "2002-11-08"], ["(?:党的)?十七大", "2007-10-15"], ["(?:党的)?十八大", "2012-11-08"], ["(?:党的)?十九大", "2017-10-18"], ["(?:党的)?二十大", "2022-10-16"],
  ["改革开放", "1978-12-18"], ["新中国成立", "1949-10-01"], ["建国", "1949-10-01"], ["建党", "1921-07-01"],
];

/** First day of 春节 by the lunar calendar. */
const SPRING: Record<number, string> = {
  2005: "02-09", 2006: "01-29", 2007: "02-18", 2008: "02-07", 2009: "01-26", 2010: "02-14", 2011: "02-03", 2012: "01-23", 2013: "02-10", 2014: "01-31", 2015: "02-19",
  2016: "02-08", 2017: "01-28", 2018: "02-16", 2019: "02-05", 2020: "01-25", 2021: "02-12", 2022: "02-01", 2023: "01-22", 2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-06", 2028: "01-26", 2029: "02-13", 2030: "02-03",
};

/** Seven days off: from the eve, but in 2014 and 2024. */
function springOf(year: number): { start: string; end: string } | null {
  const first = SPRING[year];
  if (first === undefined) return null;
  const [month, day] = [Number(first.slice(0, 2)), Number(first.slice(3))];
  const eve = new Date(Date.UTC(year, month - 1, day - (year === 2014 || year === 2024 ? 0 : 1)));
  const last = new Date(eve.getTime() + (year >= 2024 ? 7 : 6) * 86_400_000);
  return { start: eve.toISOString().slice(0, 10), end: last.toISOString().slice(0, 10) };
}

/** Days off that are the same every year; of the others only the name is told. */
function holidayOf(name: string, year: number): { start: string; end: string } | null {
  if (name === "春节") return springOf(year);
  if (/国庆|十一/u.test(name)) return { start: `${year}-10-01`, end: `${year}-10-07` };
  if (/五一/u.test(name) && year >= 2020) return { start: `${year}-05-01`, end: `${year}-05-05` };
  return null;
}

const YEAR_BEFORE: Record<string, number> = { 今年: 0, 去年: -1, 上年: -1, 前年: -2 };

function yearTold(y: string | undefined, which: string | undefined, { now }: PeriodContext): number | null {
  if (y) return Number(y);
  return now === undefined ? null : yearOf(now) + (YEAR_BEFORE[which ?? "今年"] ?? 0);
}

export const NAMED_RULES: readonly PeriodRule[] = [
  {
    name: "since an event",
    relative: false,
    pattern: pattern(`(?:自|从)?(?<event>${SINCE.map(([words]) => words).join("|")})(?:召开)?以来`),
    production: ({ event = "" }, { now, surface }) => {
      const start = SINCE.find(([words]) => new RegExp(`^${words}$`, "u").test(event))?.[1] ?? null;
      return { text: surface.replace(/^[自从]/u, ""), start, end: now ?? null };
    },
  },
  {
    name: "holiday",
    relative: true,
    pattern: pattern("(?:(?<y>(?:19|20)\\d{2})年|(?<which>今年|去年|上年|前年))?的?[“\"]?(?<name>春节|国庆节?(?:中秋)?|中秋国庆|十一|五一|元旦|清明节?|端午节?|中秋节?|春运|寒假|暑假|暑期|双节)[”\"]?(?<kind>黄金周|小?长假|假期|期间|假日|节日期间|假期期间)"),
    production: ({ y, which, name = "", kind = "" }, context) => {
      const told = yearTold(y, which, context);
      const days = told === null ? null : holidayOf(name, told);
      const ahead = !y && !which && days !== null && context.now !== undefined && days.start > context.now;
      const year = told !== null && ahead ? told - 1 : told; // the last one: nothing is counted before it began
      const text = `${year === null ? (which ?? "") : `${year}年`}${name}${kind}`;
      return { text, ...(year === null ? null : holidayOf(name, year)) ?? { start: null, end: null } };
    },
  },
  {
    name: "term",
    relative: false,
    pattern: pattern("(?<y>(?:19|20)\\d{2})年?(?<term>春季学期|秋季学期|春学期|秋学期|上学期|下学期)"),
    production: ({ y, term = "" }) => ({ text: `${y}年${term}`, start: null, end: null }),
  },
  {
    name: "school year",
    relative: false,
    pattern: pattern("(?<y>(?:19|20)\\d{2})(?:年?[-—~至到/]{1,2}(?<z>(?:19|20)?\\d{2}))?年?学年(?:度)?"),
    production: ({ y, z }) => {
      const first = Number(y);
      const next = z === undefined ? first + 1 : z.length === 2 ? Math.floor(first / 100) * 100 + Number(z) : Number(z);
      return next === first + 1 ? { text: `${first}—${next}学年`, start: iso(first, 9, 1), end: iso(next, 8, 31) } : null;
    },
  },
  {
    name: "fiscal year",
    relative: false,
    pattern: pattern("(?<y>(?:19|20)\\d{2})年?(?<kind>财年|财政年度|会计年度)"),
    production: ({ y, kind = "" }) => ({ text: `${y}${kind}`, ...yearSpan(Number(y)) }),
  },
  {
    name: "year of the republic",
    relative: false,
    pattern: pattern("民国(?<n>\\d{1,3}|[一二三四五六七八九十百零〇]{1,5})年(?<end>底|末)?"),
    production: ({ n = "", end }): Period | null => {
      const count = readNumeral(n);
      if (count === null || count < 1) return null;
      const year = 1911 + count;
      return end ? { text: `${year}年底`, start: iso(year, 12, 31), end: iso(year, 12, 31) } : { text: `${year}年`, ...yearSpan(year) };
    },
  },
  {
    name: "month with a point",
    relative: false,
    pattern: pattern("(?<![\\d.])(?<y>(?:19|20)\\d{2})\\.(?<m>1[0-2]|0?[1-9])(?=[,，。;、:)\\s—~至-]|月|$)"),
    production: ({ y, m }) => ({ text: `${y}年${Number(m)}月`, start: iso(Number(y), Number(m), 1), end: iso(Number(y), Number(m), 31) }),
  },
  {
    name: "decade",
    relative: false,
    pattern: pattern("(?:上个?世纪|20世纪|二十世纪)(?<n>[1-9]0|[二三四五六七八九]十)年代(?<part>初|末|中期|初期|末期|后期)?"),
    production: ({ n = "", part = "" }) => {
      const first = 1900 + (readNumeral(n) ?? 0);
      const text = `20世纪${first - 1900}年代${part}`;
      return { text, start: iso(first, 1, 1), end: iso(first + 9, 12, 31) };
    },
  },
];
