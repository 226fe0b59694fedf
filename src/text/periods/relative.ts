import type { Period } from "../../domain/period.js";
import { readNumeral } from "../numerals.js";
import { addDays, daySpan, iso, monthOf, monthSpan, quarterSpan, type Span, yearOf } from "./days.js";
import type { PeriodContext, PeriodRule } from "./rule.js";

const N = "(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})";
const pattern = (source: string): RegExp => new RegExp(source, "gu");
const unknown = (text: string): Period => ({ text, start: null, end: null });
const MONTHS = "一二三四五六七八九十".split("");

/** A period counted from `now`; its words alone where the day is not known. */
function counted(context: PeriodContext, of: (now: string) => Period): Period {
  return context.now === undefined ? unknown(context.surface) : of(context.now);
}

const DAYS: Record<string, number> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 后: 2 };
const dayText = (day: string): string => `${yearOf(day)}年${monthOf(day)}月${Number(day.slice(8, 10))}日`;

/** Quarters are counted on from year to year: the one before the first of 2019 is the fourth of 2018. */
function quarter(now: string, shift: number): Period {
  const index = yearOf(now) * 4 + Math.ceil(monthOf(now) / 3) - 1 + shift;
  const [y, n] = [Math.floor(index / 4), (index % 4) + 1];
  return { text: `${y}年第${MONTHS[n - 1]}季度`, ...quarterSpan(y, n, n) };
}

/** Monday to Sunday of the week of `now`, weeks on. */
function week(now: string, shift: number): Span {
  const weekday = (new Date(`${now}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(now, shift * 7 - weekday);
  return { start: monday, end: addDays(monday, 6) };
}

/** The day that bears this number and is not after `now`: "3日" told on the 4th. */
function dayOfMonth(now: string, day: number): string | null {
  const month = Number(now.slice(8, 10)) >= day ? 0 : -1;
  const index = yearOf(now) * 12 + monthOf(now) - 1 + month;
  const found = iso(Math.floor(index / 12), (index % 12) + 1, day);
  return Number(found.slice(8, 10)) === day ? found : null;
}

export const RELATIVE_RULES: readonly PeriodRule[] = [
  {
    name: "same period",
    relative: true,
    pattern: pattern("(?:(?<y>(?:19|20)\\d{2})年|(?<which>去年|上年度?|前年))的?同期"),
    production: ({ y, which = "" }, context) => {
      if (y) return { text: `${y}年同期`, start: `${y}-01-01`, end: null };
      return counted(context, (now) => {
        const told = yearOf(now) - (which === "前年" ? 2 : 1);
        return { text: `${told}年同期`, start: iso(told, 1, 1), end: null };
      });
    },
  },
  {
    name: "day beside today",
    relative: true,
    pattern: pattern("(?<which>大前|前|昨|今|当|明|后)(?:天(?!津|台|然|下|地|气)|日(?!前|报|本)|晚)(?!起|后)"),
    production: ({ which = "" }, context) => {
      if (which === "当" || (which === "前" && context.surface === "前日")) return unknown(context.surface);
      return counted(context, (now) => {
        const day = addDays(now, DAYS[which] ?? 0);
        return { text: dayText(day), ...daySpan(day) };
      });
    },
  },
  {
    name: "day of the month",
    relative: true,
    pattern: pattern("(?<![\\d月.、—~至到-])(?<d>[1-9]|[12]\\d|3[01])日(?![\\p{Script=Han}]?均|产|常|志|后|前|内|以|之|起|游|历|元|本|籍|间|程|至|到|[-—~、])"),
    production: ({ d }, context) =>
      counted(context, (now) => {
        const day = dayOfMonth(now, Number(d));
        return day === null ? unknown(context.surface) : { text: dayText(day), ...daySpan(day) };
      }),
  },
  {
    name: "days from to",
    relative: true,
    pattern: pattern(`自?(?:(?<y>(?:19|20)\\d{2})年)?(?<m>${N})月(?<d>${N})日(?:[-—~至到]{1,2})(?:(?<m2>${N})月)?(?<d2>${N})日`),
    production: ({ y, m, d, m2 = m, d2 }, context) => {
      const [from, to] = [[m, d], [m2, d2]].map(([month, day]) => [readNumeral(month ?? "") ?? 0, readNumeral(day ?? "") ?? 0] as const);
      if (!from || !to || from[0] < 1 || from[0] > 12 || to[0] < 1 || to[0] > 12 || to[1] < 1 || to[1] > 31) return null;
      const year = y ? Number(y) : context.now === undefined ? null : yearOf(context.now);
      if (year === null) return unknown(context.surface);
      const text = `${year}年${from[0]}月${from[1]}日至${to[0] === from[0] ? "" : `${to[0]}月`}${to[1]}日`;
      return { text, start: iso(year, from[0], from[1]), end: iso(to[0] < from[0] ? year + 1 : year, to[0], to[1]) };
    },
  },
  {
    name: "this or last quarter",
    relative: true,
    pattern: pattern("(?<which>上|本|这|当)(?:一|个)?季度"),
    production: ({ which }, context) => counted(context, (now) => quarter(now, which === "上" ? -1 : 0)),
  },
  {
    name: "this or last week",
    relative: true,
    pattern: pattern("(?<which>上|本)(?:一)?(?:周|星期)(?![一二三四五六日天边围期年])"),
    production: ({ which }, context) => counted(context, (now) => ({ text: context.surface, ...week(now, which === "上" ? -1 : 0) })),
  },
  {
    name: "last month of a year",
    relative: true,
    pattern: pattern("(?:(?<y>(?:19|20)\\d{2})年|(?<which>今年|去年|上年|前年))的?最后(?:一个|1个)月"),
    production: ({ y, which = "" }, context) => {
      const of = (told: number): Period => ({ text: `${told}年12月`, ...monthSpan(told, 12) });
      return y ? of(Number(y)) : counted(context, (now) => of(yearOf(now) - (which === "今年" ? 0 : which === "前年" ? 2 : 1)));
    },
  },
  {
    name: "last days or months",
    relative: true,
    pattern: pattern(`(?:最近|近|过去|刚过去|短短)的?(?:${N}(?:个多?月|天|周|个?星期|个季度)|半年|半个月)(?:多?以来|来|间|里|内)?(?=[,，。;、的]|[\\p{Script=Han}])`),
    production: (_, { now, surface }) => ({ text: surface, start: null, end: now ?? null }),
  },
  {
    name: "since the beginning of the year",
    relative: true,
    pattern: pattern("(?<!\\d|年)年初以来|(?<![\\d年])年初至今"),
    production: (_, context) => counted(context, (now) => ({ text: `${yearOf(now)}年初以来`, start: iso(yearOf(now), 1, 1), end: now })),
  },
];
