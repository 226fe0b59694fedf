import type { LanguageData } from "../domain/language-data.js";
import type { World } from "../domain/world.js";
import { normalise } from "../text/normalise.js";
import { syllable } from "../text/pinyin.js";
import type { Span } from "./terms.js";

/** A question after its misspelt words were read. */
export interface Mended {
  text: string;
  read: string[]; // the words as read: 病窗 → "病床"
}

export interface Misspelt {
  /**
   * Reads one wrong character that sounds right in a word of ours: 家庭病窗, 人行便到.
   * @param unread the stretches that no word covers: a wrong character stands in one of them
   * @param taken names and periods, which are understood already
   * @param least length of the shortest word mended: pairs sound like too much to be mended before all else failed
   */
  mend(text: string, unread: { text: string; start: number }[], taken: Span[], least: number): Mended | null;
}

const LONGEST = 8;
const PLACE_END = new Set("省市区县旗州盟乡镇村");
/** Words made of these are turns of phrase, not misspelt: 加了, 就一, 多的. */
const FUNCTION = new Set("了的得地一多到在是就不有这那几前后省点去来上下人与和其各把被让给也都还");
const HAN = /^\p{Script=Han}+$/u;

/** Built on the first question with unread characters that are no name. */
export function createMisspelt(world: World, language: LanguageData): Misspelt {
  let table: Map<string, string[]> | undefined;
  return {
    mend(text, unread, taken, least) {
      if (unread.every((r) => taken.some((t) => t.start <= r.start && r.start + r.text.length <= t.end))) return null;
      table ??= build(world, language);
      const read: string[] = [];
      let out = "";
      let from = 0;
      for (let i = 0; i < text.length; i++) {
        const hit = longest(table, text, i, least) ?? (least < 3 ? onlyOne(table, text, i, unread) : null);
        if (!hit) continue;
        const end = i + hit.length;
        if (taken.some((t) => i < t.end && t.start < end) || !unread.some((r) => i < r.start + r.text.length && r.start < end)) continue;
        out += text.slice(from, i) + hit;
        from = end;
        read.push(hit);
        i = from - 1;
      }
      return read.length > 0 ? { text: out + text.slice(from), read } : null;
    },
  };
}

/** "家庭*床" → the words of ours with one character left open. */
function build(world: World, language: LanguageData): Map<string, string[]> {
  const words = new Set<string>();
  for (const group of language.synonyms.groups) for (const w of group) words.add(normalise(w));
  for (const i of world.indicators.values()) for (const w of [i.name, ...i.aliases]) words.add(normalise(w));
  for (const a of language.absent) for (const w of [a.name, ...a.aliases]) words.add(normalise(w));
  const table = new Map<string, string[]>();
  for (const word of words) {
    if (!HAN.test(word) || word.length < 2 || word.length > LONGEST) continue;
    for (let k = 0; k < word.length; k++) {
      const key = open(word, k);
      (table.get(key) ?? table.set(key, []).get(key))?.push(word);
    }
  }
  return table;
}

/** 招骋会: one character that looks alike or was mistyped, where only one word of ours can be meant. */
function onlyOne(table: Map<string, string[]>, text: string, i: number, unread: { text: string; start: number }[]): string | null {
  const mayBeWrong = (c: string, at: number): boolean => !PLACE_END.has(c) && !FUNCTION.has(c) && unread.some((r) => r.start <= at && at < r.start + r.text.length);
  for (let length = Math.min(LONGEST, text.length - i); length >= 3; length--) {
    const written = text.slice(i, i + length);
    if (!HAN.test(written) || /[多少几个]/u.test(written)) continue;
    const near = new Set([...written].flatMap((c, k) => (k > 0 && (length > 3 || k === 1) && mayBeWrong(c, i + k) ? (table.get(open(written, k)) ?? []) : [])));
    const [word] = near;
    if (word !== undefined && word !== written && near.size === 1) return word;
  }
  return null;
}

const open = (word: string, k: number): string => `${word.slice(0, k)}*${word.slice(k + 1)}`;

/** The longest word of ours that what begins at i would be with one character of the same sound. */
function longest(table: Map<string, string[]>, text: string, i: number, least: number): string | null {
  for (let length = Math.min(LONGEST, text.length - i); length >= least; length--) {
    const written = text.slice(i, i + length);
    if (!HAN.test(written)) continue;
    for (let k = 0; k < length; k++) {
      const wrong = written[k] ?? "";
      if (length === 2 && (FUNCTION.has(wrong) || FUNCTION.has(written[1 - k] ?? ""))) continue;
      const word = (table.get(open(written, k)) ?? []).find((w) => w !== written && syllable(w[k] ?? "") === syllable(wrong));
      if (word) return word;
    }
  }
  return null;
}
