import type { MeasureAsk } from "../domain/understanding.js";
import { Trie } from "./trie.js";
import { trimEnd } from "./trim.js";
import { unitClass } from "./units.js";

export { unitClass, type UnitClass } from "./units.js";

/** Measure words that a question may put behind 多少 or 几, each as the unit it asks for. */
const MEASURE_WORDS: Record<string, string> = Object.fromEntries(
  ("个 家 所 座 处 支 项 种 套 张 台 条 份 口 场 场次 期 次 件 间 栋 幢 辆 眼 片 本 块 类 批 村 县 笔 股 棵 株 艘 户 户次 人 人次 名 位 头 只 羽 匹 亩 公顷 平方公里 公里 千米 米 吨 公斤 斤 担 年 月 天 倍 元")
    .split(" ")
    .map((w) => [w, w]),
);
Object.assign(MEASURE_WORDS, {
  钱: "元", 块钱: "元", 万元: "元", 亿元: "元", 亿: "元", 资金: "元", 块: "元", 银子: "元", 人民币: "元", 经费: "元", 款: "元", 投资: "元", 贷款: "元", 收入: "元", 补贴: "元",
  万亩: "亩", 亩地: "亩", 地: "亩", 母地: "亩", 公理: "公里", 工里: "公里", 地方: "", 地区: "", 地点: "", 田: "亩", 田地: "亩", 土地: "亩", 口人: "人", 个人: "人", 张嘴: "人", 张口: "人", 人口: "人", 村民: "人", 群众: "人", 老百姓: "人", 党员: "人", 学生: "人", 干部: "人", 劳动力: "人", 贫困人口: "人", 穷人: "人", 人家: "户",
  户人家: "户", 贫困户: "户", 农户: "户", 家庭: "户", 里路: "公里", 里: "公里", 路: "公里", 万人: "人", 万人次: "人次", 万头: "头", 万户: "户", 成: "%", 牛: "头", 猪: "头", 个百分点: "%", 百分点: "%", 个点: "%", 点: "%", 个月: "月",
  个亿: "元", 个多亿: "元", 百万: "元", 千万: "元", 个万: "元", 百块: "元", 千块: "元", 万块: "元", 百元: "元", 千元: "元", 百块钱: "元", 千块钱: "元", 文: "元", 毛钱: "元",
});

const ASKS = ["多少", "几多", "好多", "几", "若干"];
const SIZES = ["多大", "多高", "好大", "多深", "多宽"];
const PERCENT_WORDS = ["百分之几", "百分之多少", "占比", "多大比例", "多大比重", "什么比例", "几成", "百分比", "每一百人", "每一百户", "一百个人里", "一百人里", "每100人", "每100个", "每100户", "100个人里", "几个percent", "多少percent", "几多个percent", "几多percent", "百分之好多", "几%", "多少%", "几多%", "好多%", "百分之几多", "what percentage", "what percent", "what share", "what proportion", "percentage", "每一百个"];
const MONEY_WORDS = ["how much money", "how many yuan", "how much was spent", "how much was invested", "how much did", "多少钱", "花了多少", "投了多少", "投入多少", "投资多少", "啥价", "什么价", "价钱", "价格", "金额"];

type Row = { unit: string };
const asks = new Trie<Row>();
for (const ask of ASKS) {
  asks.add(ask, { unit: "" });
  for (const [word, unit] of Object.entries(MEASURE_WORDS)) asks.add(ask + word, { unit });
}
for (const w of SIZES) asks.add(w, { unit: "" });
for (const w of PERCENT_WORDS) asks.add(w, { unit: "%" });
for (const w of MONEY_WORDS) asks.add(w, { unit: "元" });
asks.add("多长时间", { unit: "年" });
asks.add("多久", { unit: "年" });
asks.add("多长", { unit: "公里" });
asks.add("有多长", { unit: "公里" });
asks.add("how many", { unit: "#" });
asks.add("number of", { unit: "#" });
for (const ask of ASKS) asks.add(`${ask}载`, { unit: "年" });
asks.add("how much", { unit: "" });

/** What an English noun counts. */
const ENGLISH_HEADS: Record<string, string> = Object.fromEntries(
  Object.entries({
    人: "people persons residents villagers students pupils children workers labourers laborers cadres officials members individuals teachers doctors farmers herders secretaries inhabitants men women",
    户: "households families",
    亩: "mu",
    公里: "kilometers kilometres km",
    元: "yuan rmb",
    头: "cattle cows pigs",
    吨: "tons tonnes",
    "%": "percentage percent points",
    倍: "times",
  }).flatMap(([unit, words]) => words.split(" ").map((w) => [w, unit] as const)),
);
const HEAD_WITHIN = 4;
const NOT_IN_NAME = new Set(["are", "is", "were", "was", "did", "does", "do", "has", "have", "had", "in", "of", "for", "from", "who", "that", "got", "get", "and", "will"]);

/** 按金额算 says how to count; 金额化解率 is a share. */
const isAside = (text: string, start: number, end: number): boolean => /[按以照]/u.test(text[start - 1] ?? "") || /^[^,,。]{0,4}(?:率|比例|占比|百分)/u.test(text.slice(end, end + 8)) || text[end] === "本";

const COUNTED_TIMES = new Set(["did", "were", "was", "have", "has", "do", "does"]);

/** How many registered poor households: the noun within the next words tells what is counted. */
function englishHead(text: string, from: number): string {
  const words = text.slice(from, from + 60).trim().split(/[^a-z-]+/u);
  let unit = "#";
  for (const [i, word] of words.slice(0, HEAD_WITHIN).entries()) {
    if (NOT_IN_NAME.has(word)) break;
    if (word === "times" && COUNTED_TIMES.has(words[i + 1] ?? "")) return "次"; // how many times did doctors train
    const own = ENGLISH_HEADS[word];
    if (own === undefined && /[^s]s$/u.test(word)) break; // mechanisms tie farmers: another thing is counted
    unit = own ?? unit; // household members are people: the last noun is the head
  }
  return unit;
}

/** 这几年, 几年间: a stretch of time, not a question; 那几家公司 points at them. */
function isSpan(text: string, m: { start: number; end: number }): boolean {
  if (text.startsWith("几", m.start) && /[这那嗰呢该]/u.test(text[m.start - 1] ?? "")) return true;
  if (/^好多年(?:没|不|前|以|之|了|来)/u.test(text.slice(m.start, m.start + 4))) return true; // 好多年没回去
  if (/^几[时乎何]/u.test(text.slice(m.start, m.start + 2))) return true; // 几时, 几乎
  if (!text.startsWith("几", m.start) || !/[年天月]/u.test(text.slice(m.start, m.end + 1))) return false;
  return /[这近那前后过去头好短]/u.test(text[m.start - 1] ?? "") || /^年?[来间里中]/u.test(text.slice(m.end - 1 > m.start ? m.end - 1 : m.end, m.end + 3));
}

const ENDING_NOUN = /(?:户数|人数|面积|金额|资金|投资|经费|造价|花费|钱|占比|比例|价格|倍数)$/u;
const ENGLISH_MONEY = /\b(?:cost|costs|investment|spending|spend|spent|invest|invested|pay|paid|funds|funding|budget|income|incomes|earn|earns|earned|earnings|revenue|wages?|subsid(?:y|ies))\b/u;

const RANK = /what place did|in what place|which place did|排名|名次|排多少|排在哪|\brank(?:ed|ing)?\b/gu;

/**
 * The measures a question asks for, in order: "几户、涉及多少钱" → 户, 元. Linear in the text.
 * @param wordEnd where the longest known word at a place ends: 多少家庭病床 asks for beds, not for families
 */
export function findMeasures(text: string, wordEnd: (start: number) => number = (start) => start): MeasureAsk[] {
  const found: MeasureAsk[] = [];
  let money: boolean | undefined; // whether an English question speaks of money, looked for once
  for (let i = 0; i < text.length; i++) {
    if (text[i - 1] === "第" || text[i - 1] === "十") continue; // 第几 asks for a rank, 十几 is a number
    const m = asks.longestAt(text, i);
    if (!m || isSpan(text, m) || (m.value.unit === "元" && isAside(text, i, m.end))) continue;
    let end = m.end;
    let unit = m.value.unit;
    const asked = asks.at(text, i).find((x) => x.value.unit === "")?.end ?? m.end;
    if (unit !== "" && unit !== "元" && asked < m.end && wordEnd(asked) > m.end) [unit, end] = ["", asked];
    if (unit === "%" && text.slice(m.end - 1, m.end + 1) === "成本") [unit, end] = ["元", m.end - 1]; // 慳咗几多成本
    if (unit === "个" || unit === "" || unit === "家") ({ unit, end } = throughNoun(text, end, unit, wordEnd));
    if (unit === "") unit = fromNounBefore(text, m.start);
    if (unit === "#") unit = englishHead(text, end);
    if (unit === "" && text.startsWith("how much", i) && (money ??= ENGLISH_MONEY.test(text))) unit = "元";
    if (unit === "元" && text.slice(asked, m.end) === "块" && /^[^钱多一每呢啊吧了,。?!]/u.test(text.slice(m.end, m.end + 2))) unit = "个"; // 几块广场 are no yuan
    found.push({ unit, start: m.start, end });
    i = end - 1;
  }
  const vague = found.filter((m) => /^几[十百千万亿]/u.test(text.slice(m.start, m.start + 2))); // 包了几千户,…是多少个: the second asks
  if (vague.length < found.length) for (const m of vague) found.splice(found.indexOf(m), 1);
  for (const m of text.matchAll(RANK)) found.push({ unit: "第几", start: m.index, end: m.index + m[0].length });
  for (let i = text.indexOf("第几"); i >= 0; i = text.indexOf("第几", i + 1)) found.push({ unit: "第几", start: i, end: i + 2 });
  if (found.length === 0) {
    const unit = ENDING_NOUN.exec(trimEnd(text, "??呢吗。!!"))?.[0] ?? "";
    const ending: Record<string, string> = { 户数: "户", 人数: "人", 面积: "亩", 占比: "%", 比例: "%", 倍数: "倍" };
    const asked = unit === "" ? (ENGLISH_MONEY.test(text) && /^(?:what|how much)/u.test(text) ? "元" : "") : (ending[unit] ?? "元");
    if (asked !== "") found.push({ unit: asked, start: text.length, end: text.length }); // 科左后旗 旅游户 户数
  }
  const inHundred = found.find((m) => m.unit === "%" && /^每?(?:一百|100)/u.test(text.slice(m.start, m.start + 4)));
  const told = inHundred ? found.filter((m) => m === inHundred || unitClass(m.unit) === "money") : found; // 每一百个人里有几个: one share
  return told.sort((a, b) => a.start - b.start);
}

/** Nouns before a bare 多少 that tell what it counts: 资助款子总共多少, 茶园面积多少, 户数是多少. */
const BEFORE: { unit: string; pattern: RegExp }[] = [
  { unit: "元", pattern: /(?:款子?|钱|金额|经费|amount)[^,,。]{0,4}$/u },
  { unit: "%", pattern: /(?:比例|占比|比重|百分比|率|覆盖率|签约率|通畅率|化解率|完成率|治理率)[^,,。]{0,4}$/u },
  { unit: "户", pattern: /户数[^,,。]{0,3}$/u },
  { unit: "人", pattern: /(?:人数|人口数)[^,,。]{0,3}$/u },
  { unit: "亩", pattern: /面积[^,,。]{0,3}$/u },
];

function fromNounBefore(text: string, start: number): string {
  const left = text.slice(Math.max(0, start - 8), start);
  const nearest = BEFORE.map(({ unit, pattern }) => ({ unit, at: pattern.exec(left)?.index ?? -1 })).sort((a, b) => b.at - a.at)[0];
  return nearest && nearest.at >= 0 ? nearest.unit : "";
}

const NOUNS = new Trie<string>();
for (const w of ["人", "贫困人口", "村民", "群众", "农民", "党员", "干部", "老百姓", "学生", "穷人", "劳动力", "医生", "书记", "搬迁群众", "贫困学生", "孩子", "乡亲"]) NOUNS.add(w, "人");
for (const w of ["贫困户", "农户", "家庭", "人家", "穷户", "牧户", "搬迁户", "贫困家庭", "农牧户", "建档立卡户", "贫户"]) NOUNS.add(w, "户");
for (const w of ["钱", "资金", "贷款", "投资", "补贴", "收入", "捐款", "款"]) NOUNS.add(w, "元");
NOUNS.add("亩", "亩");
NOUNS.add("地", "亩");
for (const w of ["地方", "地区", "地点", "地级", "地市"]) NOUNS.add(w, ""); // places, no land
for (const w of ["百分比", "比例"]) NOUNS.add(w, "%");

/** 多少个贫困户 asks for households: a bare measure takes its sense from the noun behind it. */
function throughNoun(text: string, from: number, unit: string, wordEnd: (start: number) => number): { unit: string; end: number } {
  const noun = NOUNS.longestAt(text, from);
  return noun && wordEnd(from) <= noun.end ? { unit: noun.value, end: from } : { unit, end: from };
}

/**
 * How well a fact's unit answers a measure asked for.
 * @returns 1 the same, 0.8 the same class, 0.3 nothing said, -1 another thing
 */
export function unitFits(asked: string, unit: string): number {
  if (asked === "") return 0.3;
  if (asked === "#") return unit === "%" || unitClass(unit) === "money" ? -1 : 0.5; // "how many": anything that can be counted
  if (asked === unit) return 1;
  if (asked === "第几") return unit === "位" || unit === "名" ? 1 : -1;
  const want = unitClass(asked);
  const have = unitClass(unit);
  if (asked === "位" || asked === "名") return have === "person" ? 0.9 : -1;
  if (want === "person" && have === "person") return 0.95; // 人, 名, 位 count the same
  if (want === have) return want === "thing" ? 0.7 : 0.9;
  if (asked === "个" && have !== "money" && have !== "percent" && have !== "area" && have !== "length") return 0.4;
  if (asked === "家" && have === "household") return 0.6;
  if (asked === "口" && have === "person") return 0.8;
  if ((asked === "间" || asked === "套" || asked === "栋" || asked === "幢" || asked === "处") && have === "household") return 0.5; // a house a household
  if (asked === "次" && (unit === "人次" || unit === "户次" || unit === "场")) return 0.6;
  if (want === "animal" && have === "thing") return -1;
  return -1;
}
