import { readNumeral } from "../numerals.js";
import { daySpan, iso, monthSpan, quarterSpan, type Span, yearSpan } from "./days.js";

/** A part of a year as text and as days. */
export interface Part {
  text: string; // "底", "前三季度", "12月5日"
  span: (year: number) => Span;
}

const N = "(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})";
/** What may follow a year: 底, 上半年, 第三季度, 12月5日. One group, no nested repeats. */
export const PART = `(?:年?[底末终初]|年?中(?=[,，。;、])|全年|上半年|下半年|(?:前|第)?[一二三四1-4]个?季度[末底]?|上半年末|[前头]${N}个?月|${N}(?:月份?)?[-—~至到]${N}月份?(?!\\d)|${N}月(?:份)?(?:${N}[日号](?:2?\\d时)?|上旬|中旬|下旬|底|末|初|中)?)`;

const number = (text: string | undefined): number => readNumeral(text ?? "") ?? 0;
const ending = (text: string, span: (year: number) => Span): Part => ({ text, span });

/** Reads one part; null when it names no day of the calendar (13月). */
export function readPart(raw: string): Part | null {
  const part = raw.replace(/份/gu, "");
  if (/^年?[底末终]$/u.test(part)) return ending("底", (y) => daySpan(iso(y, 12, 31)));
  if (/^年?初$/u.test(part)) return ending("初", (y) => monthSpan(y, 1));
  if (/^年?中$/u.test(part)) return ending("年中", (y) => ({ start: iso(y, 6, 1), end: iso(y, 7, 31) }));
  if (part === "全年") return ending("", yearSpan);
  if (part === "上半年末") return ending(part, (y) => daySpan(iso(y, 6, 30)));
  if (part === "上半年") return ending(part, (y) => quarterSpan(y, 1, 2));
  if (part === "下半年") return ending(part, (y) => quarterSpan(y, 3, 4));
  return readQuarter(part) ?? readMonths(part) ?? readMonth(part);
}

function readQuarter(part: string): Part | null {
  const match = /^(前|第)?(.)个?季度([末底])?$/u.exec(part);
  const n = number(match?.[2]);
  if (!match || n < 1 || n > 4) return null;
  if (match[3]) return ending(`第${"一二三四"[n - 1]}季度末`, (y) => daySpan(iso(y, n * 3, 31)));
  return match[1] === "前" ? ending(`前${"一二三四"[n - 1]}季度`, (y) => quarterSpan(y, 1, n)) : ending(`第${"一二三四"[n - 1]}季度`, (y) => quarterSpan(y, n, n));
}

function readMonths(part: string): Part | null {
  const first = /^[前头](.{1,3}?)个?月$/u.exec(part);
  const range = /^(.{1,3}?)月?[-—~至到](.{1,3})月$/u.exec(part);
  const from = first ? 1 : number(range?.[1]);
  const to = number(first?.[1] ?? range?.[2]);
  if (from < 1 || to < from || to > 12) return null;
  return ending(first ? `前${to}个月` : `${from}月至${to}月`, (y) => ({ start: iso(y, from, 1), end: iso(y, to, 31) }));
}

const THIRDS: Record<string, readonly [number, number]> = { 上旬: [1, 10], 初: [1, 10], 中旬: [11, 20], 中: [11, 20], 下旬: [21, 31] };

function readMonth(part: string): Part | null {
  const match = /^(.{1,3}?)月(.*)$/u.exec(part);
  const month = number(match?.[1]);
  if (!match || month < 1 || month > 12) return null;
  const rest = match[2] ?? "";
  if (rest === "") return ending(`${month}月`, (y) => monthSpan(y, month));
  if (rest === "底" || rest === "末") return ending(`${month}月底`, (y) => daySpan(iso(y, month, 31)));
  const third = THIRDS[rest];
  if (third) return ending(`${month}月${rest}`, (y) => ({ start: iso(y, month, third[0]), end: iso(y, month, third[1]) }));
  const day = number(rest.replace(/[日号](?:2?\d时)?$/u, ""));
  return day < 1 || day > 31 ? null : ending(`${month}月${day}日`, (y) => daySpan(iso(y, month, day)));
}
