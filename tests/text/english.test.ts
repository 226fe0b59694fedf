import fc from "fast-check";
import { expect, test } from "vitest";
import { stem } from "../../src/text/english.js";

test.each([
  { why: "plural", words: ["household", "households"] },
  { why: "plural in -ies", words: ["family", "families"] },
  { why: "plural in -es", words: ["village", "villages"] },
  { why: "verb endings", words: ["train", "trained", "training"] },
  { why: "a doubled consonant", words: ["plan", "planned", "planning", "plans"] },
  { why: "a mute e", words: ["increase", "increased", "increasing"] },
  { why: "people and persons", words: ["people", "person", "persons"] },
  { why: "strong verbs", words: ["build", "built"] },
  { why: "to spend", words: ["spend", "spent"] },
  { why: "to fall", words: ["fall", "fell", "fallen"] },
  { why: "to rise", words: ["rise", "rose", "risen"] },
])("$why: $words", ({ words }) => {
  expect(new Set(words.map(stem)).size).toBe(1);
});

test.each([
  { why: "-ss is no plural", word: "class", stem: "class" },
  { why: "nor -us", word: "bus", stem: "bus" },
  { why: "nor -is", word: "this", stem: "this" },
  { why: "a short word stays", word: "mu", stem: "mu" },
  { why: "a name that every object has is a word like others", word: "constructor", stem: "constructor" },
  { why: "-ing of a short word is its own", word: "king", stem: "king" },
])("$why: $word", ({ word, stem: expected }) => {
  expect(stem(word)).toBe(expected);
});

test.each([["poor", "port"], ["county", "country"], ["rate", "rank"], ["tea", "team"]])("%s and %s stay apart", (a, b) => {
  expect(stem(a)).not.toBe(stem(b));
});

test("a stem is never longer than its word, nor empty", () => {
  fc.assert(fc.property(fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom(..."aeinsdgry") }), (word) => stem(word).length > 0 && stem(word).length <= word.length));
});
