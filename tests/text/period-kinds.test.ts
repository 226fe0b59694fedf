import { expect, test } from "vitest";
import { findPeriods } from "../../src/text/periods.js";

const now = "2019-03-05";

/** Times by their kind: text → name and days of the period. */
test.each([
  ["the same period of the year before", "上年同期", "2018年同期", "2018-01-01", null],
  ["the same period of a year", "2016年同期", "2016年同期", "2016-01-01", null],
  ["the quarter before", "上一季度", "2018年第四季度", "2018-10-01", "2018-12-31"],
  ["this quarter", "本季度", "2019年第一季度", "2019-01-01", "2019-03-31"],
  ["a year's last month", "去年最后一个月", "2018年12月", "2018-12-01", "2018-12-31"],
  ["the first months", "头两个月", "2019年前2个月", "2019-01-01", "2019-02-28"],
  ["the end of a quarter", "去年三季度末", "2018年第三季度末", "2018-09-30", "2018-09-30"],
  ["the last months", "近四个月,", "近四个月", null, now],
  ["the last half year", "近半年来", "近半年", null, now],
  ["since a congress", "党的十九大以来", "党的十九大以来", "2017-10-18", now],
  ["since the reform", "改革开放以来", "改革开放以来", "1978-12-18", now],
  ["a holiday that is to come is last year's", "国庆黄金周", "2018年国庆黄金周", "2018-10-01", "2018-10-07"],
  ["a holiday by the moon", "今年春节假期", "2019年春节假期", "2019-02-04", "2019-02-10"],
  ["a holiday without fixed days", "去年端午假期", "2018年端午假期", null, null],
  ["a term", "2017年春季学期", "2017年春季学期", null, null],
  ["a school year", "2017—2018学年", "2017—2018学年", "2017-09-01", "2018-08-31"],
  ["a fiscal year", "2017财年", "2017财年", "2017-01-01", "2017-12-31"],
  ["an hour behind the day", "截至2018年6月30日24时", "截至2018年6月30日", null, "2018-06-30"],
  ["yesterday", "昨日", "2019年3月4日", "2019-03-04", "2019-03-04"],
  ["the day before", "前天", "2019年3月3日", "2019-03-03", "2019-03-03"],
  ["a day of this month", "3日发布", "2019年3月3日", "2019-03-03", "2019-03-03"],
  ["a day of the month before", "27日表示", "2019年2月27日", "2019-02-27", "2019-02-27"],
  ["since the year began", "年初以来", "2019年初以来", "2019-01-01", now],
  ["a month with a point", "2017.11,", "2017年11月", "2017-11-01", "2017-11-30"],
  ["a year of the republic", "民國108年", "2019年", "2019-01-01", "2019-12-31"],
  ["days from to", "自2月5日至3月1日", "2019年2月5日至3月1日", "2019-02-05", "2019-03-01"],
  ["days of one month", "2018年7月3日至9日", "2018年7月3日至9日", "2018-07-03", "2018-07-09"],
  ["a decade", "上世纪八十年代", "20世纪80年代", "1980-01-01", "1989-12-31"],
  ["the week before", "上周", "上周", "2019-02-25", "2019-03-03"],
])("%s: %s", (_, text, name, start, end) => {
  expect(findPeriods(text, { now }).map(({ period }) => period)).toEqual([{ text: name, start, end }]);
});

test.each([["a span of days", "30日内办结"], ["a habit", "每月15日前"], ["an amount", "2018.9亿元"], ["a newspaper", "人民日报"]])(
  "no period: %s (%s)", (_, text) => expect(findPeriods(text, { now })).toEqual([]),
);
