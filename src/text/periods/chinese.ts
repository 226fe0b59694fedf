import type { Period } from "../../domain/period.js";
import { readNumeral } from "../numerals.js";
import { iso, monthOf, monthSpan, shiftYears, type Span, yearOf, yearSpan } from "./days.js";
import { PART, readPart } from "./parts.js";
import type { PeriodRule } from "./rule.js";

const YEAR = "(?:(?:19|20)\\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2})";
const RELATIVE_YEAR = "(?:今年|本年度?|当年|去年|上年度?|前年|明年|后年|今年以来|(?<![一二两三四五六七八九十几\\d])年内|大前年)";
const TO = "(?:—{1,2}|[-~至到])";
const TAIL = "(?:以来|至今|起|算起|往后|到现在|到如今|之前|以前|(?:前|后)(?![一二两三四五六七八九十几\\d年])|之后|以后)";
const UNTIL = "(?:截至到?|截止到?|截至目前)";

const SHIFT: Record<string, number> = { 今年: 0, 本年: 0, 本年度: 0, 年内: 0, 去年: -1, 上年: -1, 上年度: -1, 前年: -2, 大前年: -3, 明年: 1, 后年: 2 };

const pattern = (source: string): RegExp => new RegExp(source, "gu");
const year = (text: string | undefined): number => readNumeral(text ?? "") ?? 0;

/** Bends a span by the words around it: 截至… opens the start, …以来 the end. */
function bend(text: string, span: Span, until: boolean, tail: string, now: string | undefined): Period {
  if (until) return { text: `截至${text}`, start: null, end: span.end };
  if (/以来|至今|起|往后|到现在|到如今/u.test(tail)) return { text: `${text}以来`, start: span.start, end: now && span.start && now >= span.start ? now : null };
  if (/前/u.test(tail)) return { text: `${text}前`, start: null, end: span.end };
  if (/后/u.test(tail)) return { text: `${text}后`, start: span.end, end: null };
  return { text, ...span };
}

/** "2017年底", "去年上半年", "截至2018年12月5日", "2019年以来": a year, perhaps a part of it. */
function partOfYear(y: number | null, part: string | undefined, until: boolean, tail: string, now: string | undefined, surface: string): Period | null {
  const read = part ? readPart(part) : null;
  if (part && !read) return null;
  if (y === null) return { text: surface, start: null, end: null };
  const span = read ? read.span(y) : yearSpan(y);
  return bend(`${y}年${read?.text ?? ""}`, span, until, tail, now);
}

export const CHINESE_RULES: readonly PeriodRule[] = [
  {
    name: "years from to",
    relative: false,
    pattern: pattern(`(?<a>${YEAR})年?${TO}(?<b>${YEAR})年(?<half>底|末)?`),
    production: ({ a, b, half }) => ({ text: `${year(a)}年至${year(b)}年${half ? "底" : ""}`, start: iso(year(a), 1, 1), end: iso(year(b), 12, 31) }),
  },
  {
    name: "year",
    relative: false,
    pattern: pattern(`(?<until>${UNTIL})?(?<y>${YEAR}) ?年度?(?<part>${PART})?(?<tail>${TAIL})?`),
    production: ({ until, y, part, tail = "" }, { now, surface }) => partOfYear(year(y), part, until !== undefined, tail, now, surface),
  },
  {
    name: "day in figures",
    relative: false,
    pattern: pattern("(?<![\\d.-])(?<y>(?:19|20)\\d{2})(?<sep>[-/.])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})(?![\\d.-])"),
    production: ({ y, m, d }) => {
      if (Number(m) < 1 || Number(m) > 12 || Number(d) < 1 || Number(d) > 31) return null;
      const day = iso(Number(y), Number(m), Number(d));
      return { text: `${Number(y)}年${Number(m)}月${Number(d)}日`, start: day, end: day };
    },
  },
  {
    name: "short year",
    relative: false,
    pattern: pattern(`(?<![\\d.近约过用达满了续时长历第每这])(?<y>[0-2]\\d|9\\d)年(?:(?<part>${PART})|(?<tail>以来|以前|之前)|度?(?![多来间内级代期余制]|以上|左右|时间|之久))`),
    production: ({ y, part, tail = "" }, { now, surface }) => partOfYear(Number(y) + (Number(y) >= 90 ? 1900 : 2000), part, false, tail, now, surface),
  },
  {
    name: "relative year",
    relative: true,
    pattern: pattern(`(?<until>${UNTIL})?(?<y>${RELATIVE_YEAR})(?<part>${PART})?(?<tail>${TAIL})?`),
    production: ({ until, y = "", part, tail = "" }, { now, surface }) => {
      const shift = SHIFT[y];
      if (shift === undefined && !/^(?:今年以来|当年)$/u.test(y)) return null;
      if (y === "当年") return { text: surface, start: null, end: null };
      return partOfYear(now ? yearOf(now) + (shift ?? 0) : null, part, until !== undefined, y === "今年以来" ? "以来" : tail, now, surface);
    },
  },
  {
    name: "part of this year",
    relative: true,
    pattern: pattern(`(?<until>${UNTIL})?(?<![\\d年上])(?<part>年[底末]|(?<!年)(?:${PART}))(?<tail>${TAIL})?`),
    production: ({ until, part = "", tail = "" }, { now, surface }) => {
      if (/^(?:[底末终初中全]|年?初$|年中|年终)/u.test(part)) return null;
      return partOfYear(now ? yearOf(now) : null, part, until !== undefined, tail, now, surface);
    },
  },
  {
    name: "this or last month",
    relative: true,
    pattern: pattern("(?<which>本月|这个月|当月|上月|上个月)"),
    production: ({ which = "" }, { now, surface }) => {
      if (!now) return { text: surface, start: null, end: null };
      const back = which.startsWith("上");
      const month = monthOf(now) - (back ? 1 : 0) || 12;
      const y = yearOf(now) - (back && month === 12 ? 1 : 0);
      return { text: `${y}年${month}月`, ...monthSpan(y, month) };
    },
  },
  {
    name: "last years",
    relative: true,
    pattern: pattern("(?:最近|近|过去|这|短短)的?(?<n>\\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:多?(?:以来|来|间|里|时间))?|(?<m>\\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:间|来)"),
    production: ({ n, m }, { now, surface }) => {
      const years = readNumeral(n ?? m ?? "");
      return years === null ? null : { text: surface, start: now ? iso(yearOf(now) - years + 1, 1, 1) : null, end: now ?? null };
    },
  },
  {
    name: "next years",
    relative: true,
    pattern: pattern("(?:未来|今后|接下来)的?(?<n>\\d{1,2}|[一二两三四五六七八九十]{1,3})年内?"),
    production: ({ n }, { now, surface }) => {
      const years = readNumeral(n ?? "");
      return years === null ? null : { text: surface, start: now ?? null, end: now ? shiftYears(now, years) : null };
    },
  },
  { name: "within years", relative: true, pattern: pattern("(?<![\\d今后来第])(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:之内|以内|内)"), production: (_, { surface }) => ({ text: surface, start: null, end: null }) },
  { name: "recent years", relative: true, pattern: pattern("近年来|近些年|近几年来?|这些年来?|这几年来?"), production: (_, { now, surface }) => ({ text: surface, start: null, end: now ?? null }) },
  { name: "now", relative: true, pattern: pattern("截至目前|截止目前|截至报道时|目前为止|到目前为止|迄今|目前"), production: (_, { now, surface }) => ({ text: surface, start: null, end: now ?? null }) },
  {
    name: "five-year plan",
    relative: false,
    pattern: pattern("[“\"「]?十(?<n>[一二三四五])五[”\"」]?(?:规划)?(?<part>时期|期间|以来|初期|末期|末|开局之年|收官之年)?(?!里|米)"),
    production: ({ n = "", part = "" }, { now }) => {
      const first = 2006 + "一二三四五".indexOf(n) * 5; // 十一五 began in 2006
      const text = `十${n}五${part === "" || part === "期间" ? "时期" : part}`;
      if (part === "以来") return { text, start: iso(first, 1, 1), end: now ?? null };
      if (/末|收官/u.test(part)) return { text, ...yearSpan(first + 4) };
      if (/初|开局/u.test(part)) return { text, ...yearSpan(first) };
      return { text, start: iso(first, 1, 1), end: iso(first + 4, 12, 31) };
    },
  },
];
