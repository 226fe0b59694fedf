import { describe, expect, test } from "vitest";
import { readNumeral } from "../../src/text/numerals.js";

describe("readNumeral", () => {
  test.each([
    { why: "plain digits", text: "34261", value: 34_261 },
    { why: "thousands", text: "1,234,567", value: 1_234_567 },
    { why: "full width", text: "\uFF11\uFF12\uFF13\uFF0E\uFF15", value: 123.5 },
    { why: "a decimal and 亿", text: "3.7亿", value: 370_000_000 },
    { why: "no dust of binary fractions", text: "7907.888万", value: 79_078_880 },
    { why: "a blank before 万", text: "20 万", value: 200_000 },
    { why: "multipliers in a row", text: "5千万", value: 50_000_000 },
    { why: "a smaller part behind 亿", text: "3亿5000万", value: 350_000_000 },
    { why: "places", text: "一千二百", value: 1_200 },
    { why: "zero inside", text: "三百零五", value: 305 },
    { why: "the last place left out", text: "三万五", value: 35_000 },
    { why: "两", text: "两千三", value: 2_300 },
    { why: "digit by digit", text: "二〇一七", value: 2_017 },
    { why: "a point in words", text: "三点五亿", value: 350_000_000 },
    { why: "traditional", text: "二十萬", value: 200_000 },
    { why: "written for banks", text: "壹佰贰拾", value: 120 },
    { why: "half", text: "半", value: 0.5 },
    { why: "no figure before 百万", text: "百万", value: 1_000_000 },
    { why: "below zero", text: "-3.5", value: -3.5 },
  ])("$why: $text", ({ text, value }) => expect(readNumeral(text)).toBe(value));

  test.each([
    { why: "an ordinal", text: "第一" },
    { why: "some tens", text: "几十" },
    { why: "a guess between two", text: "三五" },
    { why: "a place alone", text: "万" },
    { why: "a word behind it", text: "十里" },
    { why: "nothing", text: "" },
  ])("no number: $why ($text)", ({ text }) => expect(readNumeral(text)).toBeNull());
});
