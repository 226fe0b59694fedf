import { fromPhrase, type Frame, type NameCandidate } from "./frame.js";
import {
  floorOf, headEnd, isInside, phrasesFrom, textOf, type Phrase, type Setting,
} from "./setting.js";
import type { Token } from "./tokens.js";

const LONGEST_CHAIN = 6; // figures without words between them: 7706户19870人

/** Where the words behind a figure begin; behind the last of a chain of figures. */
function behind({ tokens, at, to }: Setting): number {
  let i = at + 1;
  while (i < to && i - at < LONGEST_CHAIN && tokens[i]?.tag === "figure" && !isInside(tokens, i)) i++;
  while (i < to && ["de", "side", "measure"].includes(tokens[i]?.tag ?? "")) i++;
  return i;
}

/** The things counted right behind a figure, the shortest first; none behind a comma. */
function counted(setting: Setting): Phrase[] {
  return phrasesFrom(setting.tokens, behind(setting), setting.to);
}

/** The verb right before a figure: 新增 of 新增23家民宿. */
function verbBefore({ tokens, at, from }: Setting): Token | null {
  const floor = floorOf(tokens, at, from);
  const last = tokens[headEnd(tokens, at, floor) - 1];
  return last?.tag === "verb" && headEnd(tokens, at, floor) > floor ? last : null;
}

const NO_THING = new Set(["元", "%", "‰", "倍", "个百分点", "百分点"]);

const right: Frame = {
  name: "right",
  why: "44个贫困村",
  make: (setting) =>
    NO_THING.has(setting.quantity.unit)
      ? []
      : counted(setting).map((phrase) => fromPhrase(setting, "right", phrase)),
};

const verbRight: Frame = {
  name: "verbRight",
  why: "新增23家民宿",
  make(setting) {
    const verb = verbBefore(setting);
    if (verb === null || NO_THING.has(setting.quantity.unit)) return [];
    return counted(setting).map((phrase) => {
      const words = [verb, ...phrase.words];
      return fromPhrase(setting, "verbRight", { ...phrase, words }, textOf(words));
    });
  },
};

/** What is said of the thing counted: 获得表彰 of 45名教师获得了表彰. */
function predicateOf(tokens: readonly Token[], from: number, to: number): Token[] {
  let i = from;
  while (i < to && ["adverb", "light", "time"].includes(tokens[i]?.tag ?? "")) i++;
  const out: Token[] = [];
  for (; i < to && out.length < 6; i++) {
    const token = tokens[i];
    if (!token || ["mark", "copula", "figure", "list", "conjunction"].includes(token.tag)) break;
    if (["aspect", "adverb", "place", "pronoun"].includes(token.tag)) continue;
    out.push(token);
  }
  const last = out.findLastIndex(({ tag }) => tag === "noun" || tag === "verb");
  return out.slice(0, last + 1);
}

/** The thing and what is said of it, in three orders. */
function told(setting: Setting, thing: Phrase): NameCandidate[] {
  const predicate = predicateOf(setting.tokens, thing.to, setting.to);
  const [verb] = predicate;
  if (!verb || !["verb", "light", "preposition"].includes(verb.tag)) return [];
  const phrase = { ...thing, words: [...predicate, ...thing.words] };
  const says = textOf(predicate);
  const name = textOf(thing.words);
  return [
    ...(predicate.length > 1 ? [fromPhrase(setting, "told", phrase, `${says}的${name}`)] : []),
    fromPhrase(setting, "told", { ...phrase, words: [...thing.words, ...predicate] }, name + says),
    fromPhrase(setting, "toldVerb", { ...phrase, words: [verb, ...thing.words] }, verb.word + name),
  ];
}

const predicate: Frame = {
  name: "told",
  why: "45名教师获得表彰",
  make: (setting) =>
    setting.quantity.unit === "元"
      ? []
      : counted(setting).slice(0, 2).flatMap((phrase) => told(setting, phrase)),
};

/** 72人死亡 → 死亡人数: what a number of people or households did. */
const deed: Frame = {
  name: "deed",
  why: "72人死亡",
  make(setting) {
    const { quantity, tokens, to, at } = setting;
    if (!/^(?:[人名位户]|人次|户次)$/u.test(quantity.unit)) return [];
    const from = behind(setting);
    const words = predicateOf(tokens, from, to);
    if (!["verb", "light", "preposition"].includes(words[0]?.tag ?? "") || from > at + 2) return [];
    const [verb] = words;
    const both = words.length > 1 && verb ? [words, [verb]] : [words];
    return both.map((said) =>
      fromPhrase(setting, "deed", { words: said, from, to: from + said.length, border: "start" }));
  },
};

/** 80%以上被游客采摘: what is done with a share of the things told before. */
const shareDone: Frame = {
  name: "shareDone",
  why: "八成已经外销",
  make(setting) {
    if (!/^[%成]$/u.test(setting.quantity.unit)) return [];
    const from = behind(setting);
    const words = predicateOf(setting.tokens, from, setting.to);
    if (words.length === 0) return [];
    const phrase: Phrase = { words, from, to: from + words.length, border: "start" };
    const things = [setting.told.at(-1)?.thing ?? "", setting.before?.thing ?? "", ""];
    return [...new Set(things)].map((thing) =>
      fromPhrase(setting, "shareDone", phrase,
        thing === "" ? textOf(words) : `${textOf(words)}的${thing}`));
  },
};

/** 投资5亿元建设产业园 → 产业园投资, 建设产业园投资. */
const spent: Frame = {
  name: "spent",
  why: "投资5亿元建设产业园",
  make(setting) {
    if (setting.quantity.unit !== "元") return [];
    const spending = verbOrNounBefore(setting);
    const [, ...rest] = predicateOf(setting.tokens, behind(setting), setting.to);
    const all = predicateOf(setting.tokens, behind(setting), setting.to);
    if (all.length === 0 || spending === "") return [];
    const from = behind(setting);
    return [rest, all].filter((words) => words.length > 0).map((words) => {
      const phrase: Phrase = { words, from, to: from + words.length, border: "start" };
      return fromPhrase(setting, "spent", phrase, textOf(words) + spending);
    });
  },
};

function verbOrNounBefore({ tokens, at, from }: Setting): string {
  const floor = floorOf(tokens, at, from);
  const end = headEnd(tokens, at, floor);
  const last = end > floor ? tokens[end - 1] : undefined;
  return last && ["verb", "noun"].includes(last.tag) ? last.word : "";
}

/** 每亩500元的补贴, 2.4元的价格. */
const paid: Frame = {
  name: "paid",
  why: "每亩500元的补贴",
  make(setting) {
    const { tokens, at, to, quantity } = setting;
    if (!quantity.unit.startsWith("元") || tokens[at + 1]?.tag !== "de") return [];
    return phrasesFrom(tokens, at + 2, to).map((phrase) => fromPhrase(setting, "paid", phrase));
  },
};

export const RIGHT: readonly Frame[] = [right, verbRight, predicate, deed, shareDone, spent, paid];
