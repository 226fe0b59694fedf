import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openIngestDb, type IngestDb } from "../../src/store/ingest-db.js";
import { ingestFileIn } from "../../src/store/ingest-file.js";
import { root } from "../helpers/project.js";

const FILES = 200;
const FIGURES = 4; // in each
const folder = mkdtempSync(path.join(tmpdir(), "ingest-crash-"));
const articles = path.join(folder, "articles");
const data = path.join(folder, "var");

beforeAll(() => {
  mkdirSync(articles);
  for (let i = 0; i < FILES; i++) {
    const lines = [`山村故事之${i}`, "来源:山野周报 时间:2021-09-03", `2020年,册亨县种植百香果${i + 1}.2万亩,产量${i + 3}.6万吨。`, `坡妹镇建成冷库${i + 7}座,带动果农${i + 86}户。`];
    writeFileSync(path.join(articles, `story-${i}.txt`), lines.join("\n"));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command in a process of its own, as npm run starts it. */
function start(command: string, ...args: string[]): ChildProcessWithoutNullStreams & { said: () => string } {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "src/edge/commands", `${command}.ts`), ...args], { cwd: root, env: { ...process.env, DATA_DIR: data } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  return Object.assign(child, { said: () => said });
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(child.signalCode, "it was still at work").toBe("SIGKILL");
}

/** What a look at the store gives, in between the others' writing. */
function look<T>(at: (db: IngestDb) => T): T {
  const db = openIngestDb(data);
  try {
    return at(db);
  } finally {
    db.close();
  }
}

async function until(what: string, isSo: () => boolean, child: ChildProcessWithoutNullStreams & { said: () => string }): Promise<void> {
  for (const end = Date.now() + 90_000; !isSo(); await sleep(20)) if (Date.now() > end) throw new Error(`waited for ${what}; it said: ${child.said()}`);
}

const stored = (): number => (existsSync(ingestFileIn(data)) ? look((db) => db.ids().length) : 0);

test(`kill -9 in the middle of ${FILES} files: what was read is whole, and the next run goes on from there`, async () => {
  const first = start("ingest", articles);
  await until("some articles", () => stored() >= 20, first);
  await kill(first);
  const before = stored();
  expect(before).toBeLessThan(FILES);
  look((db) => {
    for (const id of db.ids()) expect([id, db.facts(id).length, db.article(id)?.paragraphs.length, db.original(id) !== null]).toEqual([id, FIGURES, 4, true]);
  });
  const second = start("ingest", articles);
  await once(second, "exit");
  expect(second.exitCode, second.said()).toBe(0);
  expect(second.said()).toContain(`${FILES} 个文件:新收录 ${FILES - before},没有变化 ${before}`);
  expect(look((db) => [db.ids().length, db.facts().length])).toEqual([FILES, FILES * FIGURES]);
});

test("kill -9 during a review: what was judged is kept, the next review begins with the rest", async () => {
  const judged = (): string[] => look((db) => db.facts("story-5")).filter(({ state }) => state !== "proposed").map(({ proposal, state }) => `${proposal.surface} ${state}`);
  const first = start("review", "--article", "story-5");
  first.stdin.write("a\ne\n数值=8.7万\n");
  await until("two judged", () => judged().length === 2, first);
  await kill(first);
  expect(judged()).toEqual(["6.2万亩 accepted", "8.7万吨 edited"]);
  const second = start("review", "--article", "story-5");
  second.stdin.end("r\nq\n");
  await once(second, "exit");
  expect(second.said()).toContain("1/2");
  expect(judged()).toEqual(["6.2万亩 accepted", "8.7万吨 edited", "12座 rejected"]);
});
