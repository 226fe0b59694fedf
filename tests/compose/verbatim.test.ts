import { expect, test } from "vitest";
import { asPrinted, inScript } from "../../src/compose/verbatim.js";

test.each([
  { why: "wording follows the answer's script", text: "贫困发生率下降", is: "貧困發生率下降" },
  { why: "a title stays as it was printed", text: `出处:《${asPrinted("发展的后劲")}》,云岭县`, is: "出處:《发展的后劲》,雲嶺縣" },
  { why: "a title printed in traditional characters, too", text: `《${asPrinted("發展的後勁")}》来源`, is: "《發展的後勁》來源" },
  { why: "two quotations in one line", text: `${asPrinted("后")}后${asPrinted("发")}发`, is: "后後发發" },
  { why: "nothing printed in it", text: asPrinted(""), is: "" },
  { why: "nothing", text: "", is: "" },
])("traditional, $why", ({ text, is }) => {
  expect(inScript(text, "zh-Hant")).toBe(is);
});

test.each(["zh-Hans", "en"] as const)("%s: only the marks go", (language) => {
  expect(inScript(`出处 ${asPrinted("後勁")} Title`, language)).toBe("出处 後勁 Title");
});
