import { describe, expect, test } from "vitest";
import { findMeasures, unitClass, unitFits } from "../../src/text/measures.js";

describe("measures asked for", () => {
  test.each([
    { why: "a measure word behind 多少", text: "种了多少亩茶", units: ["亩"] },
    { why: "behind 几", text: "有几户搬了", units: ["户"] },
    { why: "Cantonese", text: "有几多亩", units: ["亩"] },
    { why: "Sichuanese", text: "要投好多钱", units: ["元"] },
    { why: "two at once, in order", text: "涉及几户、多少钱", units: ["户", "元"] },
    { why: "a bare measure takes its sense from the noun", text: "多少个贫困户", units: ["户"] },
    { why: "and from the people counted", text: "多少个村民", units: ["人"] },
    { why: "口人 is people, not wells", text: "几口人", units: ["人"] },
    { why: "a share", text: "占百分之几", units: ["%"] },
    { why: "a share in tenths", text: "能报几成", units: ["%"] },
    { why: "a length by its adjective", text: "路有多长", units: ["公里"] },
    { why: "a size without its unit", text: "有多大", units: [""] },
    { why: "the size of an area", text: "面积多大", units: ["亩"] },
    { why: "only 多少: anything", text: "药材是多少", units: [""] },
    { why: "a rate", text: "贫困发生率是多少", units: ["%"] },
    { why: "a rank", text: "全国排第几", units: ["第几"] },
    { why: "English people", text: "how many people were trained", units: ["人"] },
    { why: "English households", text: "how many households", units: ["户"] },
    { why: "English money", text: "how much money was spent", units: ["元"] },
    { why: "十几 is a number, not a question", text: "搬了十几户", units: [] },
    { why: "an area is asked for by its name", text: "瓮安茶园面积", units: ["亩"] },
    { why: "nothing is asked", text: "瓮安茶园", units: [] },
    { why: "nothing at all", text: "", units: [] },
  ])("$why: $text", ({ text, units }) => {
    expect(findMeasures(text).map((m) => m.unit)).toEqual(units);
  });

  test("the span holds the words of the question", () => {
    const text = "瓮安有多少户搬迁";
    const [m] = findMeasures(text);
    expect(m && text.slice(m.start, m.end)).toBe("多少户");
  });
});

test.each([
  { why: "the same", asked: "户", unit: "户", fit: 1 },
  { why: "the same class", asked: "亩", unit: "公顷", fit: 0.9 },
  { why: "people counted politely", asked: "位", unit: "人", fit: 0.9 },
  { why: "人 and 名", asked: "人", unit: "名", fit: 0.95 },
  { why: "nothing said", asked: "", unit: "亩", fit: 0.3 },
  { why: "a family of some sort", asked: "家", unit: "户", fit: 0.6 },
  { why: "a rank", asked: "第几", unit: "位", fit: 1 },
  { why: "a rank is no count", asked: "第几", unit: "个", fit: -1 },
  { why: "money is no household", asked: "元", unit: "户", fit: -1 },
  { why: "money is no thing", asked: "个", unit: "元", fit: -1 },
  { why: "a percentage is no sum", asked: "%", unit: "元", fit: -1 },
  { why: "a beast is no thing", asked: "头", unit: "个", fit: -1 },
])("$why: $asked against $unit", ({ asked, unit, fit }) => {
  expect(unitFits(asked, unit)).toBe(fit);
});

test.each([
  { unit: "亩", is: "area" }, { unit: "名", is: "person" }, { unit: "户", is: "household" }, { unit: "%", is: "percent" }, { unit: "吨", is: "weight" },
  { unit: "羽", is: "animal" }, { unit: "倍", is: "multiple" }, { unit: "台", is: "thing" }, { unit: "", is: "thing" },
])("$unit counts a $is", ({ unit, is }) => {
  expect(unitClass(unit)).toBe(is);
});
