import { expect, test } from "vitest";
import { someOf } from "../../src/compose/some-of.js";

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `县${i + 1}`);
const cut = (count: number): string => someOf(names(count), "、", (all) => `等 ${all} 个地区`);

test.each([
  { why: "a dozen is told whole", count: 12, ends: /县11、县12$/u },
  { why: "more are counted", count: 940, ends: /县12 等 940 个地区$/u },
  { why: "none", count: 0, ends: /^$/u },
])("$why", ({ count, ends }) => expect(cut(count)).toMatch(ends));
