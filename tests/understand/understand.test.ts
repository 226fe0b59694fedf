import { describe, expect, test } from "vitest";
import { createBags } from "../../src/retrieve/facts/bags.js";
import { loadLanguage } from "../../src/store/language.js";
import { loadWorld } from "../../src/store/world.js";
import { createLexicon } from "../../src/text/lexicon.js";
import { normalise } from "../../src/text/normalise.js";
import { createUnderstand } from "../../src/understand/understand.js";
import { root } from "../helpers/project.js";

const world = loadWorld(`${root}/data`);
const language = loadLanguage(root);
const lexicon = createLexicon(
  language.synonyms.groups.map(([token = "", ...words]) => ({ token: normalise(token), words: words.map(normalise) })),
  language.synonyms.stop.map(normalise),
);
const understand = createUnderstand(world, language, lexicon, createBags(world, lexicon).known);
const NOW = "2024-03-15";

describe("what a question names", () => {
  test.each([
    { why: "an old name of a place", text: "开县有多少贫困户", is: { places: [{ region: "500154" }], indicators: ["poor_households"] } },
    { why: "a homophone is read, and said so", text: "开洲贫困户", is: { text: "开州贫困户", places: [{ region: "500154", rule: "fuzzy" }] } },
    { why: "a township misspelt", text: "关棉乡的药材", is: { places: [{ region: "500154-guanmian", rule: "fuzzy" }] } },
    { why: "another banner is not ours misspelt", text: "科左中旗贫困户", is: { places: [{ region: null }] } },
    { why: "pinyin is Chinese", text: "kaizhou pinkun fashenglv duoshao", is: { language: "zh-Hans", text: "开州贫困发生率多少", places: [{ region: "500154" }] } },
    { why: "English is English", text: "What is the poverty rate of Nanbu?", is: { language: "en", places: [{ region: "511321" }], indicators: ["poverty_rate"] } },
    { why: "a place outside", text: "遵义的茶园面积", is: { places: [{ region: null, name: "遵义市" }] } },
    { why: "a namesake city", text: "长沙的茶园面积", is: { places: [{ region: null, name: "长沙市" }] } },
    { why: "a person", text: "谢国海的收入", is: { persons: ["谢国海"] } },
    { why: "what no article gives", text: "瓮安失业率", is: { absent: ["失业率"], indicators: [] } },
    { why: "last year counts from the day of asking, and says so", text: "江油去年脱贫多少", is: { periods: [{ period: { text: "2023年" }, offset: -1 }] } },
    { why: "Chinese digits of a year", text: "二〇一七年底的贫困户", is: { periods: [{ period: { end: "2017-12-31" }, offset: null }] } },
    { why: "now is no year", text: "目前瓮安有多少亩茶", is: { periods: [] } },
    { why: "a bound", text: "贫困发生率低于2%", is: { threshold: { op: "<", value: 2, unit: "%" } } },
    { why: "a false number", text: "开州贫困发生率升到了5%吗", is: { claim: { value: 5, direction: "up" } } },
    { why: "a plan", text: "江油打算搬多少户", is: { status: "planned", measures: [{ unit: "户" }] } },
    { why: "markup is no question", text: "<b>开州</b>贫困户&nbsp;", is: { places: [{ region: "500154" }], indicators: ["poor_households"] } },
    { why: "blanks between characters", text: "开 州 贫 困 户", is: { places: [{ region: "500154" }], indicators: ["poor_households"] } },
    { why: "nothing named", text: "程度怎么样", is: { places: [], indicators: [], persons: [] } },
    { why: "nothing", text: "", is: { places: [], indicators: [], terms: [], template: null, intent: "figure" } },
  ])("$why: $text", ({ text, is }) => {
    expect(understand(text, NOW)).toMatchObject(is);
  });
});

test("a long question is cut in the middle: what is asked stands at its ends", () => {
  const u = understand(`瓮安${"啊".repeat(5_000)}茶园面积多少亩`, NOW);
  expect(u.text.length).toBeLessThan(700);
  expect(u).toMatchObject({ places: [{ region: "522725" }], indicators: ["tea_garden_area"] });
});

test("every template has an id of its own", () => {
  expect(new Set(understand.templateIds).size).toBe(understand.templateIds.length);
  expect(understand.templateIds.length).toBeGreaterThan(50);
});
