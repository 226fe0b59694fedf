import type { ScannedNumeral } from "../numerals.js";
import type { UnitMatch } from "./units.js";

/** A numeral where it stands; what the guards judge. */
export interface Place {
  folded: string;
  start: number; // of the numeral
  numeral: ScannedNumeral;
}

const LATIN_OR_SIGN = /[A-Za-z@_#+*×=&\\]/u;
const DIGIT = /[0-9]/u;
const HAN = /\p{Script=Han}/u;

const before = ({ folded, start }: Place, n = 1): string => folded.slice(Math.max(0, start - n), start);
const after = ({ folded, numeral }: Place, n = 1): string => {
  const from = folded[numeral.end] === " " ? numeral.end + 1 : numeral.end;
  return folded.slice(from, from + n);
};

/** "产值超10亿元企业3家": the money tells which enterprises are counted. */
export const CLASS_BEHIND = /^(?:元|亩|头|只|吨)(?:及?以上)?的?(?:工业)?(?:企业|项目|大户|产业|集群|村|镇|牧场|养殖场|猪场|茶园|果园|基地|园区)[\p{Script=Han}]{0,2}\d/u;

/** 65岁以上, 0—14岁人口: whom the figures behind count. */
const AGED = "周?岁 ?(?:(?:及|\\(含\\)|\\(不含\\))?以[上下]|(?:的|年龄)?(?:人口|人群|儿童|少年|老人|老年|青年|妇女|女性|劳动|群体|段|组|[、和及]\\d))";
const AGES = new RegExp(`^(?:周?岁 ?(?:及|\\(含\\)|\\(不含\\))?以[上下]|(?:周?岁)?[-—~至到]{1,2} ?\\d{1,3} ?${AGED})`, "u");
const AGES_TO = new RegExp(`^${AGED}`, "u");

/** What a numeral can be besides a quantity. The first row that holds names the reason. */
export const NUMERAL_GUARDS: readonly { name: string; holds: (place: Place) => boolean }[] = [
  { name: "ordinal", holds: (p) => /第(?:[一二三四五六七八九十0-9]{1,3}[、至到-])? ?$/u.test(before(p, 6)) },
  { name: "best of a ranking", holds: (p) => /(?<![目之以日此当眼面提年月天赛])前 ?$/u.test(before(p, 3)) && /^(?:[位名强]|$)/u.test(after(p)) },
  { name: "per so many", holds: (p) => /每 ?$/u.test(before(p, 2)) && /^10+$/u.test(String(p.numeral.value)) && !p.numeral.plain },
  { name: "some", holds: (p) => p.numeral.script === "han" && /[几数]$/u.test(before(p)) },
  { name: "red cross", holds: (p) => /^字/u.test(after(p)) && /红$/u.test(before(p)) },
  { name: "piece", holds: (p) => p.folded[p.start] === "半" && /[一对多大前后]$/u.test(before(p)) },
  { name: "sum of a list", holds: (p) => p.numeral.script === "han" && DIGIT.test(before(p)) }, // 2017、2018两年
  { name: "year", holds: (p) => isYear(p) },
  { name: "month or day", holds: (p) => /^ ?(?:月|日(?!均|产|志|常)|号(?!召)|旬)/u.test(after(p, 3)) && isDayOrMonth(p) },
  { name: "clock", holds: (p) => /^[::][0-9]/u.test(after(p, 2)) || /[0-9][::]$/u.test(before(p, 2)) || /^(?:时(?!间)|点(?:[0-9钟半整]|前|后|至|到|多)|分(?:[0-9许]|$))/u.test(after(p, 2)) },
  { name: "part of a code", holds: (p) => p.numeral.script === "arabic" && isCode(p) },
  { name: "quarter", holds: (p) => /^个?季度/u.test(after(p, 3)) },
  { name: "first months", holds: (p) => /前$/u.test(before(p)) && /^个?(?:月|季度|年)/u.test(after(p, 3)) },
  { name: "plan of five years", holds: (p) => /^十[一二三四五]$/u.test(p.folded.slice(p.start, p.numeral.end)) && /^[”"」]?(?:规划|时期|期间|五年|开局|末|[”"」])/u.test(after(p, 3)) },
  { name: "party congress", holds: (p) => p.numeral.script === "han" && /^(?:大(?!产业|工程|行动|类|项)|届)/u.test(after(p, 2)) },
  { name: "age of a decade", holds: (p) => /^ ?年代/u.test(after(p, 3)) },
  { name: "school year", holds: (p) => /^年(?:级|制|义务|一贯)/u.test(after(p, 3)) },
  { name: "years gone by", holds: (p) => /^年(?:多?来|平均|年均)/u.test(after(p, 4)) || (Number.isInteger(p.numeral.value) && /^年间?(?:累计|减少|增长|增加|下降|提高)/u.test(after(p, 4))) }, // a period, read by src/text/periods
  { name: "years around now", holds: (p) => /(?:过去|未来|今后|最近)$/u.test(before(p, 2)) ? /^年/u.test(after(p)) : p.numeral.value <= 10 && /近$/u.test(before(p)) && /^年[,，间内里来]/u.test(after(p, 2)) },
  { name: "months around now", holds: (p) => /(?:近|过去|未来|今后)的?$/u.test(before(p, 3)) && /^(?:(?:半?年|个?多?月|天|周|个?星期|个季度)(?:多?以?来|间|里|内|中|[,，]|$)|(?:个?多?月|周)的)/u.test(after(p, 5)) },
  { name: "year of the republic", holds: (p) => /民国$/u.test(before(p, 2)) && /^年/u.test(after(p)) },
  { name: "half of a year", holds: (p) => /[上下]半年$/u.test(p.folded.slice(p.start - 1, p.start + 2)) },
  { name: "class of ages", holds: (p) => AGES.test(after(p, 16)) || (/\d(?:周?岁)?[-—~至到]{1,2} ?$/u.test(before(p, 6)) && AGES_TO.test(after(p, 12))) },
  { name: "class of enterprises", holds: (p) => (/[超过]$/u.test(before(p)) && CLASS_BEHIND.test(after(p, 14))) || /^元(?:及|\(含\))?以上的?(?:固定资产|工业|企业|项目投资)/u.test(after(p, 12)) },
  { name: "highway", holds: (p) => /^(?:国道|省道|县道|乡道|高速|次列车|路公交|号线)/u.test(after(p, 3)) },
  { name: "line or model", holds: (p) => p.numeral.plain && /^(?:热线|平台|专线|系列|型|客机)/u.test(after(p, 2)) },
  { name: "version", holds: (p) => !p.numeral.plain && /^版/u.test(after(p)) },
];

function isYear(p: Place): boolean {
  const text = p.folded.slice(p.start, p.numeral.end);
  const next = after(p, 2);
  if (/^(?:1[89]|20)\d{2}$/u.test(text)) {
    return /^ ?[年度]/u.test(next) || /^[-—~至到/.、](?:1[89]|20|\d{1,2}[-/.月])/u.test(after(p, 4)) || /^届/u.test(next) || (/(?:1[89]|20)\d{2}年?[-—~至到/.、]$/u.test(before(p, 6)) && !HAN.test(next[0] ?? "。"));
  }
  if (/^[一二][九〇零][〇零一二三四五六七八九]{2}$/u.test(text)) return /^年/u.test(next);
  // "17年底", "13年以来" is a date, "17年来" a span
  return /^\d{2}$/u.test(text) && /^年(?:底|初|末|度|上半|下半|以来|\d{1,2}月|[一二三四]季度)/u.test(after(p, 5));
}

/** Months and days are plain and small; "30日内" and "个月" are spans. */
function isDayOrMonth(p: Place): boolean {
  return p.numeral.value <= 31 || /^ ?号/u.test(after(p, 2));
}

/** Telephone and licence numbers, versions, sizes, models: IE8.0, 1400*900, 0827-5227307, G318, 1+X. */
function isCode(p: Place): boolean {
  const previous = before(p);
  const next = after(p);
  const digits = p.folded.slice(p.start, p.numeral.end);
  if (LATIN_OR_SIGN.test(previous) || (/[*×+_@&=]/u.test(next) && /[0-9A-Za-z>]/u.test(after(p, 2)[1] ?? ""))) return true;
  if (/[.:/·-]/u.test(previous) && DIGIT.test(before(p, 2)[0] ?? "")) return !/[-]/u.test(previous) || /^\d{5,}$/u.test(digits);
  if (/^0\d/u.test(digits)) return true;
  if (p.numeral.plain && digits.length >= 11) return true;
  if (next === "-" && /^-\d{4,}/u.test(after(p, 6)) && p.numeral.plain && digits.length <= 4) return true; // 400-8208820
  if (next === "." && DIGIT.test(after(p, 2)[1] ?? "")) return true; // 1.2.3
  if (next === "/" && DIGIT.test(after(p, 2)[1] ?? "")) return true; // 24/7, 2017/12/31
  return (next === "·" && DIGIT.test(after(p, 2)[1] ?? "")) || (previous === "-" && LATIN_OR_SIGN.test(before(p, 2)[0] ?? ""));
}

const PLACE_END = /^(?:\p{Script=Han}{0,2})[县市镇乡村山沟渠坪街路河桥湾岭屯店坝寨港沱垭]/u;
const PLACE_UNITS = "台家里条口所座处门道间块方面岔石根棵眼桥亩";
/** 两所村小, 三家乡镇医院 count. */
const RURAL = /^(?:村[小级办]|乡镇|[镇乡]中|[县市区镇乡][级直属])/u;
/** 三个村 and 五个方面 count; 个 before these words makes a slogan: 三个确保, 四个不摘. */
const SLOGAN = /^(?:[不一必更最要能严重优先](?!进|发|点)|确保|代表|全面|自信|意识|维护|坚持|结合|转变|到位|聚焦|强化|统筹|突出|注重|加快|着力|提升|加强|推进|融合|共同|同步|精准|统一|清零|围绕|紧扣|狠抓|依托|率先|决不|绝不|确立|务必|坚定|从|没有|有|转|第)/u;
const SMALL_COUNTS = new Set("种 家 户 名 人 位 次 所 座 项 支 条 场 件 套 间 头 只 口 台 辆 期 人次 户次 场次 倍 成 类 株 棵 栋 处 例 起 笔 艘 架 趟 对".split(" "));
const NOT_COUNTED = /^(?:次(?:创业|产业|分配|供水|加压|飞跃|世界|革命|元)|位一体|户一|家一|条腿|人[一行]|项[一]|口之家|年级|条心|代人?)/u;

/**
 * Whether a Chinese numeral before a unit counts something. News is full of 一村一策, 三个确保 and 五家渠市.
 */
export function hanCounts(place: Place, unit: UnitMatch): boolean {
  const { folded, start, numeral } = place;
  if (inShortQuotation(folded, start, unit.end)) return false;
  if (PLACE_UNITS.includes(unit.unit) && PLACE_END.test(folded.slice(unit.end, unit.end + 3)) && !RURAL.test(folded.slice(unit.end, unit.end + 2))) return false;
  if (unit.unit === "级") return numeral.value > 1 && (/^(?:残疾|伤残|联动)/u.test(folded.slice(unit.end, unit.end + 2)) || /[省市区县乡镇村组]$/u.test(folded[start - 1] ?? ""));
  if (unit.kind === "weak") return false;
  if (unit.unit === "倍") return true;
  if (numeral.value === 1) return unit.unit === "成" || (unit.unit === "番" && folded[start - 1] !== "另" && /翻了?$/u.test(folded.slice(Math.max(0, start - 2), start)));
  if (unit.kind === "measure" || unit.kind === "share") return true;
  if (NOT_COUNTED.test(folded.slice(numeral.end, numeral.end + 4))) return false;
  if (unit.kind === "time") return !(numeral.value < 100 ? /^[级制前后](?!期)/u : /^[级制]/u).test(folded.slice(unit.end, unit.end + 2)) && !/[这那每头]$/u.test(folded[start - 1] ?? "");
  if (/^[百千万亿]+$/u.test(folded.slice(start, numeral.end)) && unit.kind === "count" && !/^(?:人|名|户|人次|家)$/u.test(unit.unit)) return false; // 千万条路
  if (numeral.value >= 10) return true;
  if (unit.unit === "个") return !SLOGAN.test(folded.slice(unit.end, unit.end + 4));
  return SMALL_COUNTS.has(unit.unit);
}

const OPEN = "“「『\"‘";
const CLOSE = "”」』\"’";

/** “三个一批”, “四好村”: seven characters at most between quotation marks. */
export function inShortQuotation(folded: string, start: number, end: number): boolean {
  for (let i = start - 1; i >= 0 && i >= start - 6; i--) {
    const c = folded[i] ?? "";
    if (CLOSE.includes(c) && c !== "\"") return false;
    if (!OPEN.includes(c)) continue;
    for (let j = end; j < folded.length && j - i <= 8; j++) if (CLOSE.includes(folded[j] ?? "")) return true;
    return false;
  }
  return false;
}
