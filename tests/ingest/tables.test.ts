import { expect, test } from "vitest";
import { brief, propose } from "./helpers.js";

const about = (table: string): string => `湄潭县茶产业观察\n来源:山野周报 时间:2019-06-20\n湄潭县位于贵州省北部。\n${table}\n全县种茶4.5万亩。`;
const LAST = "4.5万亩 湄潭县 实际";

test.each([
  { why: "tabs", text: "乡镇\t茶园面积(亩)\t茶农(户)\n复兴镇\t8000\t900\n永兴镇\t7,600\t850", is: ["8000 复兴镇 实际", "900 复兴镇 实际", "7,600 永兴镇 实际", "850 永兴镇 实际"] },
  { why: "blanks", text: "乡镇   茶园面积（亩）\n复兴镇   8000\n合计   1.6万", is: ["8000 复兴镇 实际", "1.6万 湄潭县 实际"] },
  { why: "bars, with a ruler", text: "| 乡镇 | 茶园面积(亩) |\n| --- | ---: |\n| 复兴镇 | 8000 |", is: ["8000 复兴镇 实际"] },
  { why: "years in rows", text: "年份  茶叶产量(吨)\n2017年  600\n2018年  750", is: ["600 湄潭县 实际 2017年", "750 湄潭县 实际 2018年"] },
  { why: "a year in a column", text: "乡镇  2018年茶叶产值(万元)\n复兴镇  45.5", is: ["45.5 复兴镇 实际 2018年"] },
  { why: "no unit, no figure", text: "乡镇  序号  茶园面积(亩)\n复兴镇  12  8000", is: ["8000 复兴镇 实际"] },
  { why: "no header, no table", text: "复兴镇  8000  900\n永兴镇  7600  850", is: [] },
  { why: "a row of another length ends it", text: "乡镇  茶园面积(亩)\n复兴镇  8000\n永兴镇  7600  850", is: ["8000 复兴镇 实际"] },
])("a table in plain text, $why", ({ text, is }) => expect(brief(propose(about(text)))).toEqual([...is, LAST]));

test("the value is expanded by the column's unit; what is no place is counted by its name", () => {
  const [found] = propose(about("品种  2018年产值(万元)\n茶叶  1.2\n辣椒  45.5"));
  expect(found).toMatchObject({ value: 12_000, unit: "元", surface: "1.2", indicator: { name: "茶叶产值" }, paragraph: 5, start: 4, end: 7 });
});
