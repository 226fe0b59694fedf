import { readNumeral, type ScannedNumeral, scanNumeral } from "../numerals.js";
import { spokenMoney } from "./implied.js";
import { CLASS_BEHIND, inShortQuotation } from "./guards.js";
import type { Quantity } from "./quantity.js";
import { type UnitMatch, unitAt } from "./units.js";

type Found = Omit<Quantity, "surface">;

const SEPARATOR = /^ ?(?:—{1,2}|-{1,2}|~|至|到) ?/u;

/**
 * A range that begins with the numeral at `at`: "9.2元—9.3元", "30至50户", "3-5万元", "20%~30%".
 * "从5%到8%" is a change: two quantities, no range.
 */
export function rangeFrom(folded: string, at: number, first: ScannedNumeral): Found | null {
  const firstUnit = unitAt(folded, first.end);
  const border = firstUnit?.end ?? first.end;
  const separator = SEPARATOR.exec(folded.slice(border, border + 4))?.[0];
  if (separator === undefined) return null;
  const second = scanNumeral(folded, border + separator.length);
  if (!second || second.script !== first.script) return null;
  const inside = /[余多]/u.test(folded[second.end] ?? "") ? 1 : 0;
  const unit = unitAt(folded, second.end + inside);
  if (!unit || unit.kind === "weak" || (firstUnit && firstUnit.unit !== unit.unit)) return null;
  if (/[至到]/u.test(separator) && /[从由自]\p{Script=Han}{0,8}$/u.test(folded.slice(Math.max(0, at - 10), at))) return null;
  if (first.script === "han" && inShortQuotation(folded, at, unit.end)) return null;
  return rangeOf(at, unit, sharedScale(folded, first, second), second.value);
}

/** "3-5万元": the multiplier of the second number is the first's too. */
function sharedScale(folded: string, first: ScannedNumeral, second: ScannedNumeral): number {
  if (!first.plain || second.plain) return first.value;
  const factor = folded[second.end - 1] === "万" ? 1e4 : folded[second.end - 1] === "亿" ? 1e8 : 1;
  return first.value * factor < second.value ? first.value * factor : first.value;
}

function rangeOf(start: number, unit: UnitMatch, value: number, valueMax: number): Found | null {
  if (valueMax <= value) return null;
  return { start, end: unit.end, value, valueMax, unit: unit.unit, qualifier: "exact", rule: "range" };
}

const DIGIT = "一二三四五六七八九";
/** Neighbours with what stands before and behind them: 一千[二三]百, 一万[四五], 十[七八]. */
const PAIR = /(?<lead>(?:[一二两三四五六七八九]?[十百千万]零?){0,3})(?<low>[一二两三四五六七八])、?(?<high>[二三四五六七八九])(?<place>[十百千]?[万亿]?)(?=\p{Script=Han}|[,，。;、!?)”]|$)/uy;

/** Neighbours are a guess at a number: "三、五天", "两三百户", "七八十人", "十七八岁", "一千二三百口人". */
export function pairAt(folded: string, at: number): Found | null {
  PAIR.lastIndex = at;
  const match = PAIR.exec(folded);
  if (!match?.groups) return null;
  const { lead = "", low = "", high = "", place = "" } = match.groups;
  const end = PAIR.lastIndex;
  const distance = DIGIT.indexOf(high) - DIGIT.indexOf(low === "两" ? "二" : low);
  if (distance < 1 || distance > 2 || /[第零〇一二三四五六七八九十百千万]/u.test(folded[at - 1] ?? "") || /第[一二三]、?$/u.test(folded.slice(Math.max(0, at - 3), at))) return null;
  if (match[0].includes("、") && distance === 1 && place === "" && lead === "") return null; // "三、四批" lists two of them
  const from = readNumeral(`${lead}${low}${place}`);
  const to = readNumeral(`${lead}${high}${place}`);
  const inside = "余多来".includes(folded[end] ?? "-") ? 1 : 0;
  const unit = unitAt(folded, end + inside) ?? moneyOf(folded, at, end, from);
  if (!unit || unit.kind === "weak" || from === null || to === null) return null;
  return inShortQuotation(folded, at, unit.end) ? null : rangeOf(at, unit, from, to);
}

/** 收入一万四五 */
function moneyOf(folded: string, at: number, end: number, value: number | null): UnitMatch | null {
  const stop = value === null ? null : spokenMoney(folded, at, { end, value, script: "han", plain: false }, false);
  return stop === null ? null : { end: stop, unit: "元", kind: "measure", over: false };
}

const ROUND = /(?<place>百|千|万|亿)(?<more>万|亿)?(?<inside>余|多|把)?/uy;
const ROUND_LEAD = /(?:近|上|超|超过|约|逾|(?<![通经不透度])过|成|[突打]?破了?|满|达到?)$/u;

/** "近百名", "上千人", "万余元", "破亿元": a hundred, thousand, ten thousand without a figure before it, but with a bound. */
export function roundAt(folded: string, at: number): Found | null {
  ROUND.lastIndex = at;
  const { place = "", more = "", inside = "" } = ROUND.exec(folded)?.groups ?? {};
  if (place === "") return null;
  const end = ROUND.lastIndex;
  const value = readNumeral(`一${place}${more}`);
  const unit = unitAt(folded, end) ?? (value !== null && place + more !== "百" ? moneyOf(folded, at, end, value) : null);
  if (CLASS_BEHIND.test(folded.slice(end, end + 14))) return null;
  const led = ROUND_LEAD.test(folded.slice(Math.max(0, at - 3), at));
  if (!unit || value === null || (!led && inside === "") || /[几数]/u.test(folded[at - 1] ?? "")) return null;
  const qualifier = inside === "把" ? "about" : inside ? "over" : "exact";
  return { start: at, end: unit.end, value, valueMax: null, unit: unit.unit, qualifier, rule: "round number" };
}
