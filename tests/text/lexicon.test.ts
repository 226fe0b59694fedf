import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/text/lexicon.js";

const lexicon = createLexicon(
  [
    { token: "光伏", words: ["太阳能", "solar", "solar power"] },
    { token: "贫困户", words: ["穷户", "poor household", "poor households"] },
    { token: "户", words: ["人家"] },
    { token: "培训", words: ["training", "trained"] },
  ],
  ["请问", "的", "多少", "the", "of", "tell me"],
);

describe("tokens", () => {
  test.each([
    { why: "an everyday word stands for the articles' word", text: "太阳能", tokens: ["光伏"] },
    { why: "the longest word wins", text: "贫困户", tokens: ["贫困户"] },
    { why: "what is left of it is read on its own", text: "贫困户户", tokens: ["贫困户", "户"] },
    { why: "stop words carry nothing, also between concepts", text: "请问穷户的人家", tokens: ["贫困户", "户"] },
    { why: "unknown Han characters go in pairs", text: "茶园面积", tokens: ["茶园", "园面", "面积"] },
    { why: "a pair does not reach over a known word", text: "茶光伏园", tokens: ["茶", "光伏", "园"] },
    { why: "a lone character stays", text: "茶", tokens: ["茶"] },
    { why: "English concepts of two words", text: "the solar power of poor households", tokens: ["光伏", "贫困户"] },
    { why: "an English form that is not listed meets its listed sister", text: "train", tokens: ["培训"] },
    { why: "other English words become stems, without possessive", text: "county's roads", tokens: ["county", "road"] },
    { why: "a word within a word is not read", text: "solarium", tokens: ["solarium"] },
    { why: "numbers stay as they are", text: "3.5 mu", tokens: ["3.5", "mu"] },
    { why: "mixed scripts of writing", text: "种了solar", tokens: ["种了", "光伏"] },
    { why: "only stop words: nothing", text: "请问多少", tokens: [] },
    { why: "punctuation and emoji: nothing", text: "?!😀……、", tokens: [] },
    { why: "the empty text: nothing", text: "", tokens: [] },
  ])("$why: $text", ({ text, tokens }) => {
    expect(lexicon.tokens(text)).toEqual(tokens);
  });
});

test("each token says where it stands and what kind it is", () => {
  expect(lexicon.scan("请问太阳能园地 road")).toEqual([
    { token: "光伏", start: 2, end: 5, kind: "concept" },
    { token: "园地", start: 5, end: 7, kind: "bigram" },
    { token: "road", start: 8, end: 12, kind: "word" },
  ]);
});

test("a word listed as a stop word and in a group is content", () => {
  const both = createLexicon([{ token: "人口", words: ["人"] }], ["人"]);
  expect(both.tokens("人")).toEqual(["人口"]);
});

test("time grows with the length of the text, not with its square", () => {
  const long = "贫困户茶园的solar ".repeat(20_000);
  const before = performance.now();
  expect(lexicon.scan(long).length).toBeGreaterThan(50_000);
  expect(performance.now() - before).toBeLessThan(3_000);
});
