import { describe, expect, test } from "vitest";
import { propose } from "./helpers.js";

const about = (paragraph: string, title = "湄潭县见闻"): string => `${title}\n来源:山野周报 时间:2019-03-05\n湄潭县位于贵州省北部。\n${paragraph}`;
const undated = (paragraph: string): string => `湄潭县见闻\n湄潭县位于贵州省北部。\n${paragraph}`;
const times = (text: string): string[] => propose(text).map(({ period }) => period.text);

describe("the time of a figure", () => {
  test.each([
    ["a list of years", "2016年、2017年,全县分别建桥12座、20座。", ["2016年", "2017年"]],
    ["a span of years", "2016至2018年,全县茶业税收分别为3亿元、5亿元、8亿元。", ["2016年", "2017年", "2018年"]],
    ["a fall from one year to another", "2018年底,贫困发生率由2014年的21.5%降到1.1%。", ["2014年", "2018年底"]],
    ["a fall from some time", "2018年底,贫困发生率由建档立卡之初的7.4%降到0.2%。", ["建档立卡之初", "2018年底"]],
    ["a fall from a figure without its time", "2018年,林地占比由41.5%提高到47%。", ["", "2018年"]],
    ["the year opens the paragraph", "2018年,全县茶业平稳。春茶产值实现21亿元。", ["2018年"]],
    ["a stock is of no time", "2018年,全县茶业平稳。茶农共有900户。", [""]],
    ["a plan is not of the year before", "2018年,全县茶业平稳。下一步,力争产值实现30亿元。", [""]],
    ["the months of last year told in March", "1-11月,全县税收同比增长8%。", ["2018年1月至11月"]],
    ["the day before", "昨日,全县植树3200株。", ["2019年3月4日"]],
    ["the same period of the year before", "上年同期,全县接待游客27万人次。", ["2018年同期"]],
    ["a year compared with is not the figure's", "2018年,全县税收比上年增长8%。", ["2018年"]],
  ])("%s: %s", (_, text, is) => expect(times(about(text))).toEqual(is));

  test("a quarter goes on through the paragraphs of a report", () => {
    expect(times(about("一季度,全县税收同比增长8%。\n一、工业\n工业产值同比增长6%。\n二、学校\n全县有学校41所。"))).toEqual(["2019年第一季度", "2019年第一季度", ""]);
  });

  test("the quarter of the title", () => {
    expect(times(about("全县工业产值同比增长6%。", "2018年三季度湄潭县经济运行情况"))).toEqual(["2018年第三季度"]);
  });

  test.each([
    ["compared with a whole year", "一季度,全县税收增长8%,比2016年全年高1.2个百分点。", ["2017年第一季度", "2017年第一季度"]],
    ["a rate of exchange", "全年税收21亿元,按2017年平均汇率折算为3.1亿美元。", ["2017年", "2017年"]],
    ["a year of long ago dates nothing", "今年以来,全县植树4100株,护林员2009年曾获奖。", ["今年以来"]],
  ])("an undated text dated by %s: %s", (_, text, is) => expect(times(undated(text))).toEqual(is));
});

test.each([
  ["what was done of a plan", "去年原计划修渠64公里,实际修成58公里。", ["planned", "actual"]],
  ["funds striven for and there", "全县争取上级资金4600万元,全部到位。", ["actual"]],
  ["a demand", "全县绿化率应不低于48%。", ["planned"]],
  ["a demand in other words", "全县合格率不得低于95%。", ["planned"]],
  ["a task done", "搬迁任务1800户已全部完成。", ["actual"]],
  ["a task not done", "全县没有完成1800人的脱贫任务。", ["planned"]],
  ["a plan to widen", "茶园面积计划扩大到7万亩。", ["planned"]],
  ["a plan to sow", "全县计划播种面积43万亩。", ["planned"]],
  ["the share of a plan that is reached is no plan", "投资计划完成率为96%。", ["actual"]],
  ["what a plant will yield", "茶厂投产后年产值可达6亿元。", ["planned"]],
  ["what is known by now", "截至目前,全县修渠58公里。", ["actual"]],
])("%s: %s", (_, text, is) => expect(propose(about(text)).map(({ status }) => status)).toEqual(is));
