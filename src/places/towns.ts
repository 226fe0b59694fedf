import type { Named, PlaceIndex } from "./place-index.js";

/** Where the name of a town may end; not in 乡村, 乡亲, 镇里. */
const ENDINGS = /(?:镇|乡|街道|苏木)(?!镇|村(?!民)|土|情|音|里|下|党|政府|干|级|域|企|亲|愁|贤|化|区划)/gu;
const LONGEST = 12; // characters of a name

/**
 * The towns that a text names by the national list, keyed by where they begin: 20,000 of 23,000 names stand once in the country,
 * so a town is known though its county is not named.
 */
export function townsEndingAt(folded: string, index: PlaceIndex): Map<number, Named> {
  const towns = new Map<number, Named>();
  for (const { index: at, 0: ending } of folded.matchAll(ENDINGS)) {
    const end = at + ending.length;
    for (let length = Math.min(LONGEST, end); length >= 3; length--) {
      const name = folded.slice(end - length, end);
      const places = /^\p{Script=Han}+$/u.test(name) ? index.townsNamed(name) : [];
      if (places.length === 0) continue;
      towns.set(end - length, { name, places: [...places], guard: "none" });
      break;
    }
  }
  return towns;
}
