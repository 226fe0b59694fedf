import fc from "fast-check";
import { expect, test } from "vitest";
import { foldWidth, normalise } from "../../src/text/normalise.js";

test.each([
  { why: "full-width digits and signs", text: "２０１７年１．７３％", is: "2017年1.73%" },
  { why: "full-width letters", text: "ＧＤＰ", is: "gdp" },
  { why: "traditional characters", text: "甕安縣貧困發生率", is: "瓮安县贫困发生率" },
  { why: "mixed scripts", text: "瓮安縣的茶園", is: "瓮安县的茶园" },
  { why: "upper case", text: "Weng'an County", is: "weng'an county" },
  { why: "curly apostrophes", text: "Weng’an", is: "weng'an" },
  { why: "white space of all sorts is one blank", text: " 瓮安\t\u3000 茶园\r\n面积 ", is: "瓮安 茶园 面积" },
  { why: "invisible characters are out", text: "瓮\u200b安\ufeff\u202e", is: "瓮安" },
  { why: "control characters are out", text: "瓮\u0000安\u0007", is: "瓮安" },
  { why: "squared units", text: "㎡", is: "m2" },
  { why: "nothing", text: "", is: "" },
  { why: "only what is invisible", text: "\u200b\u0000 ", is: "" },
])("$why: $text", ({ text, is }) => {
  expect(normalise(text)).toBe(is);
});

test("folding the width keeps script, case and lines", () => {
  expect(foldWidth("Ａ縣\n１")).toBe("A縣\n1");
});

test("a normalised text is not changed again, and no text makes it throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => normalise(normalise(text)) === normalise(text)), { numRuns: 200 });
  expect(() => normalise("\ud800瓮安\udfff")).not.toThrow();
});
