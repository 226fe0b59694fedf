import type { Quantity } from "../text/quantities/index.js";
import { toSimplified } from "../text/script.js";
import { isMadeOf } from "../text/trim.js";

/** What surrounds a quantity in its clause: the words before it back to the last quantity, those behind it up to the next. */
export interface Surroundings {
  left: string;
  right: string;
  topic: string; // what the sentence began with, for figures that say only 户均增收
  previous: string; // the clause before, in the same sentence
  next: string; // the clause after
}

const LEAD_WORDS =
  /^(?:[\s“”"'‘’()【】■□●—、,，;:·]|其中|并且?|同时|此外|另外|目前|截至目前|现有?|已经?|共计?|累计|先后|全年|年均|每年|今年|去年|当年|近年来|一是|二是|三是|四是|使(?!用)|让|把|将|对(?!口)|为|的|了|还|又|再|可|能|会|就|全[县市区旗州省乡镇村]|该[县市区旗州省乡镇村校院厂]|该(?:公司|集团|企业|合作社)|实现(?=了?[\p{Script=Han}]{2})|我[县市区旗州省]|\d{4}年(?:度|底|末|初|以来)?|[\d一二三四五]年内将?|至|到(?!位)|在|从|由|以|与|和|及|通过|计划|预计|力争|确保|拟|进一步|积极|大力|成功|有|用于|(?:近|过去|未来|今后|最近)[一二三四五六七八九十几两\d]{1,3}年来?|[“"]?十[一二三四五]五[”"]?(?:时期|期间|以来|末)?|(?:根据|按照|按)(?:规划|计划|安排)|[村镇乡县市区](?:里(?!程)|上(?![市下]))|(?:我|我们|咱|咱们|俺|他|她|他们)(?:[村镇乡县厂]|家(?!庭))里?|眼下|如今|当地(?=.{2})|据了解|预期|还将|成立了?|建立了?|制定了?)/u;
const TAIL_WORDS = /(?:[\s“”"'‘’(:]|分别|达到?|高达|升至|降至|降为|下降至|下降到|降到|增至|增加到|增长到|提高到|减至|减少到|减少至|下降|将|由|从|为|是|占|有|共|计|到位|完成|超过?|突破|到|至|的|了|约|近|以|按照?|实现|多达|总计|共计|累计|合计|已|率先|各|每|仅|不足|还剩|剩余|还有|也有|均|要|(?:稳定|保持|维持|控制)?在)$/u;
const RIGHT_CUT = /[,，。;、!?…—():"“”‘’《》]|[与在为对将已及]|的(?:目标|任务|年度)|进行|提供|实施|开展|扶持(?=\d)|组成|参与|分别|以上|左右|从|通过|去年|今年|明年|不成问题|都(?!市)|正[在挥忙]|实现(?!率)|尽锐|坚守|纳入|参加|[中里]有|[中里]的|等(?![级候待])/u;
/** A suffix for the unit, unless the phrase says it: 流转土地 + 亩 → 流转土地面积. */
const SUFFIX: Record<string, readonly [string, RegExp]> = {
  亩: ["面积", /面积|规模/u], 公顷: ["面积", /面积/u], 平方公里: ["面积", /面积/u], 平方米: ["面积", /面积/u],
  公里: ["里程", /里程|长度|全长|公里/u], 千米: ["长度", /里程|长度|全长/u], 米: ["长度", /长|宽|高|深/u],
  元: ["金额", /资金|收入|投资|投入|产值|金额|贷款|补贴|价|工资|生产总值|增收|支出|成本|利润|税|费|款|额|补助|奖|薪|预算|核销|报销/u],
  "%": ["比例", /率|比例|占比|比重|覆盖面|增长|增速|增幅|补偿比/u], 人: ["人数", /人数|人口|人次|人员数|用工/u], 名: ["人数", /人数|人口/u], 户: ["户数", /户数/u],
  人次: ["人次", /人次/u], 户次: ["户次", /户次/u], 头: ["头数", /头数|数量|存栏|出栏/u], 只: ["只数", /数量|存栏|出栏/u], 羽: ["数量", /数量|存栏|出栏/u], 吨: ["数量", /产量|销量|数量|吨/u], 公斤: ["数量", /产量|亩产|单产/u],
  年: ["年数", /年数|年限|时间/u], 小时: ["时间", /时间|时长|车程|用时/u], 分钟: ["时间", /时间|时长|车程|用时/u], 天: ["天数", /天数|时间|时长|工期|周期/u], 成: ["比例", /率|比例|占比|比重|增长|减少/u], 倍: ["倍数", /倍/u], 位: ["排名", /排名|位次/u], 岁: ["年龄", /年龄/u], 场次: ["场次", /场次/u], 次: ["次数", /次数/u],
};
const COUNT_SUFFIX: readonly [string, RegExp] = ["数", /[数量]$/u];

function strip(text: string, pattern: RegExp, front: boolean): string {
  let at = text;
  for (let match = pattern.exec(at); match && match[0] !== "" && match[0].length < at.length; match = pattern.exec(at)) at = front ? at.slice(match[0].length) : at.slice(0, -match[0].length);
  return pattern.test(at) && (front ? pattern.exec(at)?.[0] : pattern.exec(at)?.[0])?.length === at.length ? "" : at;
}

/** The phrase before a number, without time, place words and the verb that only joins them: "贫困发生率降至" → "贫困发生率". */
export function leftPhrase(left: string): string {
  const tail = strip(left, TAIL_WORDS, false);
  const parts = tail.split(/[,，。;:、!?…]/u);
  const last = parts.at(-1) ?? "";
  const planned = /^.{1,8}(?:计划|预计将?|拟)(?<does>.{3,})$/u.exec(last)?.groups?.["does"]; // 20个区县计划实施项目281个
  const phrase = strip(planned ?? last, LEAD_WORDS, true);
  return (phrase.length > LONG ? (DOES.exec(phrase.slice(-LONG * 3))?.groups?.["does"] ?? phrase) : phrase).slice(-16);
}

const LONG = 9; // characters of a phrase that may still be one thing
/** 沿着新修的旅游公路建起茶园: only the last verb and its object name the figure. */
const DOES = /^.{4,24}(?<does>(?:建起|建成|建立|种植|种下|办起|开起|开办|栽下|栽种|修建|铺设|养殖|添置|配备|改种|签订).{2,10})$/u;
/** 每斤2.45元的价, 每亩500元的标准: the word behind says what the money is. */
const PAID = /^的?(?<what>收购价|价格?|单价|工资|月薪|工钱|补贴|补助|租金|奖励|标准)/u;

/** Behind a number no thing counted: 实现户均1.8人以上目标, 由42处增至118处, 1.2万人曾靠水窖吃水. */
const NO_THING = /^(?:的?(?:以上)?(?:目标|任务|年度目标)|(?:提高|提升|增加|增长|增|升|上升|扩大|下降|降|涨|跌|减少|减|缩短|压缩|调整|变|发展)(?:到|至|为|成)|曾|建起|修建|就[能可到]|却|才能?|就业以上)/u;

/** The counted thing behind the number: "驻村工作队" in "465支驻村工作队". */
export function rightPhrase(right: string): string {
  if (NO_THING.test(right)) return "";
  const text = right.replace(/^(?<before>[^,，。;、!?]{0,6})[“‘"](?<term>[\p{Script=Han}]{1,8})[”’"]/u, "$<before>$<term>").replace(/^[的“‘"]+/u, "").replace(/^([\p{Script=Han}]{2,8})”/u, "$1").replace(/^(?:实施|开展|进行|提供|通过|用于|实现)/u, "").replace(/^(?:都|均|全都|全部)(?:已经?)?(?=[\p{Script=Han}]{2})/u, "");
  const cut = text.search(RIGHT_CUT);
  return (cut < 0 ? text : text.slice(0, cut)).replace(/(?:的)?(?:目标任务|任务|目标)$/u, "").trim().slice(0, 14);
}

const COUNTED_UNITS = /^(?:个|家|支|名|户|人|种|条|座|处|项|所|台|份|期|场|次|位|件|套|间|头|只|户次|人次|口|批|类|张|辆|株|棵|例|起|笔|面|级|元|亩|吨|公里|匹|峰|尾|眼|盏|艘|架|列|幅|册|门|节|枚|块|片|趟|对|栋|幢|孔|根|层|款|枝|桩|羽)$/u;

/** People and households in general: what they do names the figure. */
const GENERIC = /^(?:名|个)?(?:建档立卡|贫困|农村|困难|城乡|全部|农牧|住房困难|非公有制经济)*(?:人口|群众|户|农户|贫困户|农牧民|农牧户|居民|村民|人员|劳动力|家庭|人士|农民|人(?!士|员|才|口)|学生|患者)(?<does>[\p{Script=Han}“”]{3,12})/u;
/** A verb that says nothing of its object: what it was for stands in the next clause or the one before. */
const BARE_VERB = /共|累计|先后|年度|计划|拟|总|再|又|完成|预计|新增|已|投入|投资|核销|报销|涉及|到位|落实|整合|资金|补助|发放|启动|惠及|受益|覆盖|培训|金额/uy;
const TIME = /^(?:年|个月|天|小时|周)$/u;

/**
 * A short noun phrase for what a quantity measures, as a reader would ask for it; "" when the text gives no word for it.
 * @param inherited the phrase of the quantity right before, for "7706户19870人"
 */
export function indicatorName(quantity: Pick<Quantity, "unit" | "rule" | "surface">, around: Surroundings, inherited: string): string {
  const { unit } = quantity;
  const none = quantity.rule === "zero" || quantity.rule === "none left behind" ? /^.{0,12}?(?:零|一\p{Script=Han}{1,12})(?<what>\p{Script=Han}{2})$/u.exec(toSimplified(quantity.surface))?.groups?.["what"] : undefined;
  if (none) return withSuffix(none, unit); // 零漏助, 不让一个学生因贫失学
  const lead = leftPhrase(around.left);
  const paid = unit === "元" ? PAID.exec(around.right)?.groups?.["what"] : undefined;
  const before = paid !== undefined && lead.length >= 2 && lead.length <= 10 && !lead.endsWith(paid) ? lead + paid.replace(/^价$/u, "价格") : lead;
  const behind = COUNTED_UNITS.test(unit) || TIME.test(unit) ? rightPhrase(around.right) : "";
  return withSuffix(phraseOf(before, behind, unit, around, inherited), unit);
}

function phraseOf(before: string, behind: string, unit: string, around: Surroundings, inherited: string): string {
  if (TIME.test(unit) && behind.length >= 2) return behind;
  const does = !HELPS.test(before) && /^[人名户]/u.test(unit) || unit === "人次" ? GENERIC.exec(around.right.split(/[,，。;、!?…()]/u)[0] ?? "")?.groups?.["does"] : undefined;
  if (does) return strip(does.replace(/的(?:年度)?(?:目标|任务)[^]*/u, ""), /^(?:实现|得到|自主|有效|全部|均|都|已)/u, true).slice(0, 9);
  if (behind.length < 2 && before !== "" && isMadeOf(before, BARE_VERB)) {
    const object = [inherited, clausePhrase(around.next), clausePhrase(around.previous)].find((phrase) => phrase.length >= 3 && !before.includes(phrase)) ?? "";
    return object + before;
  }
  const phrase = behind.length >= 2 || ANIMAL.test(behind) ? joinPhrases(before, behind) : before.length < 2 ? inherited || rightPhrase(around.right) : before;
  return /^(?:户均|人均|年均|平均|年人均)?(?:增收|增加收入|收入|纯收入)$/u.test(phrase) ? around.topic + phrase : phrase;
}

const ANIMAL = /^[马牛羊猪鸡鸭鹅鱼蜂驴]$/u;

/** The object of a neighbouring clause, when it tells no figure of its own. */
function clausePhrase(clause: string): string {
  const words = clause.replace(/[,，。;:、!?“”"]/gu, "").replace(/^\d{4}年(?:度|底|末|初|以来)?/u, "");
  if (/\d/u.test(words)) return "";
  const fund = /^[\p{Script=Han}]{2,6}(?:资金|项目|工程)(?=[\p{Script=Han}]{2,6}$)/u.exec(words)?.[0];
  if (fund) return fund;
  const reached = /实现(?:了)?(?<what>[\p{Script=Han}]{4,14})/u.exec(words)?.groups?.["what"];
  if (reached) return reached.replace(/全覆盖$/u, "").slice(-12);
  return strip(words, LEAD_WORDS, true).replace(/^(?:用于|支持|引导|实施|建成|通过)/u, "").slice(0, 12);
}

/** Verbs whose object is what the figure counts, however long their subject. */
const HELPS = /(?:扶持|帮扶|包联|结对|带动|惠及|救助|资助|培训|安置|改造|新建|建成)$/u;

/** A verb before and a thing behind: "建成" + "文化馆" ; long objects before are another thing's. */
function joinPhrases(before: string, behind: string): string {
  const verb = HELPS.exec(before)?.[0];
  if (verb && before.length > 6 && !behind.startsWith(verb)) return verb + behind;
  return before.length > 0 && before.length <= 6 && !/[个家户人]/u.test(before) ? before + behind : behind;
}

/** 出栏家禽300万羽、生猪36万头: the verb before the first of a list is the others' too. */
export function listedVerb(head: string): string {
  return /(?:^|[,，、:已共])(?<verb>出栏|存栏|收购|种植|养殖|新建|改造|发放|安置|培训|培育|建成|完成|创建|新增|引进|捐赠|选派|建设)[\p{Script=Han}“”]{2,10}$/u.exec(head)?.groups?.["verb"] ?? "";
}

/** 九成的组、70%的住户用上自来水 → 住户用上自来水比例: a share of things, and what the clause says of them all. */
export function predicateName(right: string): string | null {
  const match = /^的(?<thing>[\p{Script=Han}]{1,8}?)(?:[、和]\d|[、和](?=[^,，。;]*\d)|(?=[通用喝住享参拥加]|实现|达到))/u.exec(right);
  const does = /(?:通了?|用上|喝上|住上|享受|参加|拥有|加入|实现|达到)[\p{Script=Han}]{2,8}/u.exec(right.split(/[,，。;!?]/u)[0] ?? "")?.[0];
  const thing = match?.groups?.["thing"];
  return thing && does ? `${thing}${does}比例` : null;
}

export function withSuffix(phrase: string, unit: string): string {
  const [suffix, has] = SUFFIX[unit.split("/")[0] ?? unit] ?? COUNT_SUFFIX;
  return has.test(phrase) ? phrase : `${phrase}${suffix}`;
}

/** "城镇和农牧民人均可支配收入分别" → the k-th of the things told apart. */
export function distributed(left: string, k: number): string | null {
  const head = /(?<head>[^,，。;:]{2,40})分别/u.exec(left)?.groups?.["head"];
  if (head === undefined) return null;
  const parts = head.split(/[、和及与]/u).map((part) => part.trim()).filter(Boolean);
  const chosen = parts[k];
  // 城乡居民人均可支配收入分别为…: the town first
  if (parts.length < 2) return head.includes("城乡") && k < 2 ? head.replace("城乡", k === 0 ? "城镇" : "农村") : null;
  if (chosen === undefined) return null;
  const lastPart = parts.at(-1) ?? "";
  const from = lastPart.search(/人均|户均|年均|平均|总|增长|覆盖|可支配|占/u);
  const tail = from < 0 ? "" : lastPart.slice(from);
  return k < parts.length - 1 && tail !== "" && !chosen.endsWith(tail) ? chosen + tail : chosen;
}
