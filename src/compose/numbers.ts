import type { Fact } from "../domain/fact.js";
import { toSimplified } from "../text/script.js";

/** 1234567.5 → "1,234,567.5": two decimals at most (four below 1), so that no noise of division shows. Without Intl, which no start-up snapshot can hold. */
export function plain(value: number, group = true): string {
  const [whole = "", decimals] = String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2))).split(".");
  return `${group ? inThousands(whole) : whole}${decimals === undefined ? "" : `.${decimals}`}`;
}

/** "-1234567" → "-1,234,567". */
function inThousands(whole: string): string {
  const [sign, digits] = whole.startsWith("-") ? ["-", whole.slice(1)] : ["", whole];
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first)];
  for (let i = first; i < digits.length; i += 3) groups.push(digits.slice(i, i + 3));
  return sign + groups.join(",");
}

/** 370000000 → "3.7亿", 192000 → "19.2万", 8379 → "8379": as Chinese readers write large numbers. */
export function inChinese(value: number): string {
  const abs = Math.abs(value);
  if (abs >= 1e8) return `${plain(value / 1e8, false)}亿`;
  if (abs >= 1e5) return `${plain(value / 1e4, false)}万`;
  return plain(value, false);
}

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿半]/u;

const BARE = /^[\d.,]+[万亿]?$/u; // in a table the unit stands above: 900 below 产值(万元)

/** The figure as printed, in simplified characters; where the words give no number (无一人) or no unit, these are added. */
export function printed(fact: Fact): string {
  const surface = toSimplified(fact.surface).trim();
  if (BARE.test(surface)) return `${inChinese(fact.value)}${fact.unit}`;
  const bare = surface.replace(/零|无一人/gu, "");
  if (NUMERAL.test(bare)) return surface;
  return `${plain(fact.value, false)}${fact.unit}(原文“${surface}”)`;
}
