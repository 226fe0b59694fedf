import { expect, test } from "vitest";
import { propose } from "./helpers.js";

/** Best of three, ms. */
function time(text: string): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    propose(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test.each([
  { why: "clauses", text: (n: number) => Array.from({ length: n }, (_, i) => `种植果树${i + 3}亩`).join(",") },
  { why: "one clause", text: (n: number) => Array.from({ length: n }, (_, i) => `果树${i + 3}亩`).join("和") },
  { why: "a chain without words", text: (n: number) => Array.from({ length: n }, (_, i) => `${i + 3}亩`).join("") },
  { why: "the same figure again", text: (n: number) => Array.from({ length: n }, () => "种植果树1356亩").join(",") },
  { why: "sentences", text: (n: number) => Array.from({ length: n }, (_, i) => `种植果树${i + 3}亩`).join("。") },
])("a paragraph of many figures takes time in proportion to them: $why", ({ text }) => {
  const of = (n: number): number => time(`湄潭县种树忙\n湄潭县${text(n)}。`);
  of(500); // compiled
  const [few, many] = [of(1000), of(4000)];
  expect(many / few, `${few} ms for 1,000, ${many} ms for 4,000`).toBeLessThan(8); // quadratic: 16
});
