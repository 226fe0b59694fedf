import { describe, expect, test } from "vitest";
import type { Fact } from "../../../src/domain/fact.js";
import { difference, remarksBetween, rounded } from "../../../src/retrieve/find/arithmetic.js";
import { likeUnits } from "../../../src/retrieve/find/pairs.js";
import { holds } from "../../../src/retrieve/find/rank.js";
import { inventedWorld } from "../../understand/invented.js";

const [sample] = inventedWorld().facts;
if (!sample) throw new Error("the invented world holds facts");
const fact = (parts: Partial<Fact>): Fact => ({ ...sample, ...parts });

test.each([
  { why: "percentages differ by points", a: fact({ value: 1.73, unit: "%" }), b: fact({ value: 1.23, unit: "%" }), value: 0.5, unit: "百分点" },
  { why: "no noise of binary fractions", a: fact({ value: 0.3, unit: "亩" }), b: fact({ value: 0.1, unit: "亩" }), value: 0.2, unit: "亩" },
  { why: "without sign", a: fact({ value: 3, unit: "户" }), b: fact({ value: 10, unit: "户" }), value: 7, unit: "户" },
  { why: "alike", a: fact({ value: 5, unit: "户" }), b: fact({ value: 5, unit: "户" }), value: 0, unit: "户" },
])("difference, $why", ({ a, b, value, unit }) => {
  expect(difference(a, b)).toMatchObject({ kind: "difference", value, unit, from: [a.id, b.id] });
});

test.each([{ n: 1.73 - 1.23, is: 0.5 }, { n: 0.1 + 0.2, is: 0.3 }, { n: 2 / 3, is: 0.666666666667 }, { n: 0, is: 0 }, { n: 23_680_000_000, is: 23_680_000_000 }])("$n is told as $is", ({ n, is }) => {
  expect(rounded(n)).toBe(is);
});

describe("what must be said when figures stand side by side", () => {
  const year = (y: number): Fact["period"] => ({ text: `${y}年`, start: `${y}-01-01`, end: `${y}-12-31` });
  test.each([
    { why: "one time, one status: nothing", facts: [fact({ period: year(2000) }), fact({ period: year(2000) })], kinds: [] },
    { why: "two times", facts: [fact({ period: year(2000) }), fact({ period: year(2001) })], kinds: ["periods_differ"] },
    { why: "a plan beside what was done", facts: [fact({ period: year(2000) }), fact({ period: year(2000), status: "planned" })], kinds: ["mixed_status"] },
    { why: "both", facts: [fact({ period: year(2000) }), fact({ period: year(2001), status: "planned" })], kinds: ["periods_differ", "mixed_status"] },
    { why: "no figure: nothing", facts: [], kinds: [] },
  ])("$why", ({ facts, kinds }) => {
    expect(remarksBetween(facts).map((r) => r.kind)).toEqual(kinds);
  });
});

test.each([
  { a: "亩", b: "亩", like: true }, { a: "亩", b: "公顷", like: true }, { a: "人", b: "名", like: true }, { a: "户", b: "人", like: false }, { a: "元", b: "%", like: false },
  { a: "个", b: "台", like: false }, { a: "个", b: "个", like: true },
])("$a and $b may be taken together: $like", ({ a, b, like }) => {
  expect(likeUnits(fact({ unit: a }), fact({ unit: b }))).toBe(like);
});

test.each([
  { op: "<", value: 2, in: true, at: false }, { op: "<=", value: 3, in: true, at: true }, { op: ">", value: 4, in: true, at: false }, { op: ">=", value: 3, in: true, at: true },
] as const)("the bound $op 3: $value is inside, 3 itself $at", ({ op, value, at }) => {
  const bound = { op, value: 3, valueMax: null, unit: "%" };
  expect([holds(value, bound), holds(3, bound), holds(op.startsWith("<") ? 99 : -99, bound)]).toEqual([true, at, false]);
});

test("between has two ends", () => {
  const bound = { op: "between", value: 2, valueMax: 5, unit: "%" } as const;
  expect([1, 2, 5, 6].map((v) => holds(v, bound))).toEqual([false, true, true, false]);
});
