import { describe, expect, test } from "vitest";
import { createSegmenter } from "../../src/text/segment.js";

function broken(warnings: string[] = []) {
  return createSegmenter({
    loadNative: () => {
      throw new Error("nodejieba.node: not found\nsecond line");
    },
    warn: (message) => warnings.push(message),
  });
}

const both = [
  { name: "nodejieba", segmenter: createSegmenter() },
  { name: "Intl.Segmenter", segmenter: broken() },
];

describe.each(both)("$name", ({ segmenter }) => {
  test.each([
    { why: "a year stays whole", text: "2017年", words: ["2017", "年"] },
    { why: "a decimal number stays whole", text: "1.73%", words: ["1.73"] },
    { why: "a full stop ends a number", text: "in 2017.", words: ["in", "2017"] },
    { why: "letters and digits together", text: "h1n1，5g", words: ["h1n1", "5g"] },
    { why: "letters beside Chinese", text: "光荣ω-force", words: ["光荣", "ω", "force"] },
    { why: "punctuation alone", text: "，。 !?", words: [] },
    { why: "nothing", text: "", words: [] },
    { why: "a character outside the basic plane", text: "𠮷", words: ["𠮷"] },
  ])("$why: $text", ({ text, words }) => {
    expect(segmenter.cut(text)).toEqual(words);
    expect(segmenter.cutForSearch(text)).toEqual(words);
  });

  test("loses no character", () => {
    const text = "贫困发生率下降到百分之三";
    expect(segmenter.cut(text).join("")).toBe(text);
  });

  test("cuts words, and parts of them for search", () => {
    expect(segmenter.cut("种植木耳")).toContain("种植");
    expect(segmenter.cutForSearch("发展中国家").length).toBeGreaterThanOrEqual(segmenter.cut("发展中国家").length);
  });
});

test("nodejieba serves where it is installed", () => {
  expect(createSegmenter().native).toBe(true);
  expect(createSegmenter().cutForSearch("发生率")).toEqual(["发生", "发生率"]);
});

test("without it one warning is given, at the first cut and not before", () => {
  const warnings: string[] = [];
  const segmenter = broken(warnings);
  expect(warnings).toEqual([]);
  segmenter.cut("木耳");
  segmenter.cutForSearch("种植木耳");
  expect(segmenter.native).toBe(false);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("nodejieba.node: not found");
  expect(warnings[0]).not.toContain("second line");
});

test("the dictionary is chosen at the first cut, and is not asked for by native", () => {
  const loaded: unknown[] = [];
  const native = { load: (files: unknown) => loaded.push(files), cut: (text: string) => [text], cutForSearch: (text: string) => [text] };
  const files = { dict: "small", idfDict: "none" };
  const segmenter = createSegmenter({ loadNative: () => native, dictionary: () => files });
  expect(segmenter.native).toBe(true);
  expect(loaded).toEqual([]);
  segmenter.cut("木耳");
  segmenter.cut("种植");
  expect(loaded).toEqual([files]);
});
