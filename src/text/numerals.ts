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
const BIG: Record<string, number> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };
/** "8500千米", "2百分点": the 千 or 百 belongs to the unit. */
const UNIT_AFTER = /[米克瓦伏卡赫字焦分升]/u;

const MAX_DIGITS = 15; // a longer run is a registration number; nothing after it is read exactly
const isArabic = (c: string | undefined): boolean => c !== undefined && c >= "0" && c <= "9";

/** True for a character that can begin a numeral. */
export function startsNumeral(c: string): boolean {
  return isArabic(c) || c in DIGITS || c === "十" || c === "百" || c === "千" || c === "半";
}

/** A multiplier at `i`, or 0. */
function multiplierAt(text: string, i: number): number {
  const c = text[i] ?? "";
  const next = text[i + 1] ?? "";
  if (c in BIG) return c === "兆" ? 0 : (BIG[c] ?? 0); // 兆瓦, 兆欧: never a multiplier in today's news
  if (c in SMALL) return UNIT_AFTER.test(next) ? 0 : (SMALL[c] ?? 0);
  return 0;
}

/** Multipliers in a row, one blank before the first allowed: "万", "千万", "万亿", " 亿". */
function scanMultipliers(text: string, i: number): { end: number; factor: number } {
  let at = text[i] === " " && (text[i + 1] === "万" || text[i + 1] === "亿") ? i + 1 : i;
  let factor = 1;
  for (let m = multiplierAt(text, at); m > 0; m = multiplierAt(text, at)) {
    factor *= m;
    at++;
  }
  return factor === 1 ? { end: i, factor } : { end: at, factor };
}

/** Figures with commas in threes and a point: "1,234", "9.85". */
function scanArabicFigure(text: string, from: number): { end: number; value: number; plain: boolean } {
  let end = from;
  let digits = "";
  let plain = true;
  while (isArabic(text[end])) end++;
  digits = text.slice(from, Math.min(end, from + MAX_DIGITS));
  while (digits.length > 0 && (digits.length <= 3 || !plain) && isThousands(text, end)) {
    digits += text.slice(end + 1, end + 4);
    end += 4;
    plain = false;
  }
  if (text[end] === "." && isArabic(text[end + 1])) {
    const point = end++;
    while (isArabic(text[end])) end++;
    digits += text.slice(point, Math.min(end, point + MAX_DIGITS));
    plain = false;
  }
  return { end, value: Number(digits), plain };
}

/** ",234" and no digit after it. */
function isThousands(text: string, i: number): boolean {
  return text[i] === "," && isArabic(text[i + 1]) && isArabic(text[i + 2]) && isArabic(text[i + 3]) && !isArabic(text[i + 4]);
}

function scanArabic(text: string, from: number): ScannedNumeral {
  const figure = scanArabicFigure(text, from);
  const { end, factor } = scanMultipliers(text, figure.end);
  let value = exact(figure.value, factor);
  let at = end;
  let lowest = factor;
  // "3亿5000万", "1万2千": a smaller part follows at once
  while (lowest >= 1e4 && isArabic(text[at])) {
    const part = scanArabicFigure(text, at);
    const more = scanMultipliers(text, part.end);
    if (exact(part.value, more.factor) >= lowest) break;
    value += exact(part.value, more.factor);
    at = more.end;
    lowest = more.factor;
  }
  return { end: at, value, script: "arabic", plain: figure.plain && factor === 1 };
}

/** 7907.888 × 10⁴ is 79078880, not 79078880.00000001. */
function exact(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

function scanHan(text: string, from: number): ScannedNumeral | null {
  let end = from;
  while (end < text.length && isHanNumeral(text, end)) end++;
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

function isHanNumeral(text: string, i: number): boolean {
  const c = text[i] ?? "";
  return c in DIGITS || ((c in SMALL || c in BIG) && multiplierAt(text, i) > 0);
}

/** A Chinese numeral without a point: digits one by one (二〇一七) or with places (一千二百), "百万" too. */
function readHan(numeral: string): number | null {
  if (/^[一二三四五六七八九零〇]{2,}$/u.test(numeral)) return readDigitByDigit(numeral);
  let total = 0; // closed by 亿
  let section = 0; // below 万
  let digit: number | null = null;
  let last = 0; // the last place met, for "三万五"
  for (let i = 0; i < numeral.length; i++) {
    const c = numeral[i] ?? "";
    if (c in DIGITS) {
      if (digit !== null && digit !== 0) return null; // "三四百": a pair, not one numeral
      digit = DIGITS[c] ?? 0;
      if (c === "零" || c === "〇") last = 10;
      continue;
    }
    const small = SMALL[c];
    if (small !== undefined) {
      if (digit === null && section === 0 && total === 0 && small > 10 && numeral.length === 1) return null; // 百, 千 alone
      section += (digit === null || (digit === 0 && small === 10) ? 1 : digit) * small;
      last = small;
    } else {
      const big = BIG[c] ?? 1;
      const before = section + (digit ?? 0);
      if (before === 0 && total === 0) return null; // 万 alone
      total = big > last && total > 0 && before === 0 ? total * big : total + before * big;
      section = 0;
      last = big;
    }
    digit = null;
  }
  // "三万五" is 35000; "一百零五" is 105
  const tail = digit === null ? 0 : last > 10 ? digit * (last / 10) : digit;
  return total + section + tail;
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
