import { expect, test } from "vitest";
import { DigestTerms } from "../../../src/retrieve/find/digest-terms.js";

const DIGESTS = ["云岭县推行山海互助,山海互助三年", "青坪县也有山海互助", "云岭种茶", "云岭县Abc推行山海互", ""];

test.each([
  { term: "山海互助", digests: 2, why: "twice in one digest counts once" },
  { term: "云岭县推", digests: 1, why: "not across Latin letters" },
  { term: "推行山海", digests: 2 },
  { term: "云岭种茶", digests: 1 },
  { term: "无此一词", digests: 0 },
])("$term stands in $digests digests", ({ term, digests }) => {
  const terms = new DigestTerms();
  for (const digest of DIGESTS) terms.add(digest);
  expect(terms.holding(term)).toBe(digests);
});

test("counts as a plain look through all digests does, however many there are", () => {
  const characters = Array.from("茶山水县村路户人年亩");
  const digests = Array.from({ length: 2000 }, (_, i) => Array.from({ length: 12 }, (_, k) => characters[(i * (k + 3) + k * k * 7 + (i >> 3)) % characters.length] ?? "").join(""));
  const terms = new DigestTerms();
  for (const digest of digests) terms.add(digest);
  for (const [i, digest] of digests.entries()) {
    if (i % 37 !== 0) continue;
    const term = digest.slice(i % 8, (i % 8) + 4);
    expect(terms.holding(term)).toBe(Math.min(255, digests.filter((other) => other.includes(term)).length));
  }
});
