import { changeName, nameOfChange } from "../change-name.js";
import { fromPhrase, fromTold, type Frame } from "./frame.js";
import { CHANGED, leftPhrases } from "./frames-left.js";
import {
  floorOf, headEnd, phrasesFrom, phrasesTo, textOf, type Phrase, type Setting, type Told,
} from "./setting.js";
import { bases, wordsBefore } from "./told.js";
import type { Token } from "./tokens.js";

/** 完成总产值: a bare measure, or a deed alone, is of what the sentence told last or began with. */
const completed: Frame = {
  name: "completed",
  why: "企业64家,完成总产值94亿元",
  make(setting) {
    const { units } = setting;
    const own = leftPhrases(setting).filter(({ words }) => isBare(words, units) && !CHANGED.test(words.at(-1)?.word ?? ""))
      .slice(0, 3);
    const told = bases(setting);
    const topics = [...new Set([...told.map(({ thing }) => thing), ...subjects(setting)])].slice(0, 8);
    return own.flatMap((phrase) => {
      const words = textOf(phrase.words);
      return topics.flatMap((topic, i) => {
        const verb = words.startsWith("总") ? (told.find(({ thing }) => thing === topic)?.verb ?? "") : "";
        const thing = topic.endsWith(words) ? topic : withoutMetric(topic.slice(verb.length), units) + words;
        const frame = !units.isBare(words) && phrase.words[0]?.tag !== "verb" ? "completedPart" : i === 0 ? "completed" : i < told.length ? "completedFar" : "completedTopic";
        const lone = phrase.words.length === 1 && phrase.words[0]?.tag === "verb" && i < told.length;
        const deed = lone ? [fromPhrase(setting, "deedOf", phrase, words + topic)] : [];
        return [fromPhrase(setting, frame, phrase, thing), ...deed];
      });
    });
  },
};

/** 总产值, 投入资金, 核销: without a thing. */
const isBare = (words: Phrase["words"], units: Setting["units"]): boolean =>
  words.every(({ word, tag }) => tag === "verb" || units.isBare(word)) || isPart(words, units);

/** 补助, 贷款 alone: of a thing told before, perhaps. */
const isPart = ([word, more]: Phrase["words"], units: Setting["units"]): boolean =>
  more === undefined && word !== undefined && units.isPart(word.word);

const withoutMetric = (topic: string, units: Setting["units"]): string => {
  for (let cut = 2; cut <= 4 && topic.length - cut >= 2; cut++) {
    if (units.isBare(topic.slice(-cut)) && !units.isBare(topic.slice(-cut - 1))) return topic.slice(0, -cut);
  }
  return topic;
};

/** What the sentence begins with, and the clause before. */
function subjects({ tokens, from }: Setting): string[] {
  const out: string[] = [];
  const first = tokens.findIndex(({ tag }) => tag === "noun" || tag === "modifier");
  const subject = first < 0 ? undefined : phrasesFrom(tokens, first, from)[0];
  if (subject) out.push(textOf(subject.words));
  if (from > 0) {
    const floor = tokens.slice(0, from - 1).findLastIndex(({ tag }) => tag === "mark") + 1;
    const previous = phrasesTo(tokens, headEnd(tokens, from - 1, floor), floor);
    out.push(...previous.slice(0, 3).map(({ words }) => textOf(words)));
  }
  return out.filter((text) => text.length >= 2);
}

/** 增加水稻种植面积26万亩、蔬菜16万亩: a list goes on with the verb and the measure of its first. */
const listed: Frame = {
  name: "listed",
  why: "种植水稻26万亩、蔬菜16万亩",
  make(setting) {
    const { tokens, at, from, told, quantity, units } = setting;
    const last = told.at(-1);
    const floor = floorOf(tokens, at, from);
    if (!last || tokens[floor - 1]?.tag !== "figure" || !/[、和及与]/u.test(tokens[floor]?.word ?? "")) return [];
    return phrasesTo(tokens, headEnd(tokens, at, floor + 1), floor + 1).flatMap((phrase) => {
      const words = textOf(phrase.words);
      const metric = units.fits(words, quantity.unit) ? "" : last.metric;
      const name = `${words.startsWith(last.verb) ? "" : last.verb}${words}${metric}`;
      return [fromPhrase(setting, "listed", phrase, name)];
    });
  },
};

/** 小学平均班额43人,初中46人: the second has what the first has, of another. */
const peer: Frame = {
  name: "peer",
  why: "小学平均班额43人,初中46人",
  make(setting) {
    const { tokens, at, from, told, quantity, units } = setting;
    const last = told.at(-1);
    const floor = floorOf(tokens, at, from);
    const own = phrasesTo(tokens, headEnd(tokens, at, floor), floor);
    const whole = own.at(-1);
    if (!last || last.unit !== quantity.unit || last.words.length < 2) return [];
    if (!whole || whole.words.length > 2 || whole.words.at(-1)?.tag !== "noun") return [];
    return [1, 2].filter((n) => n < last.words.length).map((n) => {
      const name = textOf(whole.words) + textOf(last.words.slice(n));
      return { ...fromPhrase(setting, "peer", whole, name), name: units.complete(name, quantity.unit) };
    });
  },
};

/** 城镇和农村居民收入分别为…和…: the k-th of the things told apart, here or by the figures before. */
const apart: Frame = {
  name: "apart",
  why: "男、女人口分别为3万和2万",
  make(setting) {
    const { tokens, at, from, units, quantity, told } = setting;
    const head = from + tokens.slice(from, at).findIndex(({ word }) => word.startsWith("分别"));
    if (head < from) return [];
    const k = tokens.slice(head, at).filter(({ tag }) => tag === "figure").length;
    const first = tokens.findIndex(({ tag }, i) => i > head && tag === "figure");
    const said = changeName(wordsBefore(setting).split("分别").at(-1) ?? "", quantity.unit);
    const changed = said ?? changeName(textOf(tokens.slice(head + 1, first)), quantity.unit);
    const here = namesApart(tokens.slice(from, head), k);
    const all = here.length > 0 ? here : ofTold(told, k, tokens.slice(first).filter(({ tag }) => tag === "figure").length);
    return all.map((thing) => {
      const isChange = changed?.kind === "change";
      const name = isChange ? nameOfChange({ ...changed, own: "" }, thing, quantity) : units.complete(thing, quantity.unit);
      return fromTold("apart", name, thing, isChange ? "change" : "own", 0);
    });
  },
};

/** 合同额2亿元,执行额1亿元,分别增长10%和9%: of as many figures as are told apart. */
function ofTold(told: readonly Told[], k: number, many: number): string[] {
  const own = told.filter(({ kind }, i) => kind === "own" || i < told.length - k);
  const last = own.slice(0, own.length).slice(-many);
  return last.length === many && last[k] ? [last[k].thing] : [];
}

const JOINTS: ReadonlySet<string> = new Set(["list", "conjunction"]);

/** 城镇、农村居民收入 → 城镇居民收入 and 城镇收入 for the first: what the last has in the end may be all theirs. */
function namesApart(words: Setting["tokens"], k: number): string[] {
  const parts: Token[][] = [[]];
  for (const token of words) {
    const joins = JOINTS.has(token.tag) || (token.tag === "preposition" && /^[与同]$/u.test(token.word));
    if (joins) parts.push([]);
    else if (!["light", "adverb", "time", "place", "mark", "copula"].includes(token.tag)) parts.at(-1)?.push(token);
  }
  const own = parts[k];
  const last = parts.at(-1) ?? [];
  if (parts.length < 2) return bothOf(textOf(words), k);
  if (!own || own.length === 0) return [];
  if (k === parts.length - 1) return [textOf(own)];
  const tails = last.map((_, i) => textOf(last.slice(i + 1)));
  return [...new Set(tails.filter((tail) => tail === "" || !textOf(own).endsWith(tail)).map((tail) => textOf(own) + tail))];
}

/** 城乡居民收入分别为: the town first. */
function bothOf(head: string, k: number): string[] {
  return head.includes("城乡") && k < 2 ? [head.replace("城乡", k === 0 ? "城镇" : "农村")] : [];
}

/** 7706户19870人: the second of a chain counts what the first does. */
const chained: Frame = {
  name: "chained",
  why: "贫困户7706户19870人",
  make(setting) {
    const { tokens, at, told, units, quantity } = setting;
    const last = told.at(-1);
    if (!last || tokens[at - 1]?.tag !== "figure") return [];
    const thing = last.thing;
    const bare = thing.replace(/(?:户|人口?|家庭)$/u, "");
    return [thing, ...(bare.length >= 2 ? [bare] : [])].map((one) => fromTold("chained", units.complete(one, quantity.unit), thing, last.kind, 0));
  },
};

/** Nothing at hand: the clause before, or what was told last. */
const fallback: Frame = {
  name: "fallback",
  why: "全县搞旅游,一年三万元",
  make(setting) {
    const phrases: string[] = [...subjects(setting), ...bases(setting).map(({ thing }) => thing)];
    return phrases.map((thing) => fromTold("fallback", setting.units.complete(thing, setting.quantity.unit), thing, "own", 3));
  },
};

export const CONTEXT: readonly Frame[] = [completed, listed, peer, apart, chained, fallback];
