import type { Qualifier } from "../../domain/fact.js";
import { type ScannedNumeral, scanMultipliers, scanNumeral } from "../numerals.js";
import type { UnitKind } from "../units.js";
import { boundAfter, boundBefore, boundInside } from "./bounds.js";
import { currencyBefore } from "./currency.js";
import { foldSameLength } from "./fold.js";
import { hanCounts, NUMERAL_GUARDS, type Place } from "./guards.js";
import { impliedUnit, isPriced, spokenMoney } from "./implied.js";
import { isIndex, isProportion } from "./indices.js";
import { borrowedUnit, isPointOfList } from "./lists.js";
import type { Quantity } from "./quantity.js";
import { pairAt, rangeFrom, roundAt } from "./ranges.js";
import { bare, shareAt } from "./shares.js";
import { specialAt, TRIGGERS } from "./special.js";
import { perAt, type UnitMatch, unitAt } from "./units.js";

type Found = Omit<Quantity, "surface">;
/** What one step of the scan did: how far it read, and the quantity if there was one. */
interface Step {
  end: number;
  found: Found | null;
}

const HAN_NUMERAL = "零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌";
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
  const shared = shareAt(folded, at, floor) ?? pairAt(folded, at);
  if (shared) {
    const bounded = withBounds(folded, shared, floor, true);
    return { end: bounded.end, found: bounded };
  }
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

function readNumber(folded: string, at: number, numeral: ScannedNumeral, floor: number): Step {
  const place = { folded, start: at, numeral };
  if (isProportion(folded, at, numeral)) return { end: numeral.end, found: bare({ start: at, end: numeral.end, value: numeral.value, unit: "", rule: "proportion" }) };
  const money = currencyBefore(folded, at);
  if (!money && NUMERAL_GUARDS.some((guard) => guard.holds(place))) return { end: numeral.end, found: null };
  const found = (money && withCurrency(folded, numeral, money)) ?? wholeFound(place) ?? bareFound(place, money !== null);
  if (!found) return { end: withInside(folded, numeral).end, found: null };
  const bounded = withBounds(folded, found, floor, isRound(folded[at] ?? "", numeral));
  return { end: bounded.end, found: bounded };
}

/** 百万元, 3.2亿: numbers that 上, 过 and 破 can stand before. */
const isRound = (first: string, { value, plain }: ScannedNumeral): boolean => "百千万亿十".includes(first) || (value >= 1e4 && !plain);

/** ￥3,200万, $1.2亿, 人民币6300元, ￥128/斤: the currency before the number, unless its unit says another. */
function withCurrency(folded: string, numeral: ScannedNumeral, money: { start: number; unit: string }): Found | null {
  const { end, value, inside } = withInside(folded, numeral);
  const word = unitAt(folded, end);
  if (word && !word.unit.includes("元")) return null;
  const per = word ? null : perAt(folded, end);
  const unit = word ? word.unit.replace(/^元/u, money.unit) : `${money.unit}${per ? `/${per.name}` : ""}`;
  const found = bare({ start: money.start, end: word?.end ?? per?.end ?? end, value, unit, rule: "currency" });
  return { ...found, qualifier: inside ?? "exact" };
}

/** A number with the measure word that stands behind it. */
function wholeFound(place: Place): Found | null {
  const { folded, start, numeral } = place;
  const range = rangeFrom(folded, start, numeral) ?? withHalf(folded, start, numeral) ?? hundredMillions(folded, start, numeral);
  if (range) return range;
  const { end, value, inside } = withInside(folded, numeral);
  const word = unitAt(folded, end);
  const unit = word && meantBy(folded, start, word, value);
  if (!unit || !accepts({ ...place, numeral: { ...numeral, end, value } }, unit)) return null;
  const found = bare({ start, end: unit.end, value, unit: unit.unit, rule: ruleName(numeral, unit) });
  return withSign(folded, { ...found, qualifier: inside ?? (unit.over ? "over" : "exact") }, unit.kind);
}

/** What a measure word of several senses means here: 3个 of a list of 百分点, 块 of money. */
function meantBy(folded: string, start: number, word: UnitMatch, value: number): UnitMatch {
  if (word.unit === "个" && isPointOfList(folded, word.end, value)) return { ...word, unit: "百分点", kind: "share" };
  return word.unit === "块" && isPriced(folded, start) ? { ...word, unit: "元", kind: "measure" } : word;
}

/** A number without a measure word: its list, its money, its people or its index tell what it is. */
function bareFound({ folded, start, numeral }: Place, money: boolean): Found | null {
  const { end, value, inside } = withInside(folded, numeral);
  const unit = unitAt(folded, end);
  const borrowed = unit || money ? null : borrowedUnit(folded, numeral);
  if (borrowed) return bare({ start, end, value: times(value, borrowed.factor), unit: borrowed.unit, rule: "list" });
  const large = value >= 1e4 && !numeral.plain;
  const spoken = unit ? null : spokenMoney(folded, start, { ...numeral, end, value }, inside !== null);
  if (spoken) return { ...bare({ start, end: spoken, value, unit: "元", rule: "spoken money" }), qualifier: inside ?? "exact" };
  const implied = numeral.script === "arabic" || value >= 10 ? impliedUnit(folded, start, end, large) : null;
  if (implied) return { ...bare({ start, end, value, unit: implied.unit, rule: "implied unit" }), qualifier: inside ?? "exact" };
  const index = numeral.script === "arabic" && !unit && isIndex(folded, start, numeral);
  return index ? withSign(folded, bare({ start, end: numeral.end, value, unit: "", rule: "index" }), "share") : null;
}

const times = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

const HALF = /个半(?<of>小时|月|星期|钟头|世纪)?(?![\p{Script=Han}]?(?:年|载|数))|半(?=[,，。;、!?:)”"\s]|$|的|左右|多|以上|以下|时间|路|地|才|就|到|后|前|内)/uy;
const HALVED: Record<string, string> = { 月: "个月", 星期: "个星期", 世纪: "世纪", 小时: "小时", 钟头: "小时" };

/** "两个半小时", "3年半", "一吨半": half a unit more. */
function withHalf(folded: string, at: number, { end, value }: ScannedNumeral): Found | null {
  if (value === 0.5) return null;
  const whole = folded.startsWith("个半", end) ? null : unitAt(folded, end);
  if (whole && whole.kind !== "measure" && whole.kind !== "time" && whole.kind !== "share" && whole.unit !== "里") return null;
  HALF.lastIndex = whole?.end ?? end;
  const match = HALF.exec(folded);
  if (!match || (!whole && !match[0].startsWith("个"))) return null;
  const unit = whole?.unit ?? HALVED[match.groups?.["of"] ?? ""] ?? "个";
  return bare({ start: at, end: HALF.lastIndex, value: value + 0.5, unit, rule: "and a half" });
}

const A_HUNDRED_MILLION = /个(?<more>多)?(?<place>亿|万(?!亿))(?<unit>元|美元)?/uy;

/** "1个亿", "3个多亿": 元 unless another unit follows. */
function hundredMillions(folded: string, at: number, { end, value }: ScannedNumeral): Found | null {
  A_HUNDRED_MILLION.lastIndex = end;
  const { groups } = A_HUNDRED_MILLION.exec(folded) ?? {};
  if (!groups) return null;
  const other = groups["unit"] === undefined ? unitAt(folded, A_HUNDRED_MILLION.lastIndex) : null;
  const amount = times(value, groups["place"] === "亿" ? 1e8 : 1e4);
  const found = bare({ start: at, end: other?.end ?? A_HUNDRED_MILLION.lastIndex, value: amount, unit: other?.unit ?? groups["unit"] ?? "元", rule: "个亿" });
  return { ...found, qualifier: groups["more"] ? "over" : "exact" };
}

/** "500余", "1000多万", "4.8万余": the bound inside the number, and a multiplier behind it. */
function withInside(folded: string, numeral: ScannedNumeral): { end: number; value: number; inside: Qualifier | null } {
  const { end, value } = numeral;
  const inside = boundInside(folded, end);
  if (!inside) return { end, value, inside: null };
  const { end: past, factor } = scanMultipliers(folded, end + 1);
  const money = /^(?:[,，。;、!?)”]|$)/u.test(folded.slice(past, past + 1));
  return unitAt(folded, past) || money || impliedUnit(folded, end, past, true) ? { end: past, value: times(value, factor), inside } : { end, value, inside: null };
}

function ruleName(numeral: ScannedNumeral, unit: UnitMatch): string {
  return `${numeral.script === "han" ? "han " : ""}${unit.kind}`;
}

/** 上证综指收于3200.5点: points of an index, no hour. */
const INDEX_POINTS = /(?:指数?|[收跌涨报]|点位)[于至到了在盘]?(?:近|约|逾)?$/u;

function accepts(place: { folded: string; start: number; numeral: ScannedNumeral }, unit: UnitMatch): boolean {
  if (place.numeral.script === "han" && !(unit.unit === "度" && /零下$/u.test(place.folded.slice(Math.max(0, place.start - 2), place.start)))) return hanCounts(place, unit);
  if (unit.kind !== "weak") return true;
  const { folded, start } = place;
  const before = folded.slice(Math.max(0, start - 8), start);
  if (unit.unit === "点") return !place.numeral.plain ? INDEX_POINTS.test(before) || /^[^时]/u.test(before.at(-1) ?? "时") : INDEX_POINTS.test(before);
  if (unit.unit === "里") return /^(?:[,，。;、!?路地外长远水山]|$)/u.test(folded.slice(unit.end, unit.end + 1));
  if (unit.unit === "级") return /^(?:地震|大风|残疾|伤残|台风|以上)/u.test(folded.slice(unit.end, unit.end + 2)) || /^残疾|伤残$/u.test(folded.slice(start - 2, start));
  if (unit.unit === "分") return /[分评考得]/u.test(folded.slice(Math.max(0, start - 6), start)) && !/[时点]$/u.test(folded.slice(start - 1, start));
  if (/零下|气温|温度|摄氏|高温|低温/u.test(before)) return true;
  return /^(?:电|以上|左右|以下)/u.test(folded.slice(unit.end, unit.end + 2)) || place.numeral.value >= 1e4 || /电/u.test(folded.slice(Math.max(0, start - 6), start));
}

const MINUS = /(?:零下|负|-|(?:[长速幅为率至到涨]|:)—)$/u;

/** "-3.5%", "负0.3%", "零下12.5℃": below zero. A stroke behind a digit, a letter or a date is none. */
function withSign(folded: string, found: Found, kind: UnitKind): Found {
  const sign = kind === "measure" || kind === "share" || kind === "weak" ? MINUS.exec(folded.slice(Math.max(0, found.start - 2), found.start))?.[0] : undefined;
  if (sign === undefined) return found;
  const start = found.start - (sign === "零下" ? 2 : 1);
  const before = folded[start - 1] ?? "";
  if (sign === "-" && (/[0-9A-Za-z%年月日号第]/u.test(before) || (kind === "measure" && /[元亩吨]/u.test(before)))) return found;
  return { ...found, start, value: -found.value };
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
