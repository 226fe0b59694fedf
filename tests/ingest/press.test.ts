import { describe, expect, test } from "vitest";
import { brief, propose } from "./helpers.js";

/** Turns of phrase of local papers and government sites, in invented sentences on a county that data/ does not list. */
const about = (paragraph: string): string => `湄潭县茶产业观察\n来源:山野周报 时间:2019-06-20\n湄潭县位于贵州省北部。\n${paragraph}`;
const names = (text: string): string[] => propose(about(text)).map(({ indicator }) => indicator.name);
const places = (text: string): string[] => propose(text).map(({ region }) => region.name);

describe("whom an article is about", () => {
  test("全市 of a city within a city: the one that is named most", () => {
    const text = "老城新事\n巩义市的铝厂有名。全市现有铝厂85家。\n巩义铝材卖到郑州市中原区,巩义还办起学校。\n全市铝材产量30万吨。";
    expect(places(text)).toEqual(["巩义市", "巩义市"]);
  });

  test("the county whose media centre publishes, though others are named as often", () => {
    const text = "乡路通了\n2022-07-14 来源:武宁县融媒体中心\n武宁县修路忙,通到江西省九江市和湖北省通山县。\n全县修路90公里。";
    expect(places(text)).toEqual(["武宁县"]);
  });

  test("a wider region keeps its own 全省", () => {
    expect(places("三县种茶忙\n贵州省种茶。湄潭县、凤冈县和余庆县都种。\n全省茶园700万亩。")).toEqual(["贵州省"]);
  });

  test("villages and townships of the county that a heading names", () => {
    const text = "守护一湖清水\n大理白族自治州护湖。\n大理市:管污水\n湾桥镇古生村村民介绍,全村430户接上管网。\n洱源县:护源头\n该县改种水稻9万亩。三营镇养奶牛8600头。";
    expect(places(text)).toEqual(["古生村", "洱源县", "三营镇"]);
  });
});

describe("whose figures a sentence tells", () => {
  test.each([
    { why: "邻近的", text: "邻近的凤冈县也种茶3万亩。", is: ["3万亩 凤冈县 实际"] },
    { why: "a phrase before the township", text: "最偏远的复兴镇修路12公里。", is: ["12公里 复兴镇 实际"] },
    { why: "the reporter comes to a village", text: "记者在复兴镇两路口村看到,村里建起茶坊28家。", is: ["28家 两路口村 实际"] },
    { why: "said of the rest", text: "复兴镇每户补助900元,其他乡镇为300元。", is: ["900元 复兴镇 实际", "300元 湄潭县 实际"] },
    { why: "speech, its speaker's village behind it", text: "县里聘用护路员610名。“我负责4.5公里。”复兴镇两路口村护路员田茂林说。", is: ["610名 湄潭县 实际", "4.5公里 两路口村 实际"] },
    { why: "a wider place is compared with", text: "湄潭县产茶700吨,增速比全省高1.2个百分点。", is: ["700吨 湄潭县 实际", "1.2个百分点 湄潭县 实际"] },
    { why: "words that only look like a phrase before a township", text: "全县支持复兴镇修路12公里。", is: ["12公里 湄潭县 实际"] },
  ])("$why: $text", ({ text, is }) => expect(brief(propose(about(text)))).toEqual(is));

  test.each([
    { why: "an organisation and what it goes on to do", text: "走进兰馨茶业集团,车间里有60台茶机。该集团去年研发投入560万元。", is: ["兰馨茶业集团", "兰馨茶业集团"] },
    { why: "the county acts again", text: "兰馨茶业集团现有茶机60台。全县现有茶机900台。", is: ["兰馨茶业集团", null] },
    { why: "a firm's own words", text: "“我们企业三天就拿到800万元贷款。”兰馨茶业公司总经理周大海说。", is: ["兰馨茶业公司", "兰馨茶业公司"] },
    { why: "a villager's own words", text: "“我负责35公里的路。”护路员田茂林说。", is: ["田茂林"] },
    { why: "speech of an official tells the county's figures", text: "“今年种茶3500亩。”县农业局局长田茂林说。", is: [null] },
    { why: "a name of two parts", text: "牧民叶尔肯·努尔养了46匹马。", is: ["叶尔肯·努尔"] },
    { why: "verbs make no organisation", text: "湄潭县通过建立从小学到大学,资助学生3200人次。", is: [null] },
  ])("$why: $text", ({ text, is }) => expect(propose(about(text)).map(({ subject }) => subject)).toEqual(is));
});

describe("period and status", () => {
  test.each([
    { why: "其中 goes on with the sentence before", text: "2018年产茶600吨。其中:绿茶400吨。", is: ["2018年", "2018年"] },
    { why: "a sentence without a subject goes on too", text: "今年上半年,湄潭县完成投资9亿元。实施项目14个。", is: ["2019年上半年", "2019年上半年"] },
    { why: "a sentence of its own does not", text: "2018年产茶600吨。茶农共有900户。", is: ["2018年", ""] },
    { why: "the time of a plan of five years", text: "“十二五”期间,累计建成茶厂26座。", is: ["十二五时期"] },
    { why: "the plan itself is no time", text: "按照“十四五”规划建成茶厂26座。", is: [""] },
    { why: "every year", text: "每年7月到9月演出两场,每场补贴80元。", is: ["", ""] },
    { why: "summed up in a part of the year", text: "今年前三个月,茶价看涨;累计卖茶217吨。", is: ["2019年前3个月"] },
    { why: "the year before is only compared with", text: "2019年安排9.6亿元,不低于上年水平;预备费5000万元。", is: ["2019年", "2019年"] },
  ])("$why: $text", ({ text, is }) => expect(propose(about(text)).map(({ period }) => period.text)).toEqual(is));

  test("a report on one year's budget and the next", () => {
    const text = "关于湄潭县2021年财政预算执行情况和2022年预算草案的报告\n信息来源:湄潭县财政局 成文日期:2022年01月12日\n一、2021年预算执行情况\n税收收入6.2亿元。\n二、落实决议情况\n全年减税1.8亿元。\n三、2022年预算安排\n收入安排9.8亿元。";
    expect(brief(propose(text))).toEqual(["6.2亿元 湄潭县 实际 2021年", "1.8亿元 湄潭县 实际 2021年", "9.8亿元 湄潭县 计划 2022年"]);
  });

  test("a plan with a comparison stays a plan", () => {
    expect(brief(propose(about("预计产茶6000吨,比上年增长12%。")))).toEqual(["6000吨 湄潭县 计划", "12% 湄潭县 计划"]);
  });
});

describe("names", () => {
  test.each([
    { text: "接待游客28万人次,实现旅游收入21亿元,同比分别增长39.5%和42.8%。", is: ["接待游客人次", "旅游收入", "接待游客增长率", "旅游收入增长率"] },
    { text: "教育支出6.9亿元、卫生支出4.3亿元,分别增长5.1%、3.6%。", is: ["教育支出", "卫生支出", "教育支出增长率", "卫生支出增长率"] },
    { text: "税收收入9.2亿元,为调整预算的103.2%,增长13.9%。", is: ["税收收入", "税收收入完成率", "税收收入增长率"] },
    { text: "实施技改项目86个,完成投资62亿元。", is: ["技改项目数", "技改项目投资"] },
    { text: "新增龙头企业23家,总数达到97家。", is: ["新增龙头企业数", "龙头企业总数"] },
    { text: "生态廊道129公里,其中已开放46公里。", is: ["生态廊道里程", "开放里程"] },
    { text: "种茶面积超过500亩的有11户。", is: ["种茶面积", "种茶面积户数"] },
    { text: "使用率达到97%。", is: ["使用率"] },
    { text: "近三年,投入茶园资金12亿元。", is: ["投入茶园资金"] },
    { text: "沿着新修的旅游公路建起茶园1.8万亩。", is: ["旅游公路建起茶园面积"] },
  ])("$text", ({ text, is }) => expect(names(text)).toEqual(is));

  test("村里 and 镇上 are no part of a name", () => {
    for (const text of ["村里建成茶坊28家。", "镇上建成茶坊28家。"]) expect(names(text)).toEqual(["建成茶坊数"]);
  });
});

describe("a figure told twice", () => {
  test("by two who act it is two facts, told again it is one", () => {
    const text = about("湄潭县培训茶农2150人次。\n县里的企业为工人培训安全知识2150人次。\n湄潭县共培训茶农2150人次。");
    expect(propose(text).map(({ indicator, also }) => [indicator.name, also])).toEqual([["培训茶农人次", [6]], ["工人培训安全知识人次", []]]);
  });
});
