import { describe, expect, test } from "vitest";
import { createLexicon } from "../../src/text/lexicon.js";
import { findMeasures } from "../../src/text/measures.js";
import { blankOut } from "../../src/text/blank.js";
import { weighTerms } from "../../src/understand/terms.js";

const lexicon = createLexicon([{ token: "牛", words: ["黄牛"] }, { token: "茶园", words: ["茶地"] }, { token: "修路", words: [] }], ["的", "有", "我", "他说", "多少"]);
const weigh = (text: string, taken: { start: number; end: number }[] = []) => weighTerms(text, taken, findMeasures(text), [], lexicon, (t) => t === "牛" || t === "茶园");
const weightOf = (text: string, token: string): number => weigh(text).find((t) => t.token === token)?.weight ?? 0;

describe("weights", () => {
  test("the clause that asks counts more than what is told around it", () => {
    const text = "他说今年修路了,黄牛到底有多少头";
    expect(weightOf(text, "牛")).toBeGreaterThan(weightOf(text, "修路"));
  });

  test("where nothing asks, all clauses count the same", () => {
    expect(weightOf("修路,黄牛", "修路")).toBe(weightOf("修路,黄牛", "牛"));
  });

  test("the noun right behind the measure is the head", () => {
    const cow = weigh("有多少头黄牛").find((t) => t.token === "牛");
    expect(cow).toMatchObject({ token: "牛", head: true, known: true });
    expect(cow?.weight).toBeGreaterThan(1);
  });

  test("a pair of characters that no word covers proves less than a word", () => {
    expect(weightOf("山药茶地", "山药")).toBeLessThan(weightOf("山药茶地", "茶园"));
  });
});

test.each([
  { why: "what is understood already is left out", text: "云岭茶地", taken: [{ start: 0, end: 2 }], tokens: ["茶园"] },
  { why: "a word does not reach over it", text: "茶云岭地", taken: [{ start: 1, end: 3 }], tokens: ["茶", "地"] },
  { why: "a word told twice counts once", text: "茶地茶园", taken: [], tokens: ["茶园"] },
  { why: "only stop words: nothing", text: "我有的", taken: [], tokens: [] },
  { why: "only punctuation: nothing", text: ",。?!", taken: [], tokens: [] },
  { why: "nothing", text: "", taken: [], tokens: [] },
])("$why: $text", ({ text, taken, tokens }) => {
  expect(weigh(text, taken).map((t) => t.token)).toEqual(tokens);
});

test("blanking out keeps every other place", () => {
  expect(blankOut("云岭茶地", [{ start: 0, end: 2 }])).toBe("\u0001\u0001茶地");
});
