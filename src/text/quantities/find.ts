import type { Qualifier } from "../../domain/fact.js";
import { type ScannedNumeral, scanNumeral, startsNumeral } from "../numerals.js";
import { boundAfter, boundBefore, boundInside } from "./bounds.js";
import { foldSameLength } from "./fold.js";
import { hanCounts, NUMERAL_GUARDS } from "./guards.js";
import { impliedUnit, spokenMoney } from "./implied.js";
import { borrowedUnit, isPointOfList } from "./lists.js";
import type { Quantity } from "./quantity.js";
import { pairAt, rangeFrom, roundAt } from "./ranges.js";
import { specialAt, TRIGGERS } from "./special.js";
import { type UnitMatch, unitAt } from "./units.js";

type Found = Omit<Quantity, "surface">;
/** What one step of the scan did: how far it read, and the quantity if there was one. */
interface Step {
  end: number;
  found: Found | null;
}

const HAN_NUMERAL = "零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟";
const NUMERAL = 1;
const SPECIAL = 2;
let classes: Uint8Array | undefined;

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const c of TRIGGERS) table[c.charCodeAt(0)] = SPECIAL;
  for (const c of `0123456789${HAN_NUMERAL}`) table[c.charCodeAt(0)] = (table[c.charCodeAt(0)] ?? 0) | NUMERAL;
  return table;
}

/**
 * Every quantity of a text, in order, without overlaps: a number and what it counts. Dates, ordinals, codes and slogans are none.
 * @param text in either script, any length; one paragraph or a whole article
 * @returns offsets are UTF-16 units of `text`; time is linear in its length
 */
export function findQuantities(text: string): Quantity[] {
  classes ??= buildClasses();
  const folded = foldSameLength(text);
  const out: Quantity[] = [];
  let floor = 0; // nothing before it may be taken again
  for (let i = 0; i < folded.length; ) {
    const kind = classes[folded.charCodeAt(i)] ?? 0;
    if (kind === 0) {
      i++;
      continue;
    }
    const step = stepAt(folded, i, kind, floor);
    if (step.found) {
      floor = step.found.end;
      out.push({ ...step.found, surface: text.slice(step.found.start, step.found.end) });
    }
    i = Math.max(step.end, i + 1);
  }
  return out;
}

function stepAt(folded: string, at: number, kind: number, floor: number): Step {
  if (kind & SPECIAL) {
    const special = specialAt(folded, at);
    if (special) return { end: special.end, found: special };
    if (!(kind & NUMERAL)) return { end: at + 1, found: null };
  }
  const shared = shareAt(folded, at, floor) ?? pairAt(folded, at) ?? null;
  if (shared) return { end: shared.end, found: withBounds(folded, shared, floor, false) };
  const numeral = scanNumeral(folded, at);
  if (!numeral) {
    const round = roundAt(folded, at);
    if (round) return { end: round.end, found: withBounds(folded, round, floor, true) };
    return { end: skipHan(folded, at), found: null };
  }
  return readNumber(folded, at, numeral, floor);
}

/** Past a run of Chinese numerals that is none: "三四五", "一万个一". */
function skipHan(folded: string, at: number): number {
  let end = at + 1;
  while (end < folded.length && HAN_NUMERAL.includes(folded[end] ?? "\n")) end++;
  return end;
}

/** 百分之三十 → 30 %, 千分之五 → 5 ‰, 三分之一 → 0.3333. */
function shareAt(folded: string, at: number, floor: number): Found | null {
  const unit = folded.startsWith("百分之", at) ? "%" : folded.startsWith("千分之", at) ? "‰" : null;
  if (unit) {
    if (unit === "%" && folded[at + 3] === "百" && !startsNumeral(folded[at + 4] ?? "")) return bare({ start: at, end: at + 4, value: 100, unit, rule: "share in words" });
    const numeral = scanNumeral(folded, at + 3);
    return numeral && bare({ start: at, end: numeral.end, value: numeral.value, unit, rule: "share in words" });
  }
  const whole = folded.slice(at + 1, at + 5).indexOf("分之") + 1;
  if (whole < 1 || at < floor) return null;
  const below = scanNumeral(folded, at);
  const above = scanNumeral(folded, at + whole + 2);
  if (!below || !above || below.end !== at + whole || below.value === 0) return null;
  return bare({ start: at, end: above.end, value: Number((above.value / below.value).toFixed(4)), unit: "", rule: "fraction" });
}

function bare(part: Pick<Found, "start" | "end" | "value" | "unit" | "rule">): Found {
  return { ...part, valueMax: null, qualifier: "exact" };
}

function readNumber(folded: string, at: number, numeral: ScannedNumeral, floor: number): Step {
  const place = { folded, start: at, numeral };
  if (NUMERAL_GUARDS.some((guard) => guard.holds(place))) return { end: numeral.end, found: null };
  const range = rangeFrom(folded, at, numeral);
  if (range) return { end: range.end, found: withBounds(folded, range, floor, false) };
  const half = withHalf(folded, at, numeral);
  if (half) return { end: half.end, found: withBounds(folded, half, floor, false) };
  const { end: numberEnd, value, inside } = withInside(folded, numeral);
  const word = unitAt(folded, numberEnd);
  const unit = word?.unit === "个" && isPointOfList(folded, word.end, value) ? { ...word, unit: "百分点", kind: "share" as const } : word;
  const whole = { ...place, numeral: { ...numeral, end: numberEnd, value } };
  if (unit && accepts(whole, unit)) {
    const found = { ...bare({ start: at, end: unit.end, value, unit: unit.unit, rule: ruleName(numeral, unit) }), qualifier: inside ?? (unit.over ? "over" : "exact") } as const;
    const bounded = withBounds(folded, withSign(folded, found, numeral), floor, false);
    return { end: bounded.end, found: bounded };
  }
  const large = value >= 1e4 && !numeral.plain;
  const borrowed = unit ? null : borrowedUnit(folded, numeral);
  if (borrowed) {
    const found = withBounds(folded, bare({ start: at, end: numberEnd, value: times(value, borrowed.factor), unit: borrowed.unit, rule: "list" }), floor, false);
    return { end: numberEnd, found };
  }
  const spoken = numeral.script === "han" && !unit ? spokenMoney(folded, at, numeral.end) : null;
  if (spoken) return { end: spoken.end, found: withBounds(folded, { ...bare({ start: at, end: spoken.end, value, unit: "元", rule: "spoken money" }), qualifier: spoken.over ? "over" : "exact" }, floor, false) };
  const implied = numeral.script === "arabic" || value >= 10 ? impliedUnit(folded, at, numberEnd, large) : null;
  if (!implied) return { end: numberEnd, found: null };
  const bounded = withBounds(folded, { ...bare({ start: at, end: numberEnd, value, unit: implied.unit, rule: "implied unit" }), qualifier: inside ?? "exact" }, floor, false);
  return { end: bounded.end, found: bounded };
}

const times = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

const HALF = /(?:个半(?<of>小时|月|星期|钟头)|(?<whole>年|小时|天|成)半(?![\p{Script=Han}]?(?:年|载|数|以上)))/uy;

/** "两个半小时", "3年半": half a unit more. */
function withHalf(folded: string, at: number, { end, value }: ScannedNumeral): Found | null {
  HALF.lastIndex = end;
  const match = HALF.exec(folded);
  if (!match) return null;
  const unit = match.groups?.["whole"] ?? { 月: "个月", 星期: "个星期" }[match.groups?.["of"] ?? ""] ?? "小时";
  return bare({ start: at, end: end + match[0].length, value: value + 0.5, unit, rule: "and a half" });
}

/** "500余", "1000多万", "4.8万余": the bound inside the number, and a multiplier behind it. */
function withInside(folded: string, numeral: ScannedNumeral): { end: number; value: number; inside: Qualifier | null } {
  const { end, value } = numeral;
  const inside = boundInside(folded, end);
  if (!inside) return { end, value, inside: null };
  const c = folded[end + 1] ?? "";
  const factor = c === "万" ? 1e4 : c === "亿" ? 1e8 : 1;
  const past = end + (factor === 1 ? 1 : 2);
  return unitAt(folded, past) || impliedUnit(folded, end, past, true) ? { end: past, value: value * factor, inside } : { end, value, inside: null };
}

function ruleName(numeral: ScannedNumeral, unit: UnitMatch): string {
  return `${numeral.script === "han" ? "han " : ""}${unit.kind}`;
}

function accepts(place: { folded: string; start: number; numeral: ScannedNumeral }, unit: UnitMatch): boolean {
  if (place.numeral.script === "han") return hanCounts(place, unit);
  if (unit.kind !== "weak") return true;
  const { folded, start } = place;
  if (unit.unit === "级") return /^(?:地震|大风|残疾|伤残|台风|以上)/u.test(folded.slice(unit.end, unit.end + 2)) || /^残疾|伤残$/u.test(folded.slice(start - 2, start));
  if (unit.unit === "分") return /[分评考得]/u.test(folded.slice(Math.max(0, start - 6), start)) && !/[时点]$/u.test(folded.slice(start - 1, start));
  return /^(?:电|以上|左右|以下)/u.test(folded.slice(unit.end, unit.end + 2)) || place.numeral.value >= 1e4 || /电/u.test(folded.slice(Math.max(0, start - 6), start));
}

/** "-3.5%" behind a Chinese character or a blank is a fall. */
function withSign(folded: string, found: Found, numeral: ScannedNumeral): Found {
  if (numeral.script !== "arabic" || folded[found.start - 1] !== "-" || !/[%‰]|百分点/u.test(found.unit)) return found;
  if (/[0-9A-Za-z%]/u.test(folded[found.start - 2] ?? "")) return found;
  return { ...found, start: found.start - 1, value: -found.value };
}

const AT_LEAST_NEAR = /(?:至少|不少于|不低于|最少)[\p{Script=Han}]{1,3}$/u;

/** The bounds around a quantity: those before it win, then those inside, then those after. */
function withBounds(folded: string, found: Found, floor: number, round: boolean): Found {
  const after = boundAfter(folded, found.end);
  const before = boundBefore(folded, found.start, round);
  const start = before && before.start >= floor ? before.start : found.start;
  let qualifier = found.qualifier !== "exact" ? found.qualifier : (after?.qualifier ?? "exact");
  if (before && start === before.start) qualifier = before.qualifier;
  else if (qualifier === "exact" && AT_LEAST_NEAR.test(folded.slice(Math.max(0, found.start - 6), found.start))) qualifier = "at_least";
  return { ...found, start, end: after?.end ?? found.end, qualifier };
}
