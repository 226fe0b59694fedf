import { describe, expect, test } from "vitest";
import { createSpeller } from "../../src/understand/spelling.js";
import { inventedWorld } from "./invented.js";

describe("places of which some characters are written in pinyin", () => {
  const speller = createSpeller(inventedWorld(), []);

  test.each([
    { written: "yun岭的茶园", read: "云岭的茶园" }, { written: "云ling县茶园", read: "云岭县茶园" }, { written: "去qing屏市看看", read: "去青屏市看看" },
  ])("$written", ({ written, read }) => expect(speller.mixed(written)).toBe(read));

  test("text without letters beside characters stays as it is", () => {
    for (const text of ["贫困发生率 2017", "GDP 多少", "kaizhou", ""]) expect(speller.mixed(text)).toBe(text);
  });

  test("letters that are no syllable of a place beside its own characters stay", () => {
    expect(speller.mixed("云xx县")).toBe("云xx县");
    expect(speller.mixed("雨ling县")).toBe("雨ling县");
    expect(speller.mixed("用GDP算".toLowerCase())).toBe("用gdp算");
  });
});
