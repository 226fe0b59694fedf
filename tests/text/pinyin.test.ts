import { expect, test } from "vitest";
import { syllable, syllables } from "../../src/text/pinyin.js";

test.each([
  { why: "a name", word: "瓮安", read: ["weng", "an"] },
  { why: "ü is written v, as people type it", word: "绿", read: ["lv"] },
  { why: "no tones", word: "开州", read: ["kai", "zhou"] },
  { why: "what is not Han stays as it is", word: "A3州", read: ["A", "3", "zhou"] },
  { why: "a rare character is one character", word: "𠮷", read: ["𠮷"] },
  { why: "nothing", word: "", read: [] },
])("$why: $word", ({ word, read }) => {
  expect(syllables(word)).toEqual(read);
});

test.each([["开州", "开洲"], ["瓮安", "瓮按"], ["关面", "关棉"], ["发生率", "发声率"]])("%s sounds like %s", (right, wrong) => {
  expect(syllables(wrong)).toEqual(syllables(right));
});

test("one character has one reading, whatever stands beside it", () => {
  expect(syllables("重庆")[0]).toBe(syllable("重"));
  expect(syllables("轻重")[1]).toBe(syllable("重"));
});
