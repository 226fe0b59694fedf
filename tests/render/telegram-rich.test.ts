import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bold, join, lines, markRanges, quote, shorten, slice, split, trim, type Rich } from "../../src/render/telegram-rich.js";

const letters = fc.string({ unit: fc.constantFrom("阳", "岭", "a", " ", "\n", "。", "，", "𠮷", "🙂", "1"), maxLength: 400 });
const rich: fc.Arbitrary<Rich> = fc.tuple(letters, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 })).map(([text, cuts]) => ({
  text,
  entities: cuts.flatMap(([a, b]) => {
    if (text === "") return [];
    const offset = a % text.length;
    return [{ type: "bold" as const, offset, length: 1 + (b % (text.length - offset)) }];
  }),
}));

const fits = ({ text, entities }: Rich): boolean => entities.every(({ offset, length }) => offset >= 0 && length > 0 && offset + length <= text.length);

describe("split", () => {
  test("cuts into pieces that fit, loses no letter, cuts no character, keeps every mark on its text", () => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 4, max: 120 }), (whole, limit) => {
        const pieces = split(whole, limit);
        const letter = (text: string): string => text.replace(/\s/gu, "");
        expect(letter(pieces.map(({ text }) => text).join(""))).toBe(letter(whole.text));
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(limit);
          expect(piece.text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/u);
          expect(piece.text).toBe(piece.text.trim());
          expect(fits(piece)).toBe(true);
        }
        const marked = (parts: Rich[]): number => parts.flatMap(({ text, entities }) => entities.map(({ offset, length }) => letter(text.slice(offset, offset + length)).length)).reduce((a, b) => a + b, 0);
        expect(marked(pieces)).toBe(marked([whole]));
      }),
    );
  });

  test.each([
    { why: "between paragraphs", text: `${"甲".repeat(60)}\n\n${"乙".repeat(60)}`, first: "甲".repeat(60) },
    { why: "between lines", text: `${"甲".repeat(60)}\n${"乙".repeat(60)}`, first: "甲".repeat(60) },
    { why: "between sentences", text: `${"甲".repeat(60)}。${"乙".repeat(60)}`, first: `${"甲".repeat(60)}。` },
    { why: "anywhere where there is no seam", text: "甲".repeat(150), first: "甲".repeat(100) },
    { why: "not inside a character", text: `${"甲".repeat(99)}𠮷${"乙".repeat(50)}`, first: "甲".repeat(99) },
  ])("$why", ({ text, first }) => expect(split({ text, entities: [] }, 100)[0]?.text).toBe(first));

  test("nothing is no message", () => expect(split({ text: " \n ", entities: [] })).toEqual([]));
});

test("marks move with their text", () => {
  const { text, entities } = lines("一", bold("二"), join(["三", bold("四")]));
  expect(entities.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(["二", "四"]);
});

test("blanks at the ends are cut with their marks", () => {
  expect(trim({ text: "  甲 ", entities: [{ type: "bold", offset: 0, length: 4 }] })).toEqual({ text: "甲", entities: [{ type: "bold", offset: 0, length: 1 }] });
});

test("a mark outside a slice is dropped, one across its edge is clipped", () => {
  const whole = markRanges("甲乙丙丁", [[0, 1], [1, 3]], "bold");
  expect(slice(whole, 2, 4).entities).toEqual([{ type: "bold", offset: 0, length: 1 }]);
});

test("no mark without a text, for Telegram refuses it", () => {
  expect(bold("").entities).toEqual([]);
  expect(quote("").entities).toEqual([]);
  expect(markRanges("甲", [[0, 0], [0, 2], [-1, 1]], "bold").entities).toEqual([]);
});

test("what is shortened fits and says so", () => {
  fc.assert(fc.property(rich, fc.integer({ min: 10, max: 100 }), (whole, limit) => {
    const short = shorten(whole, limit);
    expect(short.text.length).toBeLessThanOrEqual(limit);
    expect(fits(short)).toBe(true);
    expect(short.text.endsWith("…")).toBe(whole.text.length > limit);
  }));
});
