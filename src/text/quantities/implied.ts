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
const MONEY_BEFORE = /(?:资金|投资|产值|收入|贷款|生产总值|GDP|销售额|税收|补贴|捐款|营业额|利润|成交额|交易额|总额|增加值|募集)(?:共|共计|达|达到|约|近|超|超过|为|已达|突破|总计|累计)?\s?$/u;

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
  const ahead = folded.slice(Math.max(0, start - 12), start);
  if (PEOPLE_BEFORE.test(ahead)) return { unit: /用户[^户]*$/u.test(ahead) ? "户" : "人" };
  if (MONEY_BEFORE.test(ahead)) return { unit: "元" };
  return null;
}

const EARNED = /(?:挣|赚|卖|收入|花|省|存|借|领|分红)(?:了|到|下|得|出)?(?:近|约|有|上)?$/u;
const SPOKEN = /^[一两二三四五六七八九十]{1,3}[万千][一二三四五六七八九]?$/u;

/** 挣了七万五, 能卖八千多: people leave 元 away when they speak of money. */
export function spokenMoney(folded: string, start: number, end: number): { end: number; over: boolean } | null {
  const over = folded[end] === "多";
  const stop = over ? end + 1 : end;
  if (!SPOKEN.test(folded.slice(start, end)) || !/^(?:[,，。;、!?”"」]|$)/u.test(folded.slice(stop, stop + 1))) return null;
  return EARNED.test(folded.slice(Math.max(0, start - 6), start)) ? { end: stop, over } : null;
}
