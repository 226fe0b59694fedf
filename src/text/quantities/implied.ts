import type { ScannedNumeral } from "../numerals.js";

/** A number whose measure word is left out: 70.92万农村人口, 18.36万农户, 人口40.18万. */
export interface Implied {
  unit: string;
}

/** Heads behind the number, after at most eight characters that qualify them. */
const HEADS: readonly { unit: string; pattern: RegExp }[] = [
  { unit: "户", pattern: /^[\p{Script=Han}“”]{0,8}?(?:农户|贫困户|农牧户|脱贫户|家庭|移民户|用户|牧户|商户|住户|渔户)/u },
  { unit: "人", pattern: /^[\p{Script=Han}“”]{0,8}?(?:人口|群众|农民|村民|居民|学生|党员|干部|职工|劳动力|农牧民|市民|民众|老人|儿童|游客|妇女|患者|青年|人民|大军|移民|职员|师生|员工|工人|牧民|毕业生|老百姓|志愿者|教师|学子|对象|党员干部)/u },
];
/** Words that break the way from number to head: the number has another noun. */
const BREAKS = /[,，。;、:!?()\d]|[的为等和与及向让]/u;
const PEOPLE_BEFORE = /(?:人口|人数|群众|劳动力|学生|党员|用户)(?:总数|总量|规模)?(?:共|共有|达|达到|约|有|近|超|超过|为|已达|减少到|减至|增至|降至|总计)?\s?$/u;
/**
 * The unit that a bare number implies.
 * @param large true when it is written with 万 or 亿; only such numbers imply money or persons from what stands before
 */
export function impliedUnit(folded: string, start: number, end: number, large: boolean): Implied | null {
  const tail = folded.slice(end, end + 14);
  const cut = tail.search(BREAKS);
  const behind = cut < 0 ? tail : tail.slice(0, cut);
  for (const { unit, pattern } of HEADS) {
    const match = pattern.exec(behind);
    if (match && (large || match[0].length <= 5)) return { unit };
  }
  if (!large || /^\p{Script=Han}/u.test(tail)) return null;
  const ahead = folded.slice(Math.max(0, start - REACH), start);
  if (PEOPLE_BEFORE.test(ahead)) return { unit: /用户[^户]*$/u.test(ahead) ? "户" : "人" };
  return PRICED.test(ahead) ? { unit: "元" } : null;
}

const REACH = 20;
/** What is paid, earned or worth, and the words between it and its number. */
const MONEY = "(?:资金|投资|产值|收入|贷款|生产总值|GDP|销售额|税收|补贴|补助|捐款|营业额|利润|成交额|交易额|总额|增加值|募集|投入|营收|存款|[售房地租单均]价|价格|标价|造价|报价|身价|要价|花费|费用|经费|工资|年薪|月薪|租金|成本|开支|支出|彩礼|奖金|薪水|医药费|医疗费|学费|欠款|债务|外债|负债|余额|金额|[一二三]产)";
const VERB = "(?:筹集|挣|赚|卖|花|省|存|借|领|分红|收入|增收|投入|投资|投|贷|欠|亏|赔|拨|筹|捐|罚|补|奖|付|交|赚到|报销|入账|进账|结余|净赚|标价|售价|要价|售)";
const BETWEEN = "(?:了|到|下|得|出|着|回|共计|共|达到|达|约|近|有|上|为|已达|超过|超|突破|总计|累计|仅|就|能|只|高达|大约|差不多|不到|将近|接近|至少|可|近乎|过|是|逾|掉|去|要|由|从|在)";

/** 收入由3万增加到21万 */
const CHANGED = "[由从][\\d.万亿千百多余元]{1,10}(?:增加|增长|提高|上升|上涨|下降|减少|降低|跃升|飙升|猛增|升|降|涨|增|减)[到至]";
const PRICED = new RegExp(`(?:${MONEY}|${VERB})(?:${BETWEEN}{0,3}|${CHANGED})\\s?$`, "u");
/** What follows a sum without 元: the end of the clause, or what it was for. */
const SUM_END = /^(?:[,，。;、!?)”"」\n]|$|用于|用在|用来|修建|建设|购买|改造|增加|增长|提高|上升|下降|降|升|左右|上下|以上|以下|给)/u;
const LEAST_SPOKEN = 100;

/**
 * 挣了七万五, 卖了一万三千六, 投入33.5万用于修路: people leave 元 away when they speak of money.
 * @returns where the sum ends, or null when it is none
 */
export function spokenMoney(folded: string, start: number, numeral: ScannedNumeral, bounded: boolean): number | null {
  const { end, value, script, plain } = numeral;
  if (value < LEAST_SPOKEN || plain || (script === "han" && !/[百千万亿]/u.test(folded.slice(start, end)))) return null;
  if (!bounded && !SUM_END.test(folded.slice(end, end + 2)) && !SUM_END.test(folded.slice(end, end + 1))) return null;
  return PRICED.test(folded.slice(Math.max(0, start - REACH), start)) ? end : null;
}

/** 能卖到十五块: 块 is money behind a word of price, a thing elsewhere. */
export const isPriced = (folded: string, start: number): boolean => PRICED.test(folded.slice(Math.max(0, start - REACH), start));
