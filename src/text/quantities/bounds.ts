import type { Qualifier } from "../../domain/fact.js";

interface Bound {
  word: string;
  qualifier: Qualifier;
}

const rows = (qualifier: Qualifier, words: string): Bound[] => words.split(" ").map((word) => ({ word, qualifier }));
const longestFirst = (bounds: Bound[]): Bound[] => bounds.sort((a, b) => b.word.length - a.word.length);

/** Words that stand right before a numeral. */
const BEFORE = longestFirst([
  ...rows("about", "约 大约 约为 约有 约合 大概 大致 差不多 左右 ≈ 约莫 约计 约达 估摸"),
  ...rows("under", "近 将近 几近 逼近 直逼 < ＜ 接近 接近于 近乎 不足 不到 未满 不满 低于 少于 小于 未达 不及 未超"),
  ...rows("over", "超 超过 逾 突破 已超 高于 大于 多于 超出 超额 上 已破 破 过 已过 打破 不止 不只 ＞ >"),
  ...rows("at_least", "不低于 不少于 至少 不小于 起码 最少 不下 不下于 ≥ 最低"),
  ...rows("at_most", "不超过 不高于 不多于 不大于 最多 至多 ≤ 不超 最高 控制在"),
]);
/** Between numeral and measure word. */
const INSIDE: Record<string, Qualifier> = { 余: "over", 多: "over", 来: "about", 把: "about", 几: "over" };
/** Behind the measure word. */
const AFTER = longestFirst([
  ...rows("over", "以上 及以上 之上 有余 强 多 余 出头 开外 之多的"),
  ...rows("under", "以下 及以下 之下 弱"),
  ...rows("about", "左右 上下 许 前后"),
  ...rows("at_most", "以内 之内"),
]);

/** What a bound is not: 最近 3 年, 附近, 上 3 个月, 以上 as part of a longer word. */
const NO_BOUND_BEFORE: Record<string, string> = { 近: "最附靠邻临远亲", 上: "以向加晚早马之路村会网线山身手车府县乡区市党年月层面跟奔头", 超: "赶高反", 约: "节契预合条制签大公特邀履", 逾: "", 过: "通经不透度超去来到做", 破: "冲爆", 不过: "", 小于: "", 最高: "", 最低: "", 控制在: "" };
/** Bounds only before round numbers ("上百人", "过万人", "破3亿元"), never before "3个". */
const ROUND_ONLY = new Set(["上", "过", "破", "已过"]);
/** Bounds that 了 may follow: 突破了3万人. */
const VERBS = new Set(["突破", "超过", "超", "超出", "接近", "逼近", "破", "打破", "高于", "低于", "过"]);

/** The bound that ends right before `at`, one blank allowed. */
export function boundBefore(folded: string, at: number, round: boolean): { start: number; qualifier: Qualifier } | null {
  const blank = folded[at - 1] === " " ? at - 1 : at;
  const end = folded[blank - 1] === "了" ? blank - 1 : blank;
  for (const { word, qualifier } of BEFORE) {
    if (!folded.startsWith(word, end - word.length)) continue;
    const start = end - word.length;
    if (start < 0 || (ROUND_ONLY.has(word) && !round) || (end < blank && !VERBS.has(word))) continue;
    if (NO_BOUND_BEFORE[word]?.includes(folded[start - 1] ?? "\n")) continue;
    return { start, qualifier };
  }
  return null;
}

/** 余, 多 or 来 at `at`: "500余人", "20多亩". */
export function boundInside(folded: string, at: number): Qualifier | null {
  const c = folded[at] ?? "";
  return INSIDE[c] ?? null;
}

/** The bound right behind a quantity: "91%以上", "25000元左右". */
export function boundAfter(folded: string, at: number): { end: number; qualifier: Qualifier } | null {
  for (const { word, qualifier } of AFTER) {
    if (!folded.startsWith(word, at)) continue;
    const end = at + word.length;
    const next = folded[end] ?? "";
    // "3元多种", "1次多方": 多 and 余 only at a border of words; "年多来" is one
    if ((word === "多" || word === "余") && !/[\s,，。;、!?)"”的时来]/u.test(next === "" ? "。" : next)) continue;
    if ((word === "强" || word === "弱") && !/(?:分之[一二三四五六七八九十]|成|半)$/u.test(folded.slice(Math.max(0, at - 3), at))) continue;
    if (word === "许" && /[可多]/u.test(next)) continue;
    if ((word === "以下" || word === "以上" || word === "之下") && /[简统]/u.test(next)) continue;
    return { end, qualifier };
  }
  return null;
}
