import { describe, expect, test } from "vitest";
import { findFigure, markFigures, renderAnswer } from "../../src/render/telegram.js";
import { answer, factView } from "./invented.js";

const marked = ({ text, entities }: ReturnType<typeof renderAnswer>): string[] => entities.map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`);

describe("an answer as a message", () => {
  test("has its headline bold and its source in a quote", () =>
    expect(marked(renderAnswer(answer()))).toEqual([
      "bold 云阳岭茶园面积:3万亩(2000年)",
      "blockquote 出处:《云阳岭的茶》",
    ]));

  test("has long sources in a quote that opens at a tap, all of them in one", () => {
    const sources = `出处1：《${"茶".repeat(60)}》\n出处2：《云阳岭的茶》`;
    const marks = marked(renderAnswer(answer({ text: `云阳岭有茶\n${sources}`, headline: "云阳岭有茶" })));
    expect(marks).toEqual(["bold 云阳岭有茶", `expandable_blockquote ${sources}`]);
  });

  test("has its figures bold where the headline is a paragraph", () => {
    const headline = `${"县里的茶农这些年".repeat(15)}种下3万亩茶`;
    expect(marked(renderAnswer(answer({ headline, text: `${headline}\n出处` })))).toEqual(["bold 3万亩"]);
  });

  test("has nothing bold where the headline does not stand in the text and no figure does", () => {
    expect(marked(renderAnswer(answer({ headline: "别的", text: "没有数字", facts: [] })))).toEqual([]);
  });

  test.each(["<b>*_[x](y)`", "/start @bot #1 https://a.b", "\u202Eabc", "&lt;"])("text that looks like markup stays text: %s", (odd) => {
    expect(renderAnswer(answer({ text: odd, headline: odd })).text).toBe(odd);
  });
});

describe("a figure is found in a paragraph", () => {
  test.each([
    { why: "as printed", text: "全县种茶3万亩。", found: "3万亩" },
    { why: "in the other script", text: "全縣種茶3萬畝。", found: "3萬畝" },
    { why: "not inside a larger number", text: "种茶13万亩，其中新种3万亩。", found: "3万亩" },
    { why: "in numerals of another kind", text: "种茶三万亩。", found: "三万亩" },
    { why: "not where it is not", text: "种茶五万亩。", found: undefined },
  ])("$why", ({ text, found }) => {
    const [range] = findFigure(text, factView());
    expect(range && text.slice(...range)).toBe(found);
  });

  test("and marked twice, bold and underlined", () => {
    expect(marked(markFigures("种茶3万亩，共2户。", [factView(), factView({ surface: "2户", value: 2, unit: "户" })]))).toEqual(["bold 3万亩", "bold 2户", "underline 3万亩", "underline 2户"]);
  });
});
