import { scanNumeral, startsNumeral } from "../numerals.js";
import type { Quantity } from "./quantity.js";
import { unitAt } from "./units.js";

type Found = Omit<Quantity, "surface">;

export function bare(part: Pick<Found, "start" | "end" | "value" | "unit" | "rule">): Found {
  return { ...part, valueMax: null, qualifier: "exact" };
}

const PARTS: Record<string, string> = { 百: "%", 千: "‰", 万: "‱" };

/** 百分之三十 → 30 %, 千分之五 → 5 ‰, 三分之一 → 0.3333, 2/3 → 0.6667, 一半 → 0.5, 八成五 → 8.5 成. */
export function shareAt(folded: string, at: number, floor: number): Found | null {
  const unit = folded.startsWith("分之", at + 1) ? PARTS[folded[at] ?? ""] : undefined;
  if (unit) {
    const hundred = unit === "%" && folded[at + 3] === "百" && !startsNumeral(folded[at + 4] ?? "");
    if (hundred) return bare({ start: at, end: at + 4, value: 100, unit, rule: "share in words" });
    const minus = folded[at + 3] === "负" ? 1 : 0;
    const numeral = scanNumeral(folded, at + 3 + minus);
    if (!numeral) return null;
    const value = minus ? -numeral.value : numeral.value;
    return bare({ start: at, end: numeral.end, value, unit, rule: "share in words" });
  }
  return fractionInWords(folded, at, floor) ?? fractionInFigures(folded, at) ?? halfAt(folded, at) ?? tenthsAt(folded, at);
}

const rounded = (above: number, below: number): number => Number((above / below).toFixed(4));

function fractionInWords(folded: string, at: number, floor: number): Found | null {
  const whole = folded.slice(at + 1, at + 5).indexOf("分之") + 1;
  if (whole < 1 || at < floor) return null;
  const below = scanNumeral(folded, at);
  const above = scanNumeral(folded, at + whole + 2);
  if (!below || !above || below.end !== at + whole || below.value === 0) return null;
  return bare({ start: at, end: above.end, value: rounded(above.value, below.value), unit: "", rule: "fraction" });
}

const FRACTION = /(?<above>\d{1,2})\/(?<below>\d{1,2})(?=的|以上|左右|强|弱|多|[,，。;、!?)”\s]|$)/uy;
const FRACTION_LEAD = /(?:占|约|近|超|过|有|达|到|至|的|为|是|仅|了|足|中|逾|够|少|低|减|加|高|成)\s?$/u;

/** "2/3的村": a proper fraction; 3/4 may be a day, and 24/7 is none. */
function fractionInFigures(folded: string, at: number): Found | null {
  FRACTION.lastIndex = at;
  const { groups } = FRACTION.exec(folded) ?? {};
  const [above, below] = [Number(groups?.["above"]), Number(groups?.["below"])];
  if (!groups || !(above > 0 && above < below) || /[\dA-Za-z/.]/u.test(folded[at - 1] ?? "")) return null;
  const lead = FRACTION_LEAD.test(folded.slice(Math.max(0, at - 2), at));
  if (!lead && !/^(?:的|以上|强|弱|多)/u.test(folded.slice(FRACTION.lastIndex, FRACTION.lastIndex + 2))) return null;
  return bare({ start: at, end: FRACTION.lastIndex, value: rounded(above, below), unit: "", rule: "fraction" });
}

const HALF = /一半(?!一半|是|海|儿)|半数|(?<=[过近超])半(?=[数的,，。;、!?)”\s]|$)/uy;
const OTHER_HALF = /[另前后上下这那]$|一半$|事半$|对半|多半$|^大半/u;

/** 一半, 半数, 过半: one half. 另一半 and 后一半 are pieces, no shares. */
function halfAt(folded: string, at: number): Found | null {
  HALF.lastIndex = at;
  const match = HALF.exec(folded);
  if (!match || OTHER_HALF.test(folded.slice(Math.max(0, at - 2), at))) return null;
  const end = match[0] === "半" && folded[at + 1] === "数" ? at + 2 : at + match[0].length;
  return bare({ start: at, end, value: 0.5, unit: "", rule: "half" });
}

const TENTHS = /[一二三四五六七八九]成[一二三四五六七八九](?!成)/uy;

/** "八成五的农户" → 8.5 成; "九成三年内" is nine tenths. */
function tenthsAt(folded: string, at: number): Found | null {
  TENTHS.lastIndex = at;
  const match = TENTHS.exec(folded);
  const end = at + 3;
  if (!match || /[第几]/u.test(folded[at - 1] ?? "") || unitAt(folded, end)) return null;
  const [whole, part] = [scanNumeral(folded, at)?.value, scanNumeral(folded.slice(end - 1, end), 0)?.value];
  return whole === undefined || part === undefined ? null : bare({ start: at, end, value: whole + part / 10, unit: "成", rule: "tenths" });
}
