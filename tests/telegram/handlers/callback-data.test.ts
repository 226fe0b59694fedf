import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeTap, encodeTap, OPS, pageOf, type Op } from "../../../src/edge/telegram/handlers/callback-data.js";
import { handleOf } from "../../../src/edge/telegram/handlers/handles.js";
import { button, grid, keyboard, pageOfList, pager } from "../../../src/edge/telegram/handlers/keyboard.js";

const op = fc.constantFrom(...(Object.keys(OPS) as Op[]));
const id = fc.string({ unit: fc.constantFrom(..."abcXYZ019_-"), minLength: 12, maxLength: 12 });

test("what is written is read back, and fits into 64 bytes with the largest user id there is", () => {
  fc.assert(fc.property(op, fc.option(fc.integer({ min: 1, max: 2 ** 52 })), id, fc.nat(9999), (wanted, owner, first, page) => {
    const data = encodeTap(wanted, owner, first, page);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(decodeTap(data)).toEqual({ op: wanted, owner, args: [first, String(page)] });
  }));
});

test("whatever anybody makes up is read or refused, never thrown at", () => {
  fc.assert(fc.property(fc.string({ maxLength: 80 }), (data) => void decodeTap(data)));
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 10 }), { maxLength: 6 }), (parts) => void decodeTap(["1", ...parts].join("|"))));
});

test.each([
  { why: "another version", data: "2|a||AbCdEfGhIjKl" },
  { why: "no such operation", data: "1|??||x" },
  { why: "an owner that is none", data: "1|a|-1|x" },
  { why: "too long", data: `1|a||${"x".repeat(70)}` },
  { why: "a path", data: "1|a||../../x" },
])("refused: $why", ({ data }) => expect(decodeTap(data)).toBeNull());

test("too much data is a bug that is told at once", () => {
  expect(() => encodeTap("main", 1, "x".repeat(60))).toThrow(/64 bytes/u);
  expect(() => encodeTap("main", 1, "a|b")).toThrow();
});

test("codes are short and none is used twice", () => {
  const codes = Object.values(OPS);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => code.length === 1)).toBe(true);
});

test.each([["3", 3], ["", 0], ["-1", 0], ["99999", 0], ["1e3", 0], [undefined, 0]])("page %s is %d", (arg, page) => expect(pageOf(arg)).toBe(page));

test("pages are cut to those that are there", () => {
  expect(pageOfList([1, 2, 3], 9, 2)).toEqual({ items: [3], page: 1, pages: 2 });
  expect(pageOfList([], 0, 2)).toEqual({ items: [], page: 0, pages: 1 });
  expect(pager(1, 7, String, "here").map(({ text }) => text)).toEqual(["←", "2/7", "→"]);
  expect(pager(0, 1, String, "here")).toEqual([]);
});

test("long labels are cut between characters, rows that are empty left out, long labels stand alone", () => {
  expect(button("𠮷".repeat(100), "x").text).toBe(`${"𠮷".repeat(40)}…`);
  expect(keyboard([null], [button("a", "b")]).inline_keyboard).toHaveLength(1);
  expect(grid([button("短", "1"), button("也短", "2"), button("很长很长很长很长很长很长很长很长很长很长", "3")], 2)).toHaveLength(2);
});

test("handles are eight letters and differ", () => {
  expect(handleOf("poverty_rate")).toMatch(/^[\w-]{8}$/u);
  expect(new Set(Array.from({ length: 5000 }, (_, i) => handleOf(`fact/${i}`))).size).toBe(5000);
});
