import { describe, expect, test } from "vitest";
import { findPeriods } from "../../src/text/periods.js";

const now = "2018-12-05";

describe("findPeriods", () => {
  test.each([
    { why: "year", text: "2017年", is: ["2017年", "2017-01-01", "2017-12-31"] },
    { why: "end of a year", text: "2017年底", is: ["2017年底", "2017-12-31", "2017-12-31"] },
    { why: "end in another word", text: "2017年末", is: ["2017年底", "2017-12-31", "2017-12-31"] },
    { why: "Chinese digits", text: "二〇一七年", is: ["2017年", "2017-01-01", "2017-12-31"] },
    { why: "traditional", text: "二〇一九年以來", is: ["2019年以来", "2019-01-01", null] },
    { why: "quarters", text: "2018年前三季度", is: ["2018年前三季度", "2018-01-01", "2018-09-30"] },
    { why: "one quarter", text: "2018年第二季度", is: ["2018年第二季度", "2018-04-01", "2018-06-30"] },
    { why: "half a year", text: "2016年上半年", is: ["2016年上半年", "2016-01-01", "2016-06-30"] },
    { why: "months", text: "2018年1至9月", is: ["2018年1月至9月", "2018-01-01", "2018-09-30"] },
    { why: "a month", text: "2016年2月", is: ["2016年2月", "2016-02-01", "2016-02-29"] },
    { why: "a day", text: "2018年12月5日", is: ["2018年12月5日", "2018-12-05", "2018-12-05"] },
    { why: "a day in figures", text: "2018-12-05", is: ["2018年12月5日", "2018-12-05", "2018-12-05"] },
    { why: "years from to", text: "2016年至2018年", is: ["2016年至2018年", "2016-01-01", "2018-12-31"] },
    { why: "until", text: "截至2018年底", is: ["截至2018年底", null, "2018-12-31"] },
    { why: "since", text: "2015年以来", is: ["2015年以来", "2015-01-01", now] },
    { why: "before", text: "8月底前", is: ["2018年8月底前", null, "2018-08-31"] },
    { why: "five-year plan", text: "“十三五”时期", is: ["十三五时期", "2016-01-01", "2020-12-31"] },
    { why: "last year", text: "去年", is: ["2017年", "2017-01-01", "2017-12-31"] },
    { why: "end of next year", text: "明年底", is: ["2019年底", "2019-12-31", "2019-12-31"] },
    { why: "the year before last", text: "前年", is: ["2016年", "2016-01-01", "2016-12-31"] },
    { why: "this year so far", text: "今年以来", is: ["2018年以来", "2018-01-01", now] },
    { why: "end of a month of this year", text: "12月底", is: ["2018年12月底", "2018-12-31", "2018-12-31"] },
    { why: "last years", text: "近五年", is: ["近五年", "2014-01-01", now] },
    { why: "a short year", text: "13年脱贫了多少", is: ["2013年", "2013-01-01", "2013-12-31"] },
    { why: "English year", text: "poverty rate in 2017", is: ["2017年", "2017-01-01", "2017-12-31"] },
    { why: "English end of year", text: "at the end of 2017", is: ["2017年底", "2017-12-31", "2017-12-31"] },
    { why: "English end of year, short", text: "end-2017", is: ["2017年底", "2017-12-31", "2017-12-31"] },
    { why: "English last year", text: "what about last year", is: ["2017年", "2017-01-01", "2017-12-31"] },
    { why: "English years", text: "from 2016 to 2018", is: ["2016年至2018年", "2016-01-01", "2018-12-31"] },
  ])("$why: $text", ({ text, is }) => {
    const found = findPeriods(text, { now });
    expect(found.map(({ period }) => [period.text, period.start, period.end])).toEqual([is]);
  });

  test.each([
    { why: "a span of effort", text: "连续20年" },
    { why: "a number of four digits", text: "岗位2092个、2010户" },
    { why: "a plan's length", text: "三年行动" },
    { why: "a month that is none", text: "13月5日" },
  ])("no period: $why ($text)", ({ text }) => expect(findPeriods(text, { now })).toEqual([]));

  test("without a day to count from, relative periods have no days", () => {
    expect(findPeriods("去年")[0]).toMatchObject({ relative: true, period: { start: null, end: null } });
  });

  test("offsets are those of the text", () => {
    const text = "全縣2019年以來種茶";
    const [found] = findPeriods(text);
    expect(found && text.slice(found.start, found.end)).toBe("2019年以來");
  });
});
