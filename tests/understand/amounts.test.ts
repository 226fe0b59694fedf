import { describe, expect, test } from "vitest";
import { findAmounts, findClaim, findDirection, findThreshold } from "../../src/understand/amounts.js";

const amounts = (text: string) => findAmounts(text, []);

describe("thresholds", () => {
  test.each([
    { why: "a bound before the number", text: "贫困发生率低于2%的有哪些", bound: { op: "<", value: 2, unit: "%" } },
    { why: "a bound behind it", text: "8000户以上", bound: { op: ">=", value: 8000, unit: "户" } },
    { why: "at most", text: "不超过1万人", bound: { op: "<=", value: 10_000, unit: "人" } },
    { why: "at least", text: "至少300元的", bound: { op: ">=", value: 300, unit: "元" } },
    { why: "not even", text: "不足5%", bound: { op: "<", value: 5, unit: "%" } },
    { why: "English", text: "poverty rate below 2%", bound: { op: "<", value: 2, unit: "%" } },
    { why: "English, over", text: "more than 2.5%", bound: { op: ">", value: 2.5, unit: "%" } },
    { why: "a number without a bound", text: "是2%吗", bound: null },
    { why: "no number", text: "低于多少", bound: null },
    { why: "nothing", text: "", bound: null },
  ])("$why: $text", ({ text, bound }) => {
    const found = findThreshold(text, amounts(text));
    if (bound) expect(found).toMatchObject(bound);
    else expect(found).toBeNull();
  });
});

describe("claims", () => {
  test.each([
    { why: "a number held to be true", text: "是不是5%", claim: { value: 5, unit: "%", direction: null } },
    { why: "a rise", text: "升到了5%", claim: { value: 5, direction: "up" } },
    { why: "a fall", text: "降至3000户", claim: { value: 3000, unit: "户", direction: "down" } },
    { why: "no number", text: "升到了多少", claim: null },
    { why: "nothing", text: "", claim: null },
  ])("$why: $text", ({ text, claim }) => {
    const found = findClaim(text, amounts(text), []);
    if (claim) expect(found).toMatchObject(claim);
    else expect(found).toBeNull();
  });

  test("a number beside a question for another one claims nothing", () => {
    expect(findClaim("5个村有多少户", amounts("5个村有多少户"), [{ unit: "户", start: 4, end: 7 }])).toBeNull();
  });
});

test("an amount within a period or a measure is none", () => {
  const text = "2017年有3000户";
  expect(findAmounts(text, [{ start: 0, end: 5 }]).map((a) => a.value)).toEqual([3000]);
});

test.each([
  { text: "贫困发生率上升了吗", way: "up" }, { text: "贫困户变少了没有", way: "down" }, { text: "贫困户变少了多少", way: null }, { text: "did it rise", way: "up" }, { text: "has it fallen", way: "down" }, { text: "是不是增加到3万了", way: "up" }, { text: "茶园面积", way: null },
])("$text goes $way", ({ text, way }) => {
  expect(findDirection(text)).toBe(way);
});
