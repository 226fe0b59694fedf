import type { Quantity } from "../text/quantities/index.js";

/** Against what a change is measured, and how: 同比, 比上年末, 较2015年, 按可比价格计算. */
const AGAINST =
  /同比|环比|同口径|按可比(?:价格|口径)(?:计算)?|(?:比|较|与)(?:上年|去年|前年|上月|年初|当年|\d{4}年)(?:同期|同月|末|底|初)?(?:相比)?|(?:[两二三四五六七八九十]|\d{1,2})年(?=平均|年均)|名义|实际(?=[增下])/gu;
const CHANGE =
  /(?:平均|年均|累计|净|共|又|再|将|则|仅|只|各|分别|高于?|低于?)?(?<word>增长|增加|增幅|增速|增产|增收|增|上涨|上升|提高|提升|扩大|加快|回升|下降|降低|减少|减产|回落|下跌|放缓|收窄|高|低|快|慢|缩短|压缩|压减|降|减|多|少)了?(?:近|超过?|约|达到?)?$/u;
/** "提高到2019年的": the figure is the base's own, at another time. */
const REACHED = /(?:提高|提升|增加|增长|增|升|上升|扩大|扩|下降|降低|降|涨|跌|减少|减|缩短|压缩|压减|回落|调整|变|发展|达)(?:到了?|至|为|成)(?:了)?(?:(?:\d{4}|今|去|前)年[底末]?的?|现在的?|目前的?|如今的?)?$/u;
const SHARE = /^(?:约|近|均|分别)?占(?:到|了)?(?<whole>[\p{Script=Han}“”]{0,12}?)(?:总数|总量)?的?$/u;
const TIMES = /^(?:已|约)?(?:是|为|相当于|达到?)[^,]{0,9}的?$/u;
const FULFILLED = /^(?:已|共)?(?:完成|占|为|达到?)(?:了)?(?:全年|年度|年初|调整|变动|年|总){0,2}(?:目标任务|目标|任务|计划|预算)(?:数|值)?的?$/u;
/** 作业效率是人工的8倍: the thing itself stands before. */
const OWN_TIMES = /^(?<own>[\p{Script=Han}]{2,10}?)(?:是|为|相当于)[\p{Script=Han}]{1,8}的$/u;
const FALLS = /降|减|跌|落|缩|少|压|收窄|低|慢/u;
const LEAD = /^(?:[\s“”()(),，、:]|其中|并且?|也|却|又|则|同时|其|均)+/u;

/** What a figure tells of the one before it. */
export type ChangeName = { kind: "same" } | { kind: "change"; own: string; suffix: string } | { kind: "share"; of: string };

/**
 * Reads the words before a figure that say only how another figure changed, or what share it has.
 * @param left the words between the last figure and this one
 * @returns `own` is what changed when the words themselves say it ("居民消费价格上涨"), else ""; null for a figure of its own
 */
export function changeName(left: string, unit: string): ChangeName | null {
  const tail = (left.split(/[,，。;!?]/u).at(-1) ?? "").replace(LEAD, "").trim();
  const bare = tail.replace(AGAINST, "");
  const reached = REACHED.exec(bare);
  if (reached && bare.slice(0, reached.index).trim().length <= 1) return { kind: "same" };
  if (unit === "倍" && TIMES.test(tail)) return { kind: "change", own: "", suffix: "倍数" };
  const own = unit === "倍" ? OWN_TIMES.exec(tail)?.groups?.["own"] : undefined;
  if (own !== undefined) return { kind: "change", own, suffix: "倍数" };
  if (unit === "番" && /翻/u.test(tail)) return { kind: "change", own: "", suffix: "翻番数" };
  if (unit === "%" && FULFILLED.test(tail)) return { kind: "change", own: "", suffix: "完成率" };
  const share = SHARE.exec(bare);
  if (share && /^[%成‰]?$/u.test(unit)) return { kind: "share", of: share.groups?.["whole"] ?? "" };
  const change = CHANGE.exec(bare);
  if (!change) return /[%‰]|百分点/u.test(unit) && bare !== tail && bare === "" ? { kind: "change", own: "", suffix: "增长率" } : null;
  const changed = bare.slice(0, change.index).replace(/^(?:的|而|但)/u, "").replace(/(?<=.{2})近?[一二两三四五六七八九十\d]{1,2}年(?:间|来|累计)?$/u, "");
  if (changed.length > 0 && bare === tail && !/[%‰]|百分点/u.test(unit)) return null; // "人均增收500元" names itself
  return { kind: "change", own: changed, suffix: suffixOf(change.groups?.["word"] ?? "", unit) };
}

function suffixOf(word: string, unit: string): string {
  if (unit === "位") return `排名${word}`;
  if (/[%‰]|百分点/u.test(unit)) return FALLS.test(word) ? "降幅" : word.startsWith("增长") || word === "增" ? "增长率" : word === "上涨" ? "涨幅" : "增幅";
  return `${word.length > 1 ? word : FALLS.test(word) ? "减少" : "增加"}${unit === "亩" ? "面积" : "数"}`;
}

/** The name of a figure that tells of `base`, the thing the sentence counted before. */
export function nameOfChange(change: ChangeName, base: string, { unit }: Pick<Quantity, "unit">): string {
  if (change.kind === "same") return base;
  if (change.kind === "share") return change.of === "" || base.includes(change.of) ? `${base}占比` : `${base}占${change.of}比例`;
  const thing = change.own.length >= 2 || change.suffix.startsWith("排名") ? change.own : base;
  return unit === "倍" ? `${thing}倍数` : thing.endsWith(change.suffix) ? thing : `${thing}${change.suffix}`;
}
