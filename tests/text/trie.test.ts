import fc from "fast-check";
import { expect, test } from "vitest";
import { Trie, standsAlone } from "../../src/text/trie.js";

function trieOf(words: Record<string, string>): Trie<string> {
  const trie = new Trie<string>();
  for (const [word, value] of Object.entries(words)) trie.add(word, value);
  return trie;
}

const PLACES = trieOf({ 开州: "county", 开州区: "district", 州区: "middle", mu: "area", "mu of tea": "tea" });

test.each([
  { why: "the longer name wins", text: "开州区有", start: 0, longest: "district" },
  { why: "the shorter where the longer does not fit", text: "开州有", start: 0, longest: "county" },
  { why: "it looks from the place told, not before it", text: "开州区", start: 1, longest: "middle" },
  { why: "blanks are characters of a word", text: "mu of tea", start: 0, longest: "tea" },
  { why: "half a word is none", text: "开", start: 0, longest: null },
  { why: "nothing begins behind the end", text: "开州", start: 2, longest: null },
  { why: "nothing in nothing", text: "", start: 0, longest: null },
])("$why: $text", ({ text, start, longest }) => {
  expect(PLACES.longestAt(text, start)?.value ?? null).toBe(longest);
});

test("all words that begin at a place, shortest first; all words anywhere, overlaps too", () => {
  expect(PLACES.at("开州区", 0).map((m) => m.value)).toEqual(["county", "district"]);
  expect(PLACES.findAll("在开州区").map((m) => [m.start, m.end])).toEqual([[1, 3], [1, 4], [2, 4]]);
});

test("a match that is not accepted leaves the shorter one", () => {
  expect(PLACES.longestAt("开州区", 0, (m) => m.end < 3)?.value).toBe("county");
});

test("a word added twice keeps its first value, or what merge makes of both; it counts once", () => {
  const trie = trieOf({ 瓮安: "a" });
  trie.add("瓮安", "b");
  expect([trie.get("瓮安"), trie.size]).toEqual(["a", 1]);
  trie.add("瓮安", "c", (old, added) => old + added);
  expect([trie.get("瓮安"), trie.size]).toEqual(["ac", 1]);
});

test("the empty word is not added, and a part of a word stands for nothing", () => {
  const trie = trieOf({ "": "nothing", 茶园: "tea" });
  expect([trie.size, trie.get(""), trie.get("茶"), trie.get("茶园面积")]).toEqual([1, undefined, undefined, undefined]);
});

test("every match is a word that was added, where it says", () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom("开", "州", "a", " ") }), { maxLength: 12 });
  fc.assert(
    fc.property(words, fc.string({ maxLength: 30, unit: fc.constantFrom("开", "州", "a", " ", "x") }), (list, text) => {
      const trie = new Trie<string>();
      for (const w of list) trie.add(w, w);
      const found = trie.findAll(text);
      const naive = Array.from({ length: text.length }, (_, i) => [...new Set(list)].filter((w) => text.startsWith(w, i))).flat();
      expect(found.every((m) => text.slice(m.start, m.end) === m.value)).toBe(true);
      expect(found.length).toBe(naive.length);
    }),
    { numRuns: 100 },
  );
});

test.each([
  { why: "Han needs no boundary", text: "在开州区", start: 1, end: 3, alone: true },
  { why: "a Latin word at its ends", text: "the mu of", start: 4, end: 6, alone: true },
  { why: "the middle of a Latin word", text: "start", start: 2, end: 5, alone: false },
  { why: "the beginning of one", text: "month", start: 0, end: 2, alone: false },
  { why: "letters beside Han", text: "种mu田", start: 1, end: 3, alone: true },
  { why: "digits hold letters", text: "4mu", start: 1, end: 3, alone: false },
])("$why: $text", ({ text, start, end, alone }) => {
  expect(standsAlone(text, start, end)).toBe(alone);
});
