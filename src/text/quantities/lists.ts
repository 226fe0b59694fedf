import { type ScannedNumeral, scanNumeral } from "../numerals.js";
import { unitAt } from "./units.js";

const LINK = /[、和及与] ?|以及/uy;
const MOST = 8; // numbers of one list
const SMALL = 10; // "3、5天" may be a guess at one number, "1、" the head of a paragraph

/** What a number borrows from the end of its list: 元, and 10000 where only the last says 万. */
export interface Borrowed {
  unit: string;
  factor: number;
}

const isScaled = (folded: string, { end }: ScannedNumeral): boolean => /[万亿千百]/u.test(folded[end - 1] ?? "");
const isTold = ({ value, script, plain }: ScannedNumeral): boolean => script === "arabic" && (value >= SMALL || !plain);

/** 12.4、18.6万亩; 286、312和330吨: only the last number of a list says its measure word. */
export function borrowedUnit(folded: string, first: ScannedNumeral): Borrowed | null {
  if (!isTold(first)) return null;
  let at = first.end;
  for (let n = 1; n < MOST; n++) {
    LINK.lastIndex = at;
    if (!LINK.test(folded)) return null;
    const next = scanNumeral(folded, LINK.lastIndex);
    if (!next || !isTold(next)) return null;
    const unit = unitAt(folded, next.end);
    if (unit) return unit.kind === "weak" || unit.kind === "time" ? null : { unit: unit.unit, factor: scaleOf(folded, first, next) };
    at = next.end;
  }
  return null;
}

function scaleOf(folded: string, first: ScannedNumeral, last: ScannedNumeral): number {
  if (isScaled(folded, first)) return 1;
  return folded[last.end - 1] === "万" ? 1e4 : folded[last.end - 1] === "亿" ? 1e8 : 1;
}

const POINTS = /^[、和及与,，][^。;!?\d]{0,8}\d{1,3}(?:\.\d{1,2})?个(?:百分点|[、和及与][^。;!?\d]{0,8}\d{1,3}(?:\.\d{1,2})?个百分点)/u;

/** 高于全国3.3个、全省1.8个百分点: the first 个 is short for the second's. @param end behind 个 */
export function isPointOfList(folded: string, end: number, value: number): boolean {
  const ahead = folded.slice(end, end + 36);
  return POINTS.test(ahead) && (!Number.isInteger(value) || /^[、和及与].{0,2}\d/u.test(ahead));
}
