import { expect, test } from "vitest";
import { z } from "zod";
import { runFacts } from "../../src/edge/commands/facts.js";
import { dataFolder } from "../helpers/data-folder.js";
import { memoryIo } from "../helpers/memory-io.js";

function run(...argv: string[]): { code: number; out: string[]; err: string } {
  const io = memoryIo(dataFolder());
  const code = runFacts(argv, io);
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
])("--json, $why: $argv", ({ argv, ids }) => {
  const { code, out, err } = run("--json", ...argv);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(idsOf(out)).toEqual(ids.map((id) => `yangling-2001/${id}`));
});

test.each([
  { why: "a region that is not there", argv: ["--json", "--region", "蓬莱"], told: 'facts: no region "蓬莱"; there are 天南省、云阳岭、青屏市、河西乡' },
  { why: "an article that is not there", argv: ["--article", "x"], told: "facts: no article x; there are yangling-2001" },
  { why: "an option that is not there", argv: ["--regions"], told: "Unknown option '--regions'" },
  { why: "an option without its value", argv: ["--region"], told: "argument missing" },
])("$why is refused with exit 2", ({ argv, told }) => {
  const { code, out, err } = run(...argv);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toContain(told);
});

test("two places of one name: asks for the id", () => {
  const twin = 'regions:\n  - { id: "990303", name: 阳岭区, short: 阳岭区, level: county, parent: "990000", aliases: [阳岭], en: Yangling }\n';
  const io = memoryIo(dataFolder({ "regions/twin.yaml": twin, "ambiguous.yaml": 'regions: { 阳岭: ["990101", "990303"] }\n' }));
  expect(runFacts(["--region", "阳岭"], io)).toBe(2);
  expect(io.complained.join()).toContain("990101 云阳岭县, 990303 阳岭区");
});

test("without --json a table, its columns below each other", () => {
  const { out } = run("--region", "河西乡");
  expect(out).toEqual([
    "地区    指标      数值     时间  状态  出处",
    "河西乡  茶园面积  500余亩  —     实际  yangling-2001 第2段",
    "1 fact",
  ]);
});
