import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { runFacts } from "../../src/edge/commands/facts.js";
import { createStorePropose } from "../../src/ingest-article.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { openIngestDb } from "../../src/store/ingest-db.js";
import { ingestSent } from "../../src/store/ingest-sent.js";
import { dataFolder } from "../helpers/data-folder.js";
import { memoryIo } from "../helpers/memory-io.js";
import { root } from "../helpers/project.js";

const NONE = path.join(tmpdir(), "no-store-here");

async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string }> {
  const io = memoryIo(dataFolder());
  const code = await runFacts(argv, io, NONE);
  return { code, out: io.printed, err: io.complained.join("\n") };
}

const idsOf = (lines: readonly string[]): string[] => lines.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id);

test.each([
  { why: "all", argv: [], ids: ["2/1", "2/2"] },
  { why: "one article", argv: ["--article", "yangling-2001"], ids: ["2/1", "2/2"] },
  { why: "a county takes in its townships", argv: ["--region", "云阳岭县"], ids: ["2/1", "2/2"] },
  { why: "so does a province", argv: ["--region", "天南"], ids: ["2/1", "2/2"] },
  { why: "another name", argv: ["--region", "阳岭"], ids: ["2/1", "2/2"] },
  { why: "the other script", argv: ["--region", "雲陽嶺縣"], ids: ["2/1", "2/2"] },
  { why: "English in any case", argv: ["--region", "yunyangling COUNTY"], ids: ["2/1", "2/2"] },
  { why: "an id", argv: ["--region", "990101-hexi"], ids: ["2/2"] },
  { why: "a township alone", argv: ["--region", "河西"], ids: ["2/2"] },
  { why: "whom it is about", argv: ["--region", "青屏市"], ids: ["2/2"] },
])("--json, $why: $argv", async ({ argv, ids }) => {
  const { code, out, err } = await run("--json", ...argv);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(idsOf(out)).toEqual(ids.map((id) => `yangling-2001/${id}`));
});

test.each([
  { why: "a region that is not there", argv: ["--json", "--region", "蓬莱"], told: 'facts: no region "蓬莱"; there are 天南省、云阳岭、青屏市、河西乡' },
  { why: "an article that is not there", argv: ["--article", "x"], told: "facts: no article x; there are yangling-2001" },
  { why: "an option that is not there", argv: ["--regions"], told: "Unknown option '--regions'" },
  { why: "an option without its value", argv: ["--region"], told: "argument missing" },
])("$why is refused with exit 2", async ({ argv, told }) => {
  const { code, out, err } = await run(...argv);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toContain(told);
});

test("two places of one name: asks for the id", async () => {
  const twin = 'regions:\n  - { id: "990303", name: 阳岭区, short: 阳岭区, level: county, parent: "990000", aliases: [阳岭], en: Yangling }\n';
  const io = memoryIo(dataFolder({ "regions/twin.yaml": twin, "ambiguous.yaml": 'regions: { 阳岭: ["990101", "990303"] }\n' }));
  expect(await runFacts(["--region", "阳岭"], io, NONE)).toBe(2);
  expect(io.complained.join()).toContain("990101 云阳岭县, 990303 阳岭区");
});

test("without --json a table, its columns below each other", async () => {
  const { out } = await run("--region", "河西乡");
  expect(out).toEqual([
    "地区    指标      数值     时间  状态  出处",
    "河西乡  茶园面积  500余亩  —     实际  yangling-2001 第2段",
    "1 fact",
  ]);
});

test("what was ingested stands beside it, with its origin", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "facts-"));
  const db = openIngestDb(folder);
  await ingestSent(db, { kind: "text", text: "册亨的山\n册亨县2020年种植百香果3.2万亩,建冷库7座。", given: {} }, createStorePropose(loadKnowledge(root)));
  const [first] = db.facts();
  if (first !== undefined) db.review(first, "accepted");
  db.close();
  const [json, table] = [memoryIo(root), memoryIo(root)];
  await runFacts(["--json", "--region", "册亨县"], json, folder);
  expect(json.printed.map((line) => JSON.parse(line))).toMatchObject([
    { region: { name: "册亨县" }, surface: "3.2万亩", value: 32_000, unit: "亩", origin: "reviewed" },
    { surface: "7座", origin: "machine" },
  ]);
  await runFacts(["--region", "册亨县"], table, folder);
  expect(table.printed.map((line) => line.includes("机器抽取,未复核"))).toEqual([false, false, true, false]);
  rmSync(folder, { recursive: true });
});
