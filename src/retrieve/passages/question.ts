import { normalise } from "../../text/normalise.js";
import type { Segmenter } from "../../text/segment.js";
import { isBreak, wordKey, type Frequencies } from "./frequencies.js";
import type { Expected } from "./passage.js";
import { toUnits } from "./units.js";

/** A word, character or pair of the question, with its weight (inverse document frequency). */
export interface Term {
  text: string;
  units: Uint16Array;
  weight: number;
  count: number; // passages that hold it, about
}

/** A question made ready for search and ranking. */
export interface Question {
  words: Term[]; // in the question's order, without asking and function words, each once
  units: Uint16Array; // what is left when the asking words are cut out
  expect: Expected | null;
  measure: number; // unit of the measure word after 多少 or 几 (多少亩 → 亩), 0 without
}

// Words that ask are not what the passage says: "哪一年成立" is answered by "1958年成立".
// Not the same characters within a name or another word: 何香凝, 几内亚, 茶几, 许多大城市, 呢绒.
const ASKING = new RegExp(
  [
    "请问", "(?:你能|能否|能不能|可以|能)?(?:给我|跟我|向我|为我)?(?:介绍|说说|讲讲|讲|说)一?下",
    "告诉我", "(?:你|有谁)知道", "么$", "为什么", "为何", "为啥", "怎么样", "怎么", "怎样", "如何", "是否",
    "什么样", "什么时候", "什么", "甚么", "何[时地处人种年月日事物故以]", "谁",
    "(?<![最许很众更增])多少", "(?<![最许很众更增])多[大长高久远重深]",
    "第?几[个位种座条家所部名年天月日场届次国间些岁]", "(?<!茶)几(?!内亚|何|乎|率)",
    "哪一?[个位种座条家所部名年天月日场届次国间些里儿方]?", "吗(?!啡)", "呢(?!绒|子)", "下列", "以下",
  ].join("|"),
  "gu",
);

// Words that stand in every passage; as "分别" and "属于" they also tell nothing of which passage is asked for.
const FUNCTION_WORDS = new Set(
  ("的 了 是 在 和 与 及 被 由 于 有 为 以 而 其 这 那 之 也 都 就 他 她 它 并 等 到 从 对 将 把 所 又 或 个 上 中 会 让 使 向 跟 请 " +
    "分别 位于 可以 叫 做 称 称为 叫做 属于 因为 所以 因 当 时 时候 后 前 年 主要 指 该 此 来 去 能 要 给 比 还 只 不 没有 没 一 一个 " +
    "a an the of in is was are to and what which who how why when where").split(" "),
);

const EXPECTATIONS: { expect: Expected; pattern: RegExp }[] = [
  { expect: "date", pattern: /何时|什么时候|什么时间|哪一?[年天月日]|几[年月日号]|哪个(?:年代|世纪|朝代)/u },
  { expect: "number", pattern: /多少|多[大长高久远重深]|几/u },
  { expect: "person", pattern: /谁|哪一?[位名]|何人|什么人|哪个人/u },
  { expect: "place", pattern: /哪里|哪儿|何地|何处|什么地方|哪一?[个座]?[国省市县区城州洲镇乡村]/u },
];

/** What the words that ask want to hear: 多少/几 a number, 谁 a person, 何时/哪年 a date, 哪里 a place; else null. */
export function readExpected(question: string): Expected | null {
  return EXPECTATIONS.find(({ pattern }) => pattern.test(question))?.expect ?? null;
}

/**
 * Makes a question ready.
 * @param options size: passages in the index, of which the frequencies may have counted a part only
 */
export function readQuestion(
  text: string,
  segmenter: Segmenter,
  frequencies: Frequencies,
  { size, expect }: { size: number; expect?: Expected | null | undefined },
): Question {
  const plain = normalise(text);
  const left = plain.replace(ASKING, " ");
  const units = toUnits(left);
  const measured = /(?:多少|几)(?<measure>\p{Script=Han})/u.exec(plain)?.groups?.["measure"];
  return {
    words: readWords(left.trim() === "" ? plain : left, segmenter, frequencies, size / Math.max(1, frequencies.passages)),
    units,
    expect: expect === undefined ? readExpected(plain) : expect,
    measure: measured === undefined ? 0 : (toUnits(measured)[0] ?? 0),
  };
}

function readWords(text: string, segmenter: Segmenter, frequencies: Frequencies, scale: number): Term[] {
  const all = [...new Set(segmenter.cutForSearch(text))];
  const telling = all.filter((word) => !FUNCTION_WORDS.has(word));
  return (telling.length > 0 ? telling : all).flatMap((word) => {
    const units = toUnits(word).filter((unit) => !isBreak(unit));
    if (units.length === 0) return [];
    const key = wordKey(word);
    return [{ text: word, units, weight: frequencies.weight(key), count: frequencies.of(key) * scale }];
  });
}
