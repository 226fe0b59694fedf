import type { NamingFile, WordClass } from "../../domain/naming.js";
import { toSimplified } from "../../text/script.js";
import type { Segmenter } from "../../text/segment.js";
import type { Span } from "../../text/sentences.js";
import { Trie } from "../../text/trie.js";

export type Tag =
  | WordClass
  | "de" // 的
  | "aspect" // 了, 过, 着
  | "time" // 去年, 2015年末
  | "place" // blanked before
  | "figure" // a quantity
  | "list" // 、
  | "mark" // , ( and what else stands between words
  | "other";

/** A word of a sentence: simplified, without blanks. */
export interface Token {
  word: string;
  tag: Tag;
  start: number; // in the paragraph
  end: number;
  figure: number; // which of the figures given, -1 for a word
}

/** Cuts a sentence into words with their parts; figures and places are one token each. */
export type Tokenise = (masked: string, span: Span, figures: readonly Span[]) => Token[];

const BLANKED = "\u0001";
/** Dates that are no figure: 2015年末, 3月5日, 2016-2020年. */
const DATE =
  /(?:\d{2,4}(?:[-~—]\d{2,4})?年(?:底|末|初|度|前|后|来|以来|间|期间|上半年|下半年)?|\d{1,2}月(?:底|末|初|份)?|\d{1,2}[日号])+/uy;
const FOREIGN = /[\p{Script=Latin}\p{Script=Greek}\p{Nd}.%‰+-]+/uy;
const ONLY_DIGITS = /^[\d.%‰+-]+$/u;
const SKIPPED = /[\s“”‘’"'「」『』]/u;
const HAN = /\p{Script=Han}/u;

/** The first letters of nodejieba's tags, and what they are here; longer ones first. */
const TAGS: readonly (readonly [string, Tag])[] = [
  ["uj", "de"], ["ul", "aspect"], ["uz", "aspect"], ["ug", "aspect"], ["u", "other"],
  ["vn", "noun"], ["v", "verb"], ["ad", "adverb"], ["an", "noun"], ["a", "modifier"],
  ["b", "modifier"], ["zg", "noun"], ["z", "modifier"], ["d", "adverb"], ["p", "preposition"],
  ["c", "conjunction"], ["f", "side"], ["r", "pronoun"], ["t", "time"], ["m", "measure"],
  ["q", "measure"], ["y", "other"], ["e", "other"], ["o", "other"], ["k", "other"],
];
const tagOf = (tag: string): Tag => TAGS.find(([begin]) => tag.startsWith(begin))?.[1] ?? "noun";

/** Single characters that may be part of a word that the dictionary lacks: 羊 肚 菌. */
const OPEN: ReadonlySet<Tag> = new Set(["noun", "verb", "modifier"]);

interface Word {
  word: string;
  tag: Tag;
  listed: boolean;
}

export function createTokenise(segmenter: Segmenter, naming: NamingFile): Tokenise {
  const listed = new Trie<Tag>();
  for (const [tag, words] of Object.entries(naming.classes)) {
    for (const word of words) listed.add(word, tag as WordClass);
  }
  for (const word of naming.metrics) listed.add(word, "noun");
  for (const word of naming.empty) listed.add(word, "verb");
  const words = (run: string): Word[] => joinSingles(joinListed(segmenter.tag(run), listed, run));
  return (masked, span, figures) => {
    const tokens: Token[] = [];
    let run = "";
    let offsets: number[] = [];
    const flush = (): void => {
      if (run === "") return;
      const simplified = toSimplified(run);
      let at = 0;
      for (const { word, tag } of words(simplified.length === run.length ? simplified : run)) {
        const start = offsets[at] ?? span.start;
        at += word.length;
        tokens.push({ word, tag, start, end: (offsets[at - 1] ?? start) + 1, figure: -1 });
      }
      [run, offsets] = ["", []];
    };
    const push = (word: string, tag: Tag, start: number, end: number, figure = -1): number => {
      flush();
      tokens.push({ word, tag, start, end, figure });
      return end;
    };
    let next = figures.findIndex(({ start }) => start >= span.start);
    for (let at = span.start; at < span.end; ) {
      const figure = figures[next];
      if (next >= 0 && figure?.start === at) {
        const word = masked.slice(at, figure.end).replace(/\s/gu, "");
        at = push(word, "figure", at, figure.end, next++);
        continue;
      }
      const character = masked[at] ?? "";
      const until = next >= 0 ? (figure?.start ?? span.end) : span.end;
      const date = matchAt(DATE, masked, at, until);
      if (character === BLANKED) {
        let end = at;
        while (masked[end] === BLANKED) end++;
        at = push("", "place", at, end);
      } else if (date > at) at = push(masked.slice(at, date), "time", at, date);
      else if (HAN.test(character)) {
        run += character;
        offsets.push(at++);
      } else if (SKIPPED.test(character)) at++;
      else if (character === "、") at = push(character, "list", at, at + 1);
      else {
        const foreign = matchAt(FOREIGN, masked, at, until);
        const end = foreign > at ? foreign : at + 1;
        const word = masked.slice(at, end);
        at = push(word, foreign > at && !ONLY_DIGITS.test(word) ? "noun" : "mark", at, end);
      }
    }
    flush();
    return tokens;
  };
}

function matchAt(pattern: RegExp, text: string, at: number, until: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? Math.min(pattern.lastIndex, until) : at;
}

/** Words that data/naming.yaml knows, where they begin and end with words of the dictionary. */
function joinListed(
  words: readonly { word: string; tag: string }[], listed: Trie<Tag>, run: string,
): Word[] {
  const borders = new Set<number>([0]);
  let at = 0;
  for (const { word } of words) borders.add((at += word.length));
  const out: Word[] = [];
  let from = 0; // where the next word begins
  let covered = 0;
  for (const { word, tag } of words) {
    const start = from;
    from += word.length;
    if (start < covered) continue;
    const hit = listed.longestAt(run, start, ({ end }) => borders.has(end));
    if (hit) covered = hit.end;
    out.push(
      hit
        ? { word: run.slice(start, hit.end), tag: hit.value, listed: true }
        : { word, tag: word === "的" ? "de" : tagOf(tag), listed: word.length > 1 },
    );
  }
  return out;
}

/** 羊, 肚, 菌 → 羊肚菌: single characters side by side that no list knows are one unknown noun. */
function joinSingles(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const word of words) {
    const last = out.at(-1);
    const single = !word.listed && OPEN.has(word.tag);
    if (last && single && !last.listed && OPEN.has(last.tag)) {
      last.word += word.word;
      last.tag = "noun";
    } else out.push({ ...word });
  }
  return out;
}
