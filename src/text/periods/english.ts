import type { Period } from "../../domain/period.js";
import { readNumeral } from "../numerals.js";
import { daySpan, iso, monthSpan, quarterSpan, yearOf, yearSpan } from "./days.js";
import type { PeriodRule } from "./rule.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const YEAR = "(?:19|20)\\d{2}";
const COUNT = "(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)";
const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const pattern = (source: string): RegExp => new RegExp(`(?<![\\w.\\p{Script=Han}])${source}(?! ?\\p{Script=Han}|[\\w%]|\\.\\d)`, "giu");
const month = (text = ""): number => MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
const count = (text = ""): number => readNumeral(text) ?? WORDS.indexOf(text.toLowerCase());
const ordinal = (text = ""): number => ["first", "second", "third", "fourth"].indexOf(text.toLowerCase()) + 1 || Number(text);
const relative: Record<string, number> = { "this year": 0, "last year": -1, "the previous year": -1, "the year before last": -2, "next year": 1 };

export const ENGLISH_RULES: readonly PeriodRule[] = [
  {
    name: "en years from to",
    relative: false,
    pattern: pattern(`(?:from |between )?(?<a>${YEAR})(?: ?[-–—] ?| to | and (?=\\d{4}))(?<b>${YEAR})`),
    production: ({ a, b }) => (Number(b) < Number(a) ? null : { text: `${a}年至${b}年`, start: iso(Number(a), 1, 1), end: iso(Number(b), 12, 31) }),
  },
  {
    name: "en year end",
    relative: false,
    pattern: pattern(`(?:(?<until>by|up to|until|as of|through) )?(?:(?:at )?(?:the )?end (?:of )?|end-|year-end |late )(?<y>${YEAR})`),
    production: ({ until, y }) => ({ text: `${until && !/^by/iu.test(until) ? "截至" : ""}${y}年底`, start: until && !/^by/iu.test(until) ? null : iso(Number(y), 12, 31), end: iso(Number(y), 12, 31) }),
  },
  {
    name: "en quarter",
    relative: false,
    pattern: pattern(`(?:(?:the )?first (?<first>two|three|2|3) quarters of |Q(?<q>[1-4]) (?:of )?|(?:the )?(?<nth>first|second|third|fourth) quarter of )(?<y>${YEAR})`),
    production: ({ first, q, nth, y }) => {
      const n = first ? count(first) : ordinal(q ?? nth);
      return { text: `${y}年${first ? "前" : "第"}${"一二三四"[n - 1] ?? ""}季度`, ...quarterSpan(Number(y), first ? 1 : n, n) };
    },
  },
  {
    name: "en half",
    relative: false,
    pattern: pattern(`(?:the )?(?<nth>first|second) half of (?<y>${YEAR})`),
    production: ({ nth, y }) => ({ text: `${y}年${ordinal(nth) === 1 ? "上" : "下"}半年`, ...(ordinal(nth) === 1 ? quarterSpan(Number(y), 1, 2) : quarterSpan(Number(y), 3, 4)) }),
  },
  {
    name: "en day",
    relative: false,
    pattern: pattern(`(?:(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m>${MONTH})|(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?,?) (?<y>${YEAR})`),
    production: ({ d, m, m2, d2, y }) => {
      const mm = month(m ?? m2);
      const dd = Number(d ?? d2);
      return { text: `${y}年${mm}月${dd}日`, ...daySpan(iso(Number(y), mm, dd)) };
    },
  },
  {
    name: "en month",
    relative: false,
    pattern: pattern(`(?<m>${MONTH})(?: of)?,? (?<y>${YEAR})`),
    production: ({ m, y }) => ({ text: `${y}年${month(m)}月`, ...monthSpan(Number(y), month(m)) }),
  },
  {
    name: "en year",
    relative: false,
    pattern: pattern(`(?:(?<lead>since|until|up to|before|as of|after) )?(?:the year )?(?<y>${YEAR})`),
    production: ({ lead = "", y }, { now }): Period => {
      const span = yearSpan(Number(y));
      if (/since/iu.test(lead)) return { text: `${y}年以来`, start: span.start, end: now && span.start && now >= span.start ? now : null };
      if (/after/iu.test(lead)) return { text: `${y}年后`, start: span.end, end: null };
      if (/before/iu.test(lead)) return { text: `${y}年前`, start: null, end: span.end };
      return lead ? { text: `截至${y}年`, start: null, end: span.end } : { text: `${y}年`, ...span };
    },
  },
  {
    name: "en relative year",
    relative: true,
    pattern: pattern("(?<end>(?:at )?the end of )?(?<which>this year|last year|the previous year|the year before last|next year)"),
    production: ({ end, which = "" }, { now, surface }) => {
      const y = now ? yearOf(now) + (relative[which.toLowerCase()] ?? 0) : null;
      if (y === null) return { text: surface, start: null, end: null };
      return end ? { text: `${y}年底`, ...daySpan(iso(y, 12, 31)) } : { text: `${y}年`, ...yearSpan(y) };
    },
  },
  {
    name: "en last years",
    relative: true,
    pattern: pattern(`(?:in |over |during )?(?:the )?(?:last|past|recent) (?<n>${COUNT}) years`),
    production: ({ n }, { now }) => ({ text: `近${count(n)}年`, start: now ? iso(yearOf(now) - count(n) + 1, 1, 1) : null, end: now ?? null }),
  },
];
