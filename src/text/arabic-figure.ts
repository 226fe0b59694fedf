/** Figures in Arabic digits as texts print them, with the separators of threes and the point. */
export interface ArabicFigure {
  end: number;
  value: number;
  plain: boolean; // digits only: no point, no separator
}

const MAX_DIGITS = 15; // a longer run is a registration number; nothing after it is read exactly

export const isArabic = (c: string | undefined): boolean => c !== undefined && c >= "0" && c <= "9";

/** Between threes: a comma, or the blank that tables and statisticians print. */
const SEPARATORS = ", ";
/** A point with blanks around it, from a PDF, or a middle dot; a unit must follow the figure. */
const LOOSE_POINT = /(?:(?<before> )\.|(?<dot>·)|\.(?<after>[ \n])| \. )(?<decimals>\d{1,4})(?= ?[%‰万亿元吨亩公平立米斤倍个户人])/uy;
const HAN_BEFORE = /\p{Script=Han} ?$/u;

/** "1,234", "12 345", "9.85", "3 .5%", "12·5%": one figure that begins at `from`, in a folded text. */
export function scanArabicFigure(text: string, from: number): ArabicFigure {
  let end = from;
  while (isArabic(text[end])) end++;
  let digits = text.slice(from, Math.min(end, from + MAX_DIGITS));
  let plain = true;
  const separator = text[end] ?? "";
  while (digits.length > 0 && (digits.length <= 3 || !plain) && isThree(text, from, end, separator)) {
    digits += text.slice(end + 1, end + 4);
    end += 4;
    plain = false;
  }
  const point = text[end] === "." && isArabic(text[end + 1]) ? end : -1;
  if (point >= 0) {
    end++;
    while (isArabic(text[end])) end++;
    digits += text.slice(point, Math.min(end, point + MAX_DIGITS));
    return { end, value: Number(digits), plain: false };
  }
  const loose = loosePoint(text, from, end);
  if (loose) return { end: loose.end, value: Number(`${digits}.${loose.decimals}`), plain: false };
  return { end, value: Number(digits), plain };
}

/** More numbers behind a blank, not of three digits. */
const ROW = /^ \d(?!\d\d(?!\d))/u;

/** A separator at `i`, three digits and no digit after them. A row of numbers is no number. */
function isThree(text: string, from: number, i: number, separator: string): boolean {
  if (!SEPARATORS.includes(separator) || separator === "" || text[i] !== separator) return false;
  if (!isArabic(text[i + 1]) || !isArabic(text[i + 2]) || !isArabic(text[i + 3]) || isArabic(text[i + 4])) return false;
  if (separator === ",") return true;
  const inRow = isArabic(text[from - 1]) || (text[from - 1] === " " && isArabic(text[from - 2]));
  return !inRow && text[from] !== "0" && !ROW.test(text.slice(i + 4, i + 9)) && !/[年月日]/u.test(text[i + 4] ?? "");
}

/** "3. 5%" only behind a Chinese character: at the head of a line "3." counts the lines. */
function loosePoint(text: string, from: number, end: number): { end: number; decimals: string } | null {
  LOOSE_POINT.lastIndex = end;
  const { groups } = LOOSE_POINT.exec(text) ?? {};
  if (!groups || end - from > 4) return null;
  if (groups["after"] !== undefined && !HAN_BEFORE.test(text.slice(Math.max(0, from - 2), from))) return null;
  return { end: LOOSE_POINT.lastIndex, decimals: groups["decimals"] ?? "" };
}
