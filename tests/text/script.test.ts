import { describe, expect, test } from "vitest";
import { detectScript, toSimplified, toTraditional } from "../../src/text/script.js";

describe("which script", () => {
  test.each([
    { why: "simplified", text: "开州区贫困户", script: "hans" },
    { why: "traditional", text: "開州區貧困戶", script: "hant" },
    { why: "one character decides", text: "江油縣", script: "hant" },
    { why: "the more of the two", text: "發展发展發", script: "hant" },
    { why: "no character tells", text: "人口 2017", script: null },
    { why: "characters good in both", text: "里面的台", script: null },
    { why: "English", text: "poverty rate", script: null },
    { why: "nothing", text: "", script: null },
  ])("$why: $text", ({ text, script }) => {
    expect(detectScript(text)).toBe(script);
  });
});

describe("from one script to the other", () => {
  test.each([
    { why: "place and figure", hant: "開州區2017年底貧困發生率", hans: "开州区2017年底贫困发生率" },
    { why: "one simplified character for two traditional ones: 發 and 髮", hant: "理髮店發展", hans: "理发店发展" },
    { why: "乾 and 幹", hant: "幹部曬乾木香", hans: "干部晒干木香" },
    { why: "裡 and 里", hant: "村裡五公里", hans: "村里五公里" },
    { why: "Hunan's and Guizhou's names", hant: "甕安縣猴場鎮", hans: "瓮安县猴场镇" },
  ])("$why", ({ hant, hans }) => {
    expect(toSimplified(hant)).toBe(hans);
    expect(toTraditional(hans)).toBe(hant);
  });

  test.each([
    { why: "the mainland's words stay", hans: "信息网络", hant: "信息網絡" },
    { why: "English stays", hans: "Weng'an 2017", hant: "Weng'an 2017" },
    { why: "nothing", hans: "", hant: "" },
  ])("$why: $hans", ({ hans, hant }) => {
    expect(toTraditional(hans)).toBe(hant);
  });

  test.each([
    { why: "Hong Kong's forms", text: "衞生室裏的羣衆", hans: "卫生室里的群众" },
    { why: "simplified stays", text: "卫生室", hans: "卫生室" },
  ])("$why: $text", ({ text, hans }) => {
    expect(toSimplified(text)).toBe(hans);
  });
});
