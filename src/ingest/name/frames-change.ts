import { changeName, nameOfChange, type ChangeName } from "../change-name.js";
import { fromPhrase, fromTold, type Frame, type NameCandidate } from "./frame.js";
import { leftPhrases } from "./frames-left.js";
import { floorOf, headEnd, phrasesTo, textOf, type Setting } from "./setting.js";
import { bases, wordsBefore } from "./told.js";
import type { Token } from "./tokens.js";

/** 同比增长4%, 占全村的一半, 是上年的2倍: how another figure changed, or what share it has. */
const change: Frame = {
  name: "change",
  why: "同比增长4%",
  make(setting) {
    const told = changeName(wordsBefore(setting), setting.quantity.unit);
    if (told === null) return [];
    return [...ofOwn(setting, told), ...ofBases(setting, told)];
  },
};

function ofBases(setting: Setting, told: ChangeName): NameCandidate[] {
  const ownWords = told.kind === "change" && told.own.length >= 2;
  return bases(setting).slice(0, ownWords ? 1 : 4).map((base, i) => {
    const bare = told.kind === "change" ? { ...told, own: "" } : told;
    const said = nameOfChange(bare, base.thing, setting.quantity);
    const name = told.kind === "same" ? setting.units.complete(said, setting.quantity.unit) : said;
    const frame = told.kind === "same" ? "same" : told.kind === "share" ? "shareOf" : ownWords ? "changeOther" : "change";
    return fromTold(i === 0 || ownWords ? frame : `${frame}Far`, name, base.thing, told.kind === "same" ? "own" : "change", i);
  });
}

/** 畜牧业产值增长4%: the thing that changed stands in the words themselves. */
function ofOwn(setting: Setting, told: ChangeName): NameCandidate[] {
  const { tokens, at, from } = setting;
  const floor = floorOf(tokens, at, from);
  const end = changedEnd(setting, floor);
  if (end <= floor) return [];
  return phrasesTo(tokens, end, floor).map((phrase) => {
    const thing = textOf(phrase.words);
    const bare = told.kind === "change" ? { ...told, own: "" } : told;
    const name = nameOfChange(bare, thing, setting.quantity);
    const made = fromPhrase(setting, "changeOwn", { ...phrase, to: at }, name);
    return { ...made, name, thing, kind: told.kind === "same" ? "own" : "change" };
  });
}

const CHANGES = /^(?:同比|环比|同口径|名义|实际|增长|增加|增幅|增速|增|上涨|上升|提高|提升|扩大|下降|降低|减少|减产|增产|回落|回升|下跌|缩短|压缩|压减|加快|放缓|收窄|降|减|占|多|少|高|低|快|慢|净增|累计|翻)了?$/u;

/** Where the words on the change begin: behind 畜牧业产值 of 畜牧业产值同比增长. */
function changedEnd({ tokens, at }: Setting, floor: number): number {
  let end = at;
  while (end > floor) {
    const { word = "", tag = "other" } = tokens[end - 1] ?? {};
    const passed = ["copula", "adverb", "aspect", "preposition", "light", "time", "pronoun", "de", "other", "measure", "place"].includes(tag);
    if (!passed && !CHANGES.test(word)) break;
    end--;
  }
  return end;
}

/** 贫困户占全村人口的一半: who has the share stands before 占, of what behind it. */
const share: Frame = {
  name: "share",
  why: "茶园占耕地的一半",
  make(setting) {
    const { tokens, at, from, quantity } = setting;
    if (!/^[%成‰]$/u.test(quantity.unit)) return [];
    const floor = floorOf(tokens, at, from);
    const has = tokens.slice(floor, at).findLastIndex(({ word }) => /^所?占(?:到|比)?$/u.test(word));
    if (has < 0) return [];
    const whole = wholeOf(tokens.slice(floor + has + 1, at));
    const own = phrasesTo(tokens, headEnd(tokens, floor + has, floor), floor);
    const things = own.map((phrase) => [textOf(phrase.words), phrase] as const);
    const made = things.map(([thing, phrase]) => ({ ...fromPhrase(setting, "share", { ...phrase, to: at }), thing }));
    const told = bases(setting).map(({ thing }, i) => fromTold(i === 0 ? "shareOf" : "shareOfFar", thing, thing, "change", i));
    return [...made, ...(own.length === 0 ? told : [])].map((one) => ({
      ...one, kind: "change" as const, name: whole === "" ? `${one.thing}占比` : `${one.thing}占${whole}比重`,
    }));
  },
};

/** 全村人口 of 占全村人口的比重为. */
function wholeOf(words: readonly Token[]): string {
  const said = words.filter(({ tag, word }) => !["copula", "adverb", "light", "de", "mark"].includes(tag) && !/^(?:比重|比例|份额|总数|总量)$/u.test(word));
  return textOf(said);
}

/** 第21位, 居全省首位: of what the sentence told. */
const ranked: Frame = {
  name: "ranked",
  why: "总量居全省第3位",
  make(setting) {
    if (setting.quantity.unit !== "位" || setting.quantity.rule !== "rank") return [];
    const own = leftPhrases(setting).map((phrase) => ({ ...fromPhrase(setting, "ranked", phrase), thing: textOf(phrase.words) }));
    const told = bases(setting).map(({ thing }, i) => fromTold("rankedOf", thing, thing, "change", i));
    return [...own, ...told].map((one) => ({ ...one, kind: "change" as const, name: `${one.thing.replace(/排名$/u, "")}排名` }));
  },
};

/** 发酵酒(增长87%): brackets tell of what stands before them. */
const bracketed: Frame = {
  name: "bracketed",
  why: "啤酒(增长87%)",
  make(setting) {
    const { tokens, at, from, quantity } = setting;
    const open = tokens.slice(from, at).findLastIndex(({ word }) => word === "(");
    const told = changeName(wordsBefore(setting).split("(").at(-1) ?? "", quantity.unit);
    if (open < 0 || told === null || told.kind !== "change") return [];
    const floor = floorOf(tokens, from + open, from);
    return phrasesTo(tokens, headEnd(tokens, from + open, floor), floor).map((phrase) => {
      const name = nameOfChange({ ...told, own: "" }, textOf(phrase.words), quantity);
      return { ...fromPhrase(setting, "bracketed", phrase, name), name, kind: "change" as const };
    });
  },
};

export const CHANGE: readonly Frame[] = [change, share, ranked, bracketed];
