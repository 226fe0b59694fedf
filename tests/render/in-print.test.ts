import { expect, test } from "vitest";
import { isSource, printed } from "../../src/render/in-print.js";

test.each([
  { said: "云岭县茶园面积:3万亩(2000年,计划数)", read: "云岭县茶园面积：3万亩（2000年，计划数）" },
  { said: "0%(原文“降为零”)(2019年)", read: "0%（原文“降为零”）（2019年）" },
  { said: "原文:““让茶更绿””", read: "原文：“让茶更绿”" },
  { said: "1,200户 10:30 GB/T 7714", read: "1,200户 10:30 GB/T 7714" },
])("$said → $read", ({ said, read }) => expect(printed(said)).toBe(read));

test.each(["出处:《茶》", "出處2：《茶》", "Source: Tea", "Source 2: Tea"])("%s names a source", (line) =>
  expect(isSource(line)).toBe(true));
test("a line that only speaks of sources names none", () => expect(isSource("出处不明")).toBe(false));
