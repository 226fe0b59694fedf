import { describe, expect, test } from "vitest";
import { findQuantities } from "../../src/text/quantities/index.js";

/** Invented sentences, one or more for each rule; `found` lists surface, value and unit, a range with both ends. */
const READ: readonly { why: string; text: string; found: readonly (readonly [surface: string, value: number, unit: string, valueMax?: number])[] }[] = [
  { why: "percent", text: "青禾县的入园率升到96.4%。", found: [["96.4%", 96.4, "%"]] },
  { why: "percent in words", text: "合格率超过百分之九十", found: [["超过百分之九十", 90, "%"]] },
  { why: "percentage points", text: "失业率同比下降0.3个百分点", found: [["0.3个百分点", 0.3, "百分点"]] },
  { why: "a fall with a sign", text: "出口额同比-3.5%", found: [["-3.5%", -3.5, "%"]] },
  { why: "tenths", text: "三成以上的商铺已经开门", found: [["三成以上", 3, "成"]] },
  { why: "a fraction", text: "约三分之二的水库干涸", found: [["约三分之二", 0.6667, ""]] },
  { why: "万 and 亿 in money", text: "拨付奖金2.6亿元,另筹480万元", found: [["2.6亿元", 260_000_000, "元"], ["480万元", 4_800_000, "元"]] },
  { why: "per unit in the unit", text: "收购价12.5元/公斤", found: [["12.5元/公斤", 12.5, "元/公斤"]] },
  { why: "per unit before", text: "每箱卖到68元", found: [["68元", 68, "元"]] },
  { why: "traditional characters", text: "新墾茶園約3.2萬畝,惠及村民410餘戶", found: [["約3.2萬畝", 32_000, "亩"], ["410餘戶", 410, "户"]] },
  { why: "full width", text: "\uFF11\uFF18\uFF10\uFF10户用上天然气", found: [["\uFF11\uFF18\uFF10\uFF10户", 1_800, "户"]] },
  { why: "thousands", text: "栽下树苗12,500株", found: [["12,500株", 12_500, "株"]] },
  { why: "coordinated units", text: "安置移民318户1127人", found: [["318户", 318, "户"], ["1127人", 1_127, "人"]] },
  { why: "a bound inside", text: "建起大棚70多座、蓄水池300余口", found: [["70多座", 70, "座"], ["300余口", 300, "口"]] },
  { why: "a bound before the multiplier", text: "卖出2000多万元", found: [["2000多万元", 20_000_000, "元"]] },
  { why: "bounds around", text: "近800人报名,不少于60名教练到场,花费5万元左右", found: [["近800人", 800, "人"], ["不少于60名", 60, "名"], ["5万元左右", 50_000, "元"]] },
  { why: "a range with both units", text: "每斤6元—8元", found: [["6元—8元", 6, "元", 8]] },
  { why: "a range with one unit", text: "每组20至30户", found: [["20至30户", 20, "户", 30]] },
  { why: "a range with one multiplier", text: "年入3-5万元", found: [["3-5万元", 30_000, "元", 50_000]] },
  { why: "neighbours guess at a number", text: "忙了三五天,来了七八十人", found: [["三五天", 3, "天", 5], ["七八十人", 70, "人", 80]] },
  { why: "from … to … is a change", text: "由12%提高到15%", found: [["12%", 12, "%"], ["15%", 15, "%"]] },
  { why: "a thousand units is no thousand", text: "铺管900余千米", found: [["900余千米", 900, "千米"]] },
  { why: "Latin units", text: "装机39.3MW", found: [["39.3MW", 39.3, "MW"]] },
  { why: "the unit left out before people", text: "让6.5万农村人口受益", found: [["6.5万", 65_000, "人"]] },
  { why: "the unit left out before households", text: "2.4万农户通了水", found: [["2.4万", 24_000, "户"]] },
  { why: "the unit left out behind people", text: "全县人口31.7万,其中女性占48%", found: [["31.7万", 317_000, "人"], ["48%", 48, "%"]] },
  { why: "Chinese numerals with places", text: "投了二十五万元,种了三百亩", found: [["二十五万元", 250_000, "元"], ["三百亩", 300, "亩"]] },
  { why: "small Chinese counts", text: "两个村和三家企业结对", found: [["两个", 2, "个"], ["三家", 3, "家"]] },
  { why: "times", text: "产量是前年的两倍", found: [["两倍", 2, "倍"]] },
  { why: "spans of time", text: "他守了30多年,又等了两个多月", found: [["30多年", 30, "年"], ["两个多月", 2, "个月"]] },
  { why: "and a half", text: "走了两个半小时,守了3年半", found: [["两个半小时", 2.5, "小时"], ["3年半", 3.5, "年"]] },
  { why: "persons of a family", text: "一家5口人领到补助", found: [["5口人", 5, "人"]] },
  { why: "working days", text: "审批压缩到3个工作日", found: [["3个工作日", 3, "工作日"]] },
  { why: "round numbers with a bound", text: "近百名志愿者,上千人围观", found: [["近百名", 100, "名"], ["上千人", 1_000, "人"]] },
  { why: "zero", text: "病虫害发生率降为零。", found: [["降为零", 0, "%"]] },
  { why: "none", text: "汛期无一人伤亡", found: [["无一人", 0, "人"]] },
  { why: "ranks", text: "综合成绩排全国第37位,列全省第二名", found: [["第37位", 37, "位"], ["第二名", 2, "位"]] },
  { why: "a rank without its word", text: "游客满意度排名全省第3。", found: [["第3", 3, "位"]] },
];

/** What is no quantity, with the reason. */
const NOT_READ: readonly { why: string; text: string }[] = [
  { why: "years", text: "2019年底和二〇一六年" },
  { why: "days and months", text: "8月15日上午,12月底" },
  { why: "clock times", text: "06:32:37、下午3点半" },
  { why: "years from to", text: "2016—2018年、2017/12/31" },
  { why: "short years", text: "17年底完工" },
  { why: "ordinals", text: "第一书记、第三、四批干部、第五届" },
  { why: "slogans in quotation marks", text: "开展“三个一批”“四好”“五个到位”活动" },
  { why: "slogans without", text: "做到三个确保、四个不摘、一户一策" },
  { why: "places", text: "十里坪、五家渠市、三台县、九寨沟" },
  { why: "telephone numbers", text: "电话0827-5227307、400-8208820" },
  { why: "licences and codes", text: "ICP备17014898号、COVID-19、G318国道、PM2.5" },
  { why: "sizes and sums", text: "1400*900像素、1+X、3+2+X" },
  { why: "versions", text: "IE8.0浏览器、1.2.3版" },
  { why: "party congresses and plans", text: "十九大、十八届五中全会、“十三五”规划" },
  { why: "quarters", text: "前三季度、一季度、前5个月" },
  { why: "decades and classes", text: "八十年代、90年代、三年级学生" },
  { why: "one of a kind", text: "一个孩子、一家人、一次机会" },
  { why: "some", text: "几十户、数百人" },
  { why: "years of schooling", text: "九年义务教育、九年一贯制学校" },
  { why: "years gone by", text: "五年来、三年来、两年平均增速" },
  { why: "classes of ages", text: "65岁以上老人、60周岁及以上人口" },
  { why: "idioms", text: "千方百计、万众一心、三三两两、百花齐放" },
];

test("a class of enterprises is named by money, not counted in it", () => {
  expect(findQuantities("产值超亿元企业16家,投资超5亿元项目3个").map(({ surface }) => surface)).toEqual(["16家", "3个"]);
});

describe("findQuantities", () => {
  test.each(READ)("$why: $text", ({ text, found }) => {
    const read = findQuantities(text);
    expect(read.map(({ surface, value, unit, valueMax }) => (valueMax === null ? [surface, value, unit] : [surface, value, unit, valueMax]))).toEqual(found);
    for (const { start, end, surface, rule } of read) expect([text.slice(start, end), rule]).toEqual([surface, expect.stringMatching(/./u)]);
  });

  test.each(NOT_READ)("no quantity: $why ($text)", ({ text }) => expect(findQuantities(text)).toEqual([]));

  test.each([
    ["约50人", "about"], ["50人左右", "about"], ["近50人", "under"], ["不足50人", "under"], ["50余人", "over"], ["超50人", "over"], ["50人以上", "over"],
    ["不低于50人", "at_least"], ["至少来50人", "at_least"], ["不超过50人", "at_most"], ["50人", "exact"],
  ])("the bound of %s is %s", (text, qualifier) => expect(findQuantities(text)[0]?.qualifier).toBe(qualifier));

  test("long runs take no longer than their length", () => {
    const started = performance.now();
    for (const piece of ["1", "一", "1,", "第", "9.2元—", "近百", "“一"]) findQuantities(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
