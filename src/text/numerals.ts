import { type ArabicFigure, isArabic, scanArabicFigure } from "./arabic-figure.js";
import { foldSameLength } from "./quantities/fold.js";

/** A numeral found at a place in a folded text. */
export interface ScannedNumeral {
  end: number; // offset behind it
  value: number; // expanded: 370_000_000 for 3.7亿
  script: "arabic" | "han"; // how its first figure is written; "3.7亿" is arabic
  plain: boolean; // digits only: no point, comma or 万/亿
}

const DIGITS: Record<string, number> = {
  零: 0, "〇": 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 千: 1_000, 佰: 100, 仟: 1_000 };
/** Tens in one character. */
const TENS: Record<string, number> = { 廿: 20, 卅: 30, 卌: 40 };
const BIG: Record<string, number> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };
/** "8500千米", "2百分点": the 千 or 百 belongs to the unit when these follow. */
const UNIT_AFTER: Record<string, string> = { 千: "米克瓦伏卡赫字焦帕", 百: "分帕" };

/** True for a character that can begin a numeral. */
export function startsNumeral(c: string): boolean {
  return isArabic(c) || c in DIGITS || c in TENS || c === "十" || c === "百" || c === "千" || c === "半";
}

/** A multiplier at `i`, or 0. */
function multiplierAt(text: string, i: number): number {
  const c = text[i] ?? "";
  const next = text[i + 1] ?? "";
  if (c in BIG) return c === "兆" ? 0 : (BIG[c] ?? 0); // 兆瓦, 兆欧: never a multiplier in today's news
  if (c in SMALL) return next !== "" && UNIT_AFTER[c]?.includes(next) ? 0 : (SMALL[c] ?? 0);
  return 0;
}

/** Multipliers in a row, one blank before the first allowed: "万", "千万", "万亿", " 亿". */
export function scanMultipliers(text: string, i: number): { end: number; factor: number } {
  let at = multipliersFrom(text, i);
  let factor = 1;
  for (let m = multiplierAt(text, at); m > 0; m = multiplierAt(text, at)) {
    factor *= m;
    at++;
  }
  return factor === 1 ? { end: i, factor } : { end: at, factor };
}

const multipliersFrom = (text: string, i: number): number => (/[ \n]/u.test(text[i] ?? "") && /[万亿]/u.test(text[i + 1] ?? "") ? i + 1 : i);

/** A number or a multiplier of a numeral: 7, 千, 3, 百. */
type Token = { number: number } | { times: number };

function scanArabic(text: string, from: number): ScannedNumeral {
  const figure = scanArabicFigure(text, from);
  let tokens: Token[] = [{ number: figure.value }];
  let end = pushMultipliers(text, multipliersFrom(text, figure.end), tokens);
  if (tokens.length === 1) return { end: figure.end, value: figure.value, script: "arabic", plain: figure.plain };
  // "3亿5000万", "7千3百", "13万2", "14万一": a smaller part follows at once
  while (Number.isInteger(figure.value)) {
    const more = partAt(text, end, tokens);
    if (!more || valueOf(more.tokens) === null) break;
    [tokens, end] = [more.tokens, more.end];
  }
  return { end, value: valueOf(tokens) ?? figure.value, script: "arabic", plain: false };
}

function pushMultipliers(text: string, from: number, tokens: Token[]): number {
  let at = from;
  for (let m = multiplierAt(text, at); m > 0; m = multiplierAt(text, at)) {
    tokens.push({ times: m });
    at++;
  }
  return at;
}

/** Behind a part without its place: "14万一" is told of money; "3万一年" and "5万1月" are not. */
const SPOKEN_END = /^(?:[,，。;、!?)”元块多左 \n]|$)/u;
const NO_PART = /^[年月日号时点分期批届次]/u;

function partAt(text: string, at: number, before: readonly Token[]): { tokens: Token[]; end: number } | null {
  const c = text[at] ?? "";
  const han = c in DIGITS && c !== "零" && c !== "〇";
  if (!han && !isArabic(c)) return null;
  const part: ArabicFigure = han ? { end: at + 1, value: DIGITS[c] ?? 0, plain: true } : scanArabicFigure(text, at);
  const tokens: Token[] = [...before, { number: part.value }];
  const end = pushMultipliers(text, part.end, tokens);
  const placed = tokens.length > before.length + 1;
  const behind = text.slice(end, end + 1);
  if (!Number.isInteger(part.value) && !placed) return null;
  return (!placed && han ? SPOKEN_END.test(behind) : !NO_PART.test(behind)) ? { tokens, end } : null;
}

/**
 * The number that figures and places make: 7 千 3 百 → 7300, 3 万 5 → 35000, 1 万 5 千 亿 → 1.5 × 10¹².
 * @returns null when they make none: 三 四 百, 5 百 3 千
 */
function valueOf(tokens: readonly Token[]): number | null {
  let total = 0; // closed by 万 or 亿
  let section = 0; // below them
  let number: number | null = null;
  let last = 0; // the last place met, for "三万五"
  let closed = 0; // the last of 万 and 亿
  for (const token of tokens) {
    if ("number" in token) {
      if (number !== null && number !== 0) return null; // "三四百": a pair, not one numeral
      if (last > 0 && token.number >= last) return null;
      number = token.number;
      if (number === 0) last = 10;
    } else if (token.times < 1e4) {
      if (number !== null && section > 0 && token.times * number > last * 10 && last > 10) return null;
      section += exact(number === null || (number === 0 && token.times === 10) ? 1 : number, token.times);
      last = token.times;
      number = null;
    } else {
      const before = section + (number ?? 0);
      if (before === 0 && total === 0) return null; // 万 alone
      if (before > 0 && token.times === closed) return null; // "3万5万" are two
      const whole = before === 0 || (closed > 0 && token.times > closed);
      total = whole ? exact(total + before, token.times) : total + exact(before, token.times);
      [section, number, last, closed] = [0, null, token.times, token.times];
    }
  }
  // "三万五" is 35000; "一百零五" is 105
  const spoken = number !== null && number < 10 && last > 10 && Number.isInteger(number);
  return total + section + (spoken ? (number ?? 0) * (last / 10) : (number ?? 0));
}

/** 7907.888 × 10⁴ is 79078880, not 79078880.00000001. */
function exact(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

function scanHan(text: string, from: number): ScannedNumeral | null {
  let end = from;
  while (end < text.length && isHanNumeral(text, end, from)) end++;
  if (end === from) return null;
  let value = readHan(text.slice(from, end));
  if (value === null) return null;
  if (text[end] === "点" && (text[end + 1] ?? "") in DIGITS) {
    let decimals = "";
    let at = end + 1;
    for (; (text[at] ?? "") in DIGITS; at++) decimals += DIGITS[text[at] ?? ""];
    const { end: after, factor } = scanMultipliers(text, at);
    value = exact(Number(`${value}.${decimals}`), factor);
    end = after;
  }
  return { end, value, script: "han", plain: false };
}

function isHanNumeral(text: string, i: number, from: number): boolean {
  const c = text[i] ?? "";
  if (c === "两") return i === from || multiplierAt(text, i + 1) > 0; // 三十两 is a weight
  return c in DIGITS || c in TENS || ((c in SMALL || c in BIG) && multiplierAt(text, i) > 0);
}

/** A Chinese numeral without a point: digits one by one (二〇一七) or with places (一千二百), "百万" too. */
function readHan(numeral: string): number | null {
  if (/^[一二三四五六七八九零〇]{2,}$/u.test(numeral)) return readDigitByDigit(numeral);
  if (numeral === "百" || numeral === "千") return null;
  const tokens: Token[] = [];
  for (const c of numeral) {
    if (c in DIGITS) tokens.push({ number: DIGITS[c] ?? 0 });
    else if (c in TENS) tokens.push({ number: (TENS[c] ?? 0) / 10 }, { times: 10 });
    else tokens.push({ times: SMALL[c] ?? BIG[c] ?? 1 });
  }
  return valueOf(tokens);
}

/** 二〇一七 → 2017; two neighbours (三五, 七八) are a guess at a number, not a number. */
function readDigitByDigit(numeral: string): number | null {
  if (numeral.length < 3 && !/[零〇]/u.test(numeral)) return null;
  return Number([...numeral].map((c) => DIGITS[c]).join(""));
}

/**
 * The numeral that begins at `from` in a text already folded by `foldSameLength`, as long as it goes.
 * @returns null when none begins there
 */
export function scanNumeral(folded: string, from: number): ScannedNumeral | null {
  const c = folded[from];
  if (c === undefined) return null;
  if (isArabic(c)) return scanArabic(folded, from);
  if (c === "半") return { end: from + 1, value: 0.5, script: "han", plain: false };
  return scanHan(folded, from);
}

/**
 * Reads one numeral, Arabic, Chinese or mixed, and expands it: "40.18万" → 401800, "三百零五" → 305, "二〇一七" → 2017, "半" → 0.5.
 * @param text the numeral alone, in either script, no unit after it
 * @returns the number, or null when any part is no numeral ("第一", "几十"); never throws
 */
export function readNumeral(text: string): number | null {
  const folded = foldSameLength(text.trim());
  if (folded === "一半") return 0.5;
  const negative = folded.startsWith("-") || folded.startsWith("负");
  const found = scanNumeral(folded, negative ? 1 : 0);
  if (!found || found.end !== folded.length) return null;
  return negative ? -found.value : found.value;
}
