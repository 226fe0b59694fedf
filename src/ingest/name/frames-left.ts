import { fromPhrase, type Frame, type NameCandidate } from "./frame.js";
import {
  floorOf, headEnd, phrasesTo, textOf, type Phrase, type Setting,
} from "./setting.js";

/** The phrases before a figure that may name it, the shortest first. */
export function leftPhrases({ tokens, at, from }: Setting): Phrase[] {
  const floor = floorOf(tokens, at, from);
  return phrasesTo(tokens, headEnd(tokens, at, floor), floor);
}

const isNoun = ({ words }: Phrase): boolean => ["noun", "side"].includes(words.at(-1)?.tag ?? "");

/** 森林覆盖率达, 一产实现增加值: the words right before the figure are its name. */
const left: Frame = {
  name: "left",
  why: "森林覆盖率达61%",
  make: (setting) =>
    leftPhrases(setting).filter(isNoun).map((phrase) => fromPhrase(setting, "left", phrase)),
};

/** 生猪出栏, 玉米种植: what is done stands behind the thing. */
const acted: Frame = {
  name: "acted",
  why: "生猪出栏80万头",
  make: (setting) =>
    leftPhrases(setting)
      .filter(({ words }) => words.at(-1)?.tag === "verb" && textOf(words).length > 1)
      .filter(({ words }) => !isRate(setting) || !CHANGED.test(words.at(-1)?.word ?? ""))
      .filter(({ words }) => !words.every(({ word }) => CHANGED.test(word)))
      .map((phrase) => fromPhrase(setting, "acted", phrase, textOf(phrase.words) + kept(setting))),
};

const isRate = ({ quantity }: Setting): boolean => /^(?:[%‰成倍番]|个?百分点)$/u.test(quantity.unit);
export const CHANGED = /^(?:同期|相比|增长|增加|上涨|上升|提高|提升|下降|降低|减少|回落|回升|下跌|加快|放缓|扩大|收窄)$/u;

/** 生猪出栏80万头 is an 出栏量, and so is what grew by a tenth. */
const kept = ({ quantity }: Setting): string => (/^[头只羽吨斤]$|公斤/u.test(quantity.unit) ? "量" : "");

/** 种油茶1200亩 → 油茶种植面积. */
const grown: Frame = {
  name: "grown",
  why: "种油茶1200亩",
  make: (setting) => leftPhrases(setting).filter(isNoun).flatMap((phrase) => turned(setting, phrase)),
};

function turned(setting: Setting, phrase: Phrase): NameCandidate[] {
  const [verb, ...rest] = phrase.words;
  if (verb?.tag !== "verb" || rest[0]?.tag === "de" || rest.length === 0) return [];
  const name = textOf(rest) + (setting.spoken[verb.word] ?? verb.word);
  return [fromPhrase(setting, "grown", phrase, name)];
}

/** 产量同比增长的有45种: a clause with 的 tells which of the things told before are counted. */
const which: Frame = {
  name: "which",
  why: "产量增长的有45种",
  make(setting) {
    const { tokens, at, from, told, before } = setting;
    const floor = floorOf(tokens, at, from);
    let end = at;
    while (end > floor && ["copula", "adverb", "light"].includes(tokens[end - 1]?.tag ?? "")) end--;
    if (tokens[end - 1]?.tag !== "de") return [];
    const thing = told.at(-1)?.thing ?? before?.thing ?? "";
    return phrasesTo(tokens, end, floor).flatMap((phrase) =>
      [thing, ""].map((of) => {
        const words = textOf(phrase.words);
        return fromPhrase(setting, "which", phrase, of === "" ? words.slice(0, -1) : words + of);
      }));
  },
};

export const LEFT: readonly Frame[] = [left, acted, grown, which];
