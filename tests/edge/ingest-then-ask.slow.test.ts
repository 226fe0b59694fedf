import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../helpers/project.js";

const folder = mkdtempSync(path.join(tmpdir(), "ingest-ask-"));
const run = async (command: string, ...args: string[]): Promise<string> => {
  const env = { ...process.env, DATA_DIR: path.join(folder, "var") };
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", path.join(root, "src/edge/commands", `${command}.ts`), ...args], { cwd: root, env });
  return stdout;
};

beforeAll(async () => {
  const file = path.join(folder, "huishui.txt");
  writeFileSync(file, "稻田里的锦鲤\n来源:山野周报 时间:2021-10-12 作者:罗一帆\n惠水县2020年稻田养鱼面积达到5.8万亩,产鱼4200吨。\n县里请来渔技员教养鱼,又建了冷链,所以鲜鱼能卖到省城。\n全县计划新建鱼苗场14个。");
  expect(await run("ingest", file)).toContain("新收录 1");
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  { question: "惠水县稻田养鱼面积是多少?", holds: ["5.8万亩", "机器抽取,未复核", "第3段"] },
  { question: "惠水的鲜鱼为什么能卖到省城?", holds: ["冷链", "第4段"] },
  { question: "惠水计划新建几个鱼苗场?", holds: ["14个", "计划", "第5段"] },
])("npm run ingest, then npm run ask: $question", async ({ question, holds }) => {
  const answer = await run("ask", question);
  for (const part of [...holds, "《稻田里的锦鲤》,山野周报,2021-10-12,罗一帆"]) expect(answer).toContain(part);
}, 120_000);

test("without a store the answer is that nothing is known", async () => {
  rmSync(path.join(folder, "var"), { recursive: true });
  expect(await run("ask", "惠水县稻田养鱼面积是多少?")).toContain("没有惠水县的数据");
}, 120_000);
