import { createRequire } from "node:module";

type Reading = (char: string) => string;

let reading: Reading | undefined;
const cache = new Map<string, string>();

/** pinyin-pro takes 60 ms to load, and only misspelt or romanised questions need it. */
function load(): Reading {
  const require = createRequire(import.meta.url);
  const { pinyin } = require("pinyin-pro") as typeof import("pinyin-pro");
  return (char) => pinyin(char, { toneType: "none", v: true });
}

/**
 * The usual reading of one Han character, without tone: 州 → "zhou"; other characters as they are.
 * One reading for each character on both sides of a comparison, so that 重 meets itself whichever way it is read.
 */
export function syllable(char: string): string {
  let s = cache.get(char);
  if (s === undefined) cache.set(char, (s = (reading ??= load())(char)));
  return s;
}

/** The syllables of a Han word: "瓮安" → ["weng","an"]. */
export function syllables(word: string): string[] {
  return Array.from(word, syllable);
}
