import { readNumeral } from "../text/numerals.js";
import type { Span } from "./terms.js";

const YEARS = /(?<![第\d年上去前今明后这近]|十[一二三四五])(?<n>[一两二三四五六七八九十]|\d{1,2})年(?![级代前以后底末初度份月\d]|[一二三四五六七八九十]月)/gu;
const ENGLISH_YEARS = /\b(?<n>two|three|four|five|six|ten|\d{1,2})[- ]years?\b(?! (?:ago|later|before|earlier))/gu;
const ENGLISH: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };

/** How many years together a question asks about: 五年总共, over five years → 5; null when it names no stretch. */
export function yearsTogether(text: string, taken: Span[]): number | null {
  for (const m of [...text.matchAll(YEARS), ...text.matchAll(ENGLISH_YEARS)]) {
    if (taken.some((t) => m.index < t.end && t.start < m.index + m[0].length)) continue;
    const word = m.groups?.["n"] ?? "";
    const n = ENGLISH[word] ?? readNumeral(word);
    if (n !== null && n >= 2 && n <= 50) return n;
  }
  return null;
}

const EARLIEST = /(?:[一两二三四五六七八九十]|\b\d{1,2})年前|原来|原先|起初|最初|最早|一开始|当初|起点|years ago|originally|at first|initially|to begin with/u;

/** 原来是多少, 五年前: asks where a series began. */
export const asksEarliest = (text: string): boolean => EARLIEST.test(text);
