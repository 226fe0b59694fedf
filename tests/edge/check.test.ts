import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runCheck, type Check } from "../../src/edge/commands/check.js";
import { derives } from "../../src/edge/commands/check-values.js";
import { describeWithArticles } from "../helpers/articles.js";
import { dataFolder, INVENTED } from "../helpers/data-folder.js";
import { memoryIo } from "../helpers/memory-io.js";
import { root as projectRoot } from "../helpers/project.js";

const ORIGINAL = "云阳岭的茶\n\n2000年,全县有茶园3万亩,河西乡有500余亩,各家各户都在自己的坡地上种茶卖茶过日子。\n\n记者 王小满\n";

/** The least that the gazetteer needs: one province with a county, one name of each kind beyond them. */
const GAZETTEER = {
  "gazetteer/words.yaml": "{ peoples: [山族], everyday: [], calledShort: [] }\n",
  "gazetteer/wider.yaml": `nation: { name: 全国, names: [国内] }
notNation: [人大]
world: { name: 全球, names: [全世界] }
areas: [[东部地区]]
waters: [[天南湖]]
zones: { "990101": [[阳岭新区]] }
parts: [欧盟]
countries: [[法国]]
`,
  "gazetteer/divisions.tsv": "99\t天南省\n990101\t云阳岭县\n",
  "gazetteer/beyond.tsv": "81\t香港特别行政区\n",
  "gazetteer/towns.tsv": "990101\t河西乡\n",
};

/** A project with its original article beside it; null leaves a file out. */
function project(changes: Readonly<Record<string, string | null>> = {}, original = ORIGINAL): { root: string; articles: string } {
  const sha256 = createHash("sha256").update(ORIGINAL).digest("hex");
  const article = (INVENTED["articles/yangling-2001.yaml"] ?? "").replace("ab".repeat(32), sha256);
  const own = { "articles/yangling-2001.yaml": article, "indicators/one.yaml": onlyTea };
  const root = dataFolder({ ...GAZETTEER, ...own, ...changes });
  const articles = path.join(root, "originals");
  mkdirSync(articles);
  writeFileSync(path.join(articles, "yangling-2001.txt"), original);
  return { root, articles };
}

const onlyTea = (INVENTED["indicators/one.yaml"] ?? "").replace(/\n.*households.*\n/u, "\n");
const facts = INVENTED["facts/yangling-2001.yaml"] ?? "";

async function run(root: string, argv: string[], rows?: Check[]): Promise<{ code: number; out: string; err: string }> {
  const io = memoryIo(root);
  const code = await runCheck(argv, io, rows);
  return { code, out: io.printed.join("\n"), err: io.complained.join("\n") };
}

describe("check", () => {
  test("good data: a summary and exit 0", async () => {
    const { root, articles } = project();
    const { code, out, err } = await run(root, ["--articles", articles]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("data: 2 facts, 1 indicators in 2 themes, 4 regions, 1 articles with 3 paragraphs; held against 1 original articles");
    expect(out).toMatch(/check: 0 errors, 0 warnings$/u);
  });

  test("without --articles it says that the originals were not looked at", async () => {
    const { code, out } = await run(project().root, []);
    expect(code).toBe(0);
    expect(out).toContain("not held against the originals");
    expect(out).not.toContain("checked: facts stand in the articles");
  });

  test.each([
    { why: "broken data", changes: { "facts/yangling-2001.yaml": facts.replace("indicator: tea_area, value: 500", "indicator: tea, value: 500") }, told: "error: data/facts/yangling-2001.yaml:4 facts[1].indicator: no indicator tea" },
    { why: "a surface that does not stand there", changes: { "facts/yangling-2001.yaml": facts.replace("surface: 3万亩", "surface: 30000亩") }, told: 'error: data/facts/yangling-2001.yaml yangling-2001/2/1: "30000亩" does not stand in paragraph 2' },
    { why: "a note that has no English", changes: { "facts/yangling-2001.yaml": facts.replace("of: 2/1", "of: 2/1, note: 只算河边的地。") }, told: "error: data/facts/yangling-2001.yaml yangling-2001/2/2: a note without noteEn, its English" },
    { why: "an English note by itself", changes: { "facts/yangling-2001.yaml": facts.replace("of: 2/1", "of: 2/1, noteEn: Only by the river.") }, told: "error: data/facts/yangling-2001.yaml yangling-2001/2/2: a noteEn without note, its Chinese" },
    { why: "an English note in Chinese", changes: { "facts/yangling-2001.yaml": facts.replace("of: 2/1", "of: 2/1, note: 只算河边的地。, noteEn: 只算河边的地。") }, told: 'error: data/facts/yangling-2001.yaml yangling-2001/2/2: noteEn is not in English: "只算河边的地。"' },
    { why: "a value that does not re-derive", changes: { "facts/yangling-2001.yaml": facts.replace("value: 30000", "value: 3000") }, told: 'yangling-2001/2/1: "3万亩" does not read as 3000 亩 but as 30000' },
    { why: "a digest in the article's words", changes: { "articles/yangling-2001.yaml": (INVENTED["articles/yangling-2001.yaml"] ?? "").replace("县里的茶园有三万亩。", "各家、各户都在自己的坡地上種茶賣茶過日子。") }, told: "error: data/articles/yangling-2001.yaml paragraph 2: yangling-2001 says the same, word for word: 各家各户都在自己的坡地上种茶卖茶过日子" },
    { why: "a part of the gazetteer that is missing", changes: { "gazetteer/beyond.tsv": null }, told: "error: data/gazetteer/beyond.tsv: the file is missing" },
    { why: "a gazetteer with a list left out", changes: { "gazetteer/words.yaml": "{ peoples: [], everyday: [] }\n" }, told: "error: data/gazetteer/words.yaml:1 calledShort: " },
  ])("$why: exit 1", async ({ changes, told }) => {
    const { root, articles } = project(changes);
    const { code, err } = await run(root, ["--articles", articles]);
    expect(code).toBe(1);
    expect(err).toContain(told);
  });

  test("another text than the one that was read: its hash and its paragraphs are told", async () => {
    const { root, articles } = project({}, `${ORIGINAL}\n又及\n`);
    const { code, err } = await run(root, ["--articles", articles]);
    expect(code).toBe(1);
    expect(err).toMatch(/yangling-2001\.yaml sha256: the file's is [0-9a-f]{64}/u);
    expect(err).toContain("paragraphs: 3 told, 4 in the file");
  });

  test.each([
    { why: "no such folder", argv: ["--articles", "/nowhere/at/all"], told: "check: cannot read /nowhere/at/all" },
    { why: "no such option", argv: ["--artikels"], told: "Unknown option '--artikels'" },
  ])("$why: exit 2", async ({ argv, told }) => {
    const { code, err } = await run(project().root, argv);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  test("a row of one's own is run, and what it finds is told", async () => {
    const row: Check = { name: "intents", run: () => Promise.resolve([{ level: "error", file: "intents/x.yaml", line: 3, path: "say", message: "nobody says so" }]) };
    const { code, err, out } = await run(project().root, [], [row]);
    expect(code).toBe(1);
    expect(err).toBe("error: intents/x.yaml:3 say: nobody says so");
    expect(out).toContain("checked: intents");
  });

  test("warnings are told, and do not fail", async () => {
    const { root } = project({ "indicators/one.yaml": INVENTED["indicators/one.yaml"] ?? "", "facts/yangling-2001.yaml": facts.replace("of: 2/1", "of: 2/1, note: 茶園, noteEn: Tea gardens.") });
    const { code, out } = await run(root, []);
    expect(code).toBe(0);
    expect(out).toContain("warning: data/indicators households: no fact uses it");
    expect(out).toContain('warning: data/facts/yangling-2001.yaml yangling-2001/2/2: "茶園" is not in simplified characters');
    expect((await run(root, ["--errors-only"])).out).not.toContain("warning:");
  });
});

describe("a value re-derives from its surface", () => {
  test.each([
    { why: "by itself", surface: "3.7亿元", value: 370_000_000, unit: "元", paragraph: "共投3.7亿元。", is: true },
    { why: "a bare number, with the unit that follows it", surface: "3.7亿", value: 370_000_000, unit: "元", paragraph: "共投3.7亿元。", is: true },
    { why: "a range", surface: "3元至5元", value: 3, valueMax: 5, unit: "元", paragraph: "每斤3元至5元。", is: true },
    { why: "one end of a range is not the range", surface: "3元至5元", value: 3, unit: "元", paragraph: "每斤3元至5元。", is: false },
    { why: "a measure word that no rule knows", surface: "八大产业", value: 8, unit: "个", paragraph: "做强八大产业。", is: true },
    { why: "none", surface: "无一户", value: 0, unit: "户", paragraph: "全村无一户返贫。", is: true },
    { why: "all", surface: "全部", value: 100, unit: "%", paragraph: "村道全部硬化。", is: true },
    { why: "traditional", surface: "1.5萬畝", value: 15_000, unit: "亩", paragraph: "種茶1.5萬畝。", is: true },
    { why: "a slip of one digit", surface: "1737人", value: 1773, unit: "人", paragraph: "培训1737人。", is: false },
    { why: "a slip of a power", surface: "1.5万亩", value: 1_500, unit: "亩", paragraph: "种茶1.5万亩。", is: false },
  ])("$why: $surface", ({ surface, value, valueMax, unit, paragraph, is }) => {
    expect(derives({ surface, value, valueMax: valueMax ?? null, unit }, paragraph) === true).toBe(is);
  });
});

describeWithArticles("the project's data against the original articles", (articles) => {
  test("nothing is wrong", async () => {
    const { code, err } = await run(projectRoot, ["--articles", articles, "--errors-only"]);
    expect(err).toBe("");
    expect(code).toBe(0);
  });
});
