import type { Quantity } from "../../text/quantities/index.js";
import type { Tag, Token } from "./tokens.js";
import type { UnitWords } from "./units.js";

/** A figure that is named already. */
export interface Told {
  name: string;
  thing: string; // what a later 增长 or 占 is said of: 贫困村 of 贫困村数
  unit: string;
  kind: "own" | "change"; // of its own, or how another changed
  verb: string; // that its name begins with: 新增
  metric: string; // that its name ends with, where the words say one: 种植面积
  words: readonly Token[]; // of its name
  token: number;
}

/** A figure among the words around it. */
export interface Setting {
  tokens: readonly Token[]; // of the sentence
  at: number; // the figure's token
  from: number; // its clause's first token
  to: number; // behind its clause's last
  quantity: Quantity;
  units: UnitWords;
  spoken: Readonly<Record<string, string>>;
  told: readonly Told[]; // of the sentence, in order
  before: Told | null; // the last figure of its own in the sentence before
  masked: string;
}

/** Words in order, some left out between them. */
export interface Phrase {
  words: readonly Token[];
  from: number; // first token
  to: number; // behind the last
  border: Tag | "start"; // what stands before the first
}

const KEPT: ReadonlySet<Tag> = new Set([
  "noun", "verb", "modifier", "side", "de", "list", "etc", "conjunction",
]);
const PASSED: ReadonlySet<Tag> = new Set(["light", "adverb", "aspect", "pronoun", "time"]);
const HEADLESS: ReadonlySet<Tag> = new Set([
  "copula", "adverb", "aspect", "preposition", "light", "pronoun", "conjunction", "measure",
  "other", "time", "etc",
]);
const BEGINS: ReadonlySet<Tag> = new Set(["noun", "verb", "modifier", "figure"]);
const LONGEST = 24; // characters
const MOST_STARTS = 9;

export const textOf = (words: readonly Token[]): string => words.map(({ word }) => word).join("");

/** 500万元以上, 0—14岁, 每10万人: a figure that is part of another's name. */
export function isInside(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  const { word = "" } = tokens[i] ?? {};
  return (
    (next?.tag === "side" && /^及?以[上下]$/u.test(next.word)) ||
    /岁(?:及?以[上下])?$/u.test(word) || tokens[i - 1]?.word === "每" ||
    (next?.tag === "de" && tokens[i + 2]?.tag === "copula") // 超过500亩的有11户
  );
}

/** Where the words that may name a figure begin: behind the last mark or figure. */
export function floorOf(tokens: readonly Token[], at: number, from: number): number {
  for (let i = at - 1; i >= from; i--) {
    const tag = tokens[i]?.tag;
    if (tag === "mark" || (tag === "figure" && !isInside(tokens, i))) return i + 1;
  }
  return from;
}

/** The end of the words before a token that name something: behind 面积 of 面积已达; `floor` where there is none. */
export function headEnd(tokens: readonly Token[], at: number, floor: number): number {
  let end = at;
  while (end > floor) {
    const { tag, word } = tokens[end - 1] ?? { tag: "other", word: "" };
    const ofTime = tag === "de" && ["time", "copula"].includes(tokens[end - 2]?.tag ?? "");
    if (!HEADLESS.has(tag) && !ofTime && !(tag === "side" && !/^及?以[上下]$/u.test(word))) break;
    end--;
  }
  return end;
}

/** The phrases that end at `end`, the shortest first. */
export function phrasesTo(tokens: readonly Token[], end: number, floor: number): Phrase[] {
  const out: Phrase[] = [];
  const words: Token[] = [];
  if (tokens[end - 1]?.tag === "list") return out; // 产量、86吨: of another figure
  let length = 0;
  for (let i = end - 1; i >= floor && out.length < MOST_STARTS && length <= LONGEST; i--) {
    const token = tokens[i];
    if (!token) break;
    const kept = KEPT.has(token.tag) || (token.tag === "figure" && isInside(tokens, i)) ||
      token.word === "每";
    if (!kept && !PASSED.has(token.tag)) break;
    if (!kept) continue;
    words.unshift(token);
    length += token.word.length;
    if (BEGINS.has(token.tag) || token.word === "每") {
      out.push({ words: [...words], from: i, to: end, border: tokens[i - 1]?.tag ?? "start" });
    }
  }
  return out;
}

const RUNS: ReadonlySet<Tag> = new Set(["noun", "modifier"]);
const MOST_ENDS = 4;

/** The phrases that begin at `from`, the shortest first: 贫困户, 贫困户加入草莓种植. */
export function phrasesFrom(tokens: readonly Token[], from: number, to: number): Phrase[] {
  const out: Phrase[] = [];
  const words: Token[] = [];
  const border = tokens[from - 1]?.tag ?? "start";
  if (!BEGINS.has(tokens[from]?.tag ?? "other")) return out;
  for (let i = from; i < to && out.length < MOST_ENDS; i++) {
    const token = tokens[i];
    if (!token || !(RUNS.has(token.tag) || ["verb", "de", "list", "conjunction", "aspect"].includes(token.tag))) break;
    if (token.tag === "aspect") continue;
    words.push(token);
    const next = tokens[i + 1]?.tag;
    if (token.tag === "noun" && next !== "noun") {
      out.push({ words: [...words], from, to: i + 1, border });
    }
  }
  return out;
}
