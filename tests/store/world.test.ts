import path from "node:path";
import { describe, expect, test } from "vitest";
import { isWithin, placesAbove } from "../../src/domain/world.js";
import { DataError, formatProblem } from "../../src/store/load-problems.js";
import { inspectWorld, loadWorld } from "../../src/store/world.js";
import { dataFolder, INVENTED } from "../helpers/data-folder.js";

const data = (changes: Readonly<Record<string, string | null>> = {}): string => path.join(dataFolder(changes), "data");
const facts = INVENTED["facts/yangling-2001.yaml"] ?? "";
const article = INVENTED["articles/yangling-2001.yaml"] ?? "";
const indicators = INVENTED["indicators/one.yaml"] ?? "";
const regions = INVENTED["regions/all.yaml"] ?? "";

describe("a valid folder", () => {
  test("ids are expanded and defaults filled in", () => {
    const world = loadWorld(data());
    expect(world.facts.map(({ id, article: from, of, qualifier, also }) => ({ id, from, of, qualifier, also }))).toEqual([
      { id: "yangling-2001/2/1", from: "yangling-2001", of: null, qualifier: "exact", also: [] },
      { id: "yangling-2001/2/2", from: "yangling-2001", of: "yangling-2001/2/1", qualifier: "over", also: [] },
    ]);
    expect([...world.articles.keys()]).toEqual(["yangling-2001"]);
    expect(world.themes.get("industry")?.name).toBe("产业");
  });

  test("a note is kept with its English; one without it still loads, for check to tell", () => {
    const noted = (more: string) => loadWorld(data({ "facts/yangling-2001.yaml": facts.replace("of: 2/1", `of: 2/1, ${more}`) })).facts.map(({ note, noteEn }) => [note, noteEn]);
    expect(noted("note: 只算河边的地。, noteEn: Only by the river.")).toEqual([[null, undefined], ["只算河边的地。", "Only by the river."]]);
    expect(noted("note: 只算河边的地。")).toEqual([[null, undefined], ["只算河边的地。", undefined]]);
  });

  test("an indicator told in two files has the names of both", () => {
    const more = "indicators:\n  - { id: tea_area, name: 茶园面积, en: area under tea, unit: 亩, theme: industry, aliases: [茶地, 种了多少茶], lower: true }\n";
    const tea = loadWorld(data({ "indicators/two.yaml": more })).indicators.get("tea_area");
    expect(tea).toMatchObject({ en: "tea garden area", aliases: ["种了多少茶", "茶地"], enAliases: ["area under tea"], lower: true });
  });

  test("a place comes after the one that holds it, whatever the file's order", () => {
    const village = "regions:\n  - { id: 990101-hexi-dongtou, name: 东头村, short: 东头村, level: village, parent: 990101-hexi, en: Dongtou }\n";
    const world = loadWorld(data({ "regions/aaa.yaml": village }));
    expect([...world.regions.keys()].at(-1)).toBe("990101-hexi-dongtou");
    expect(placesAbove(world, "990101-hexi-dongtou").map(({ short }) => short)).toEqual(["河西乡", "云阳岭", "天南省"]);
    expect(isWithin(world, "990101-hexi", "990000")).toBe(true);
    expect(isWithin(world, "990000", "990101-hexi")).toBe(false);
    expect(isWithin(world, "990101-hexi", "990202")).toBe(false);
  });
});

/** What is wrong, as it is told, for data with some files changed. */
function problemsOf(changes: Readonly<Record<string, string | null>>): string[] {
  return inspectWorld(data(changes)).problems.map((problem) => `${problem.level} ${formatProblem(problem)}`);
}

const fact = (change: [string, string]): Record<string, string> => ({ "facts/yangling-2001.yaml": facts.replace(...change) });
const regionFile = (change: [string, string]): Record<string, string> => ({ "regions/all.yaml": regions.replace(...change) });
const articleFile = (change: [string, string]): Record<string, string> => ({ "articles/yangling-2001.yaml": article.replace(...change) });

describe("what is wrong is told with file, line and path", () => {
  test.each([
    { why: "a code without quotes is a number", files: fact(['"990101"', "990101"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].region: Invalid input: expected string, received number", "error data/facts/yangling-2001.yaml:4 facts[1].of: no fact yangling-2001/2/1"] },
    { why: "an unknown region", files: fact(['region: "990101"', 'region: "990909"']), told: ["error data/facts/yangling-2001.yaml:3 facts[0].region: no region 990909"] },
    { why: "an unknown region that it is about", files: fact(['about: ["990202"]', 'about: ["990909"]']), told: ["error data/facts/yangling-2001.yaml:4 facts[1].about[0]: no region 990909"] },
    { why: "an unknown indicator", files: fact(["indicator: tea_area, value: 500", "indicator: tea, value: 500"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].indicator: no indicator tea"] },
    { why: "households are no area", files: fact(["indicator: tea_area, value: 500", "indicator: households, value: 500"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].unit: 亩 under households, which counts 户"] },
    { why: "an id twice", files: fact(["2/2", "2/1"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].id: yangling-2001/2/1 stands twice, first in data/facts/yangling-2001.yaml:3"] },
    { why: "an id of another paragraph", files: fact(["id: 2/2", "id: 1/2"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].id: yangling-2001/1/2 is told of yangling-2001, paragraph 2"] },
    { why: "a whole that is not there", files: fact(["of: 2/1", "of: 2/9"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].of: no fact yangling-2001/2/9"] },
    { why: "a part of itself", files: fact(["of: 2/1", "of: 2/2"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].of: yangling-2001/2/2 names itself"] },
    { why: "parts in a circle, each told", files: fact(["paragraph: 2, period: { text: 2000年", "paragraph: 2, of: 2/2, period: { text: 2000年"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].of: yangling-2001/2/1 is a part of itself", "error data/facts/yangling-2001.yaml:4 facts[1].of: yangling-2001/2/2 is a part of itself"] },
    { why: "a change between facts that are not there", files: fact(["of: 2/1", "change: { from: 2/1, to: 2/7 }"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].change.to: no fact yangling-2001/2/7"] },
    { why: "a paragraph that does not exist", files: fact(["surface: 3万亩,", "surface: 3万亩, also: [9],"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].also[0]: yangling-2001 has no paragraph 9"] },
    { why: "a byline holds no facts", files: fact(["surface: 3万亩,", "surface: 3万亩, also: [3],"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].also[0]: paragraph 3 is byline"] },
    { why: "a period that ends before it starts", files: fact(["end: 2000-12-31", "end: 1999-12-31"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].period: 2000-01-01 is after 1999-12-31"] },
    { why: "a range that goes down", files: fact(["value: 500", "value: 500, valueMax: 400"]), told: ["error data/facts/yangling-2001.yaml:4 facts[1].valueMax: 400 is not above 500"] },
    { why: "a day that does not exist", files: fact(["start: 2000-01-01", "start: 2000-13-01"]), told: ["error data/facts/yangling-2001.yaml:3 facts[0].period.start: not a day like 2017-12-31", "error data/facts/yangling-2001.yaml:4 facts[1].of: no fact yangling-2001/2/1"] },
    { why: "the file is named otherwise", files: { ...fact(["article: yangling-2001", "article: other-2001"]) }, told: ["error data/facts/yangling-2001.yaml:1 article: the file is named yangling-2001, the article other-2001", "error data/facts/yangling-2001.yaml:3 facts[0].article: no article other-2001"] },
    { why: "an English note that says nothing", files: fact(["of: 2/1", 'of: 2/1, note: 只算河边的地。, noteEn: ""']), told: ["error data/facts/yangling-2001.yaml:4 facts[1].noteEn: Too small: expected string to have >=1 characters"] },
    { why: "a comma without quotes", files: fact(["of: 2/1", "of: 2/1, note: 数字只到乡, 不到村"]), told: ['error data/facts/yangling-2001.yaml:4 facts[1]: Unrecognized key: "不到村" (a text with a comma in it wants quotes)'] },
    { why: "no YAML at all: only the grammar is told", files: { "indicators/one.yaml": "indicators: [\n" }, told: ["error data/indicators/one.yaml:2"] },
    { why: "a parent that is not there", files: regionFile(['parent: "990101"', 'parent: "990109"']), told: ["error data/regions/all.yaml:4 regions[2].parent: no region 990109"] },
    { why: "places in a circle", files: regionFile(['parent: "990000", aliases: [阳岭]', "parent: 990101-hexi, aliases: [阳岭]"]), told: ["error data/regions/all.yaml:3 regions[1].parent: 990101 lies in itself", "error data/regions/all.yaml:4 regions[2].parent: 990101-hexi lies in itself"] },
    { why: "only a province lies in nothing", files: regionFile(['parent: "990000", aliases: [青屏]', "parent: null, aliases: [青屏]"]), told: ["error data/regions/all.yaml:5 regions[3].parent: 990202 is no province and lies in nothing"] },
    { why: "one name for two places", files: regionFile(["aliases: [青屏]", "aliases: [阳岭]"]), told: ['error data/regions/all.yaml:5 regions[3].aliases: "阳岭" names 990202 and 990101 (data/regions/all.yaml:3)'] },
    { why: "paragraphs left out", files: articleFile(["n: 2,", "n: 4,"]), told: ["error data/articles/yangling-2001.yaml:11 paragraphs[1].n: paragraph 4 stands where 2 is due"] },
    { why: "a body without digest", files: articleFile(["digest: 县里的茶园有三万亩。", 'digest: ""']), told: ["error data/articles/yangling-2001.yaml:11 paragraphs[1].digest: body paragraph 2 has no digest"] },
    { why: "a digest about nowhere", files: articleFile(['regions: ["990101"]', 'regions: ["990909"]']), told: ["error data/articles/yangling-2001.yaml:11 paragraphs[1].regions: no region 990909"] },
    { why: "a theme that is not told", files: { "indicators/one.yaml": indicators.replace("theme: general", "theme: water") }, told: ["error data/indicators/one.yaml:3 indicators[1].theme: no theme water in data/themes.yaml"] },
    { why: "two files do not agree on an indicator", files: { "indicators/two.yaml": "indicators:\n  - { id: tea_area, name: 茶园, en: tea, unit: 公顷, theme: industry }\n" }, told: ["error data/indicators/two.yaml:2 indicators[0].name: tea_area has name 茶园 here, 茶园面积 in data/indicators/one.yaml:2", "error data/indicators/two.yaml:2 indicators[0].unit: tea_area has unit 公顷 here, 亩 in data/indicators/one.yaml:2"] },
  ])("$why", ({ files, told }) => {
    const problems = problemsOf(files);
    if (told.length === 1 && told[0]?.endsWith(":2")) expect(problems[0]).toContain(told[0]);
    else expect(problems).toEqual(told);
  });

  test("every error of every file is in the one message", () => {
    const broken = { ...fact(["indicator: tea_area, value: 500", "indicator: tea, value: 500"]), ...articleFile(["n: 2,", "n: 4,"]) };
    expect(() => loadWorld(data(broken))).toThrow(DataError);
    expect(() => loadWorld(data(broken))).toThrow(/^data: 2 errors\n.*articles\/yangling-2001\.yaml:11 .*\n.*facts\/yangling-2001\.yaml:4 .*$/u);
  });

  test("an empty folder is no world", () => {
    expect(() => loadWorld(path.join(dataFolder(), "nothing"))).toThrow("no YAML file there");
  });
});

describe("names that lead to two things", () => {
  const twice = "indicators:\n  - { id: tea_bushes, name: 茶树数, en: tea bushes, unit: 株, theme: industry, aliases: [种了多少茶] }\n";

  test("two indicators: a warning with both, and the data loads", () => {
    const { world, problems } = inspectWorld(data({ "indicators/two.yaml": twice }));
    expect(world).not.toBeNull();
    expect(problems.map((problem) => `${problem.level} ${formatProblem(problem)}`)).toEqual([
      'warning data/indicators/two.yaml:2 indicators[0].aliases: "种了多少茶" names tea_bushes and tea_area (data/indicators/one.yaml:2)',
    ]);
  });

  test("on purpose: nothing to tell", () => {
    const marked = "indicators: { 种了多少茶: [tea_area, tea_bushes] }\n";
    expect(problemsOf({ "indicators/two.yaml": twice, "ambiguous.yaml": marked })).toEqual([]);
  });

  test("a place may be called like the one that holds it", () => {
    expect(problemsOf(regionFile(["aliases: [河西]", "aliases: [阳岭]"]))).toEqual([]);
  });
});
