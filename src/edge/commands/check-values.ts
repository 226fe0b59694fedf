import type { Fact } from "../../domain/fact.js";
import { readNumeral } from "../../text/numerals.js";
import { findQuantities, type Quantity } from "../../text/quantities/index.js";

type Told = Pick<Fact, "surface" | "value" | "valueMax" | "unit">;
type Read = Pick<Quantity, "value" | "valueMax">;

/** Words that say a number without a numeral. */
const WORDED: readonly { value: number; unit: string | null; pattern: RegExp }[] = [
  { value: 0, unit: null, pattern: /零|〇|无|沒有|没有|未/u },
  { value: 100, unit: "%", pattern: /全|所有|都|百分之百|百分百/u },
  { value: 2, unit: null, pattern: /翻番|翻一番|翻了一番|两|兩|双|雙/u },
  { value: 50, unit: "%", pattern: /一半|半数|半數|过半|過半/u },
];

/**
 * Whether a fact's value re-derives from its surface: read by itself, or where it stands in its paragraph.
 * @returns true, or what the surface reads as instead ("" when nothing can be read)
 */
export function derives(told: Told, paragraph: string): true | string {
  const readings = readSurface(told.surface, paragraph);
  if (readings.some((read) => agrees(read, told))) return true;
  const worded = WORDED.some(({ value, unit, pattern }) => value === told.value && (unit === null || unit === told.unit) && pattern.test(told.surface));
  if (worded && told.valueMax === null) return true;
  return [...new Set(readings.map(({ value, valueMax }) => (valueMax === null ? `${value}` : `${value} to ${valueMax}`)))].join(" or ");
}

/** Everything that a surface may be read as. */
function readSurface(surface: string, paragraph: string): Read[] {
  const alone = findQuantities(surface);
  const numeral = alone.length === 0 ? leadingNumeral(surface) : null;
  const inPlace = findQuantities(paragraph).filter(({ start, end }) => occurrences(surface, paragraph).some((at) => start < at + surface.length && at < end));
  return [...alone, ...(numeral === null ? [] : [{ value: numeral, valueMax: null }]), ...inPlace];
}

/** "八大产业" → 8: the longest numeral at the start of a text, for measure words that no rule knows. */
function leadingNumeral(text: string): number | null {
  for (let length = text.length; length > 0; length--) {
    const value = readNumeral(text.slice(0, length));
    if (value !== null) return value;
  }
  return null;
}

function occurrences(part: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function agrees(read: Read, told: Told): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  if (!near(read.value, told.value)) return false;
  return told.valueMax === null ? read.valueMax === null : read.valueMax !== null && near(read.valueMax, told.valueMax);
}
