import { describe, expect, test } from "vitest";
import { isMadeOf, trimEnd } from "../../src/text/trim.js";

describe("trimEnd", () => {
  test.each([
    { why: "marks and blanks go", text: "多少呢? ", marks: "?呢", left: "多少" },
    { why: "only at the end", text: "?多少", marks: "?", left: "?多少" },
    { why: "nothing may be left", text: "???", marks: "?", left: "" },
  ])("$why: $text", ({ text, marks, left }) => expect(trimEnd(text, marks)).toBe(left));
});

describe("isMadeOf", () => {
  const pieces = /累计|投入|资金/uy;
  test.each([
    { why: "pieces only", text: "累计投入资金", is: true },
    { why: "something else between", text: "累计扶贫资金", is: false },
    { why: "nothing at all", text: "", is: true },
  ])("$why: $text", ({ text, is }) => expect(isMadeOf(text, pieces)).toBe(is));
});
