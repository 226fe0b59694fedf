import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/domain/answer.js";
import type { Passage } from "../../src/retrieve/passages/index.js";
import { openEngine, type LiveEngine } from "../../src/store/live-engine.js";
import { openPassagesOnDisk, passagesFileIn, type PassagesOnDisk } from "../../src/store/passages-on-disk.js";
import { weightsOf } from "../../src/judge/index.js";
import { loadWeights } from "../../src/store/load-weights.js";
import { createSegmenter, type Segmenter } from "../../src/text/segment.js";
import { root } from "../helpers/project.js";

const native = createSegmenter();
const weights = weightsOf(loadWeights(root), "passages");
const MILL: Passage = { id: "mill/1", article: "mill", paragraph: 1, text: "磨坊主老周冬天给全村磨糯米粉。" };
const FERRY: Passage = { id: "ferry/1", article: "ferry", paragraph: 1, text: "渡口的摆渡船由两兄弟轮流撑。" };

let folder = "";
let cuts = 0;
let problems: string[];
const counting: Segmenter = { ...native, native: native.native, cutForSearch: (text) => (cuts++, native.cutForSearch(text)) };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chuchu-disk-"));
  cuts = 0;
  problems = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (segmenter = counting): PassagesOnDisk => openPassagesOnDisk(passagesFileIn(folder), { segmenter, weights }, (message) => problems.push(message));
const found = (disk: PassagesOnDisk, text: string): string[] => disk.index.search(text).map(({ passage }) => passage.id);

describe("passages on disk", () => {
  test("what has not changed is not cut again after a restart; what changed, came or left is taken up", async () => {
    const first = open();
    await first.sync([MILL, FERRY], ["mill", "ferry"]);
    expect(found(first, "谁磨糯米粉")).toEqual(["mill/1"]);
    first.close();
    cuts = 0;
    const second = open();
    expect(second.articles().sort()).toEqual(["ferry", "mill"]);
    await second.sync([MILL, { ...FERRY, text: "渡口去年通了桥,摆渡船停了。" }], ["mill", "ferry"]);
    expect(cuts).toBe(1); // the ferry's new words; its old ones were kept to be counted out
    expect(found(second, "摆渡船")).toEqual(["ferry/1"]);
    await second.sync([FERRY], ["mill", "ferry"]);
    expect(second.index.size).toBe(1);
    expect(second.articles()).toEqual(["ferry"]);
    second.close();
  });

  test("an article that was half added when the program ended is added whole", async () => {
    const first = open();
    const many = Array.from({ length: 60 }, (_, n): Passage => ({ ...MILL, id: `mill/${n}`, paragraph: n }));
    const adding = first.sync(many, ["mill"]);
    await new Promise((resolve) => setImmediate(resolve));
    first.close();
    await adding;
    const second = open();
    expect(second.articles()).toEqual([]);
    await second.sync(many, ["mill"]);
    expect(second.index.size).toBe(60);
    second.close();
  });

  test("two programs: the second leaves the file alone and says who is in the way; the first writes on", async () => {
    const file = passagesFileIn(folder);
    const program = `import("${path.join(root, "src/store/passages-on-disk.ts")}").then(async ({ openPassagesOnDisk }) => {
      const { createSegmenter } = await import("${path.join(root, "src/text/segment.ts")}");
      const disk = openPassagesOnDisk(${JSON.stringify(file)}, { segmenter: createSegmenter(), weights: ${JSON.stringify(weights)} });
      await disk.sync([${JSON.stringify(MILL)}], ["mill"]);
      console.log("open");
      process.stdin.once("data", async () => {
        await disk.sync([${JSON.stringify(FERRY)}], ["ferry"]);
        disk.close();
        process.exit(0);
      });
    });`;
    const other = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
    try {
      await once(other.stdout, "data");
      expect(() => open()).toThrow(/passages\.db: another program is using it/u);
      expect(problems).toEqual([]);
      other.stdin.write("go on\n");
      await once(other, "exit");
    } finally {
      other.kill();
    }
    const later = open();
    expect(later.articles().sort()).toEqual(["ferry", "mill"]);
    later.close();
  });

  test("a file that is locked for the moment is not made anew", () => {
    const first = open();
    first.close();
    const busy = new Database(passagesFileIn(folder));
    busy.exec("BEGIN EXCLUSIVE");
    expect(() => open()).toThrow(/locked/u);
    busy.exec("ROLLBACK");
    busy.close();
    expect(problems).toEqual([]);
    open().close();
  }, 20_000);

  test("a file that is no database, or was cut by another segmenter, is told and made anew", async () => {
    writeFileSync(passagesFileIn(folder), "this is no database, only text that is long enough to look like one".repeat(40));
    const first = open();
    await first.sync([MILL], ["mill"]);
    expect(problems).toEqual([expect.stringMatching(/passages\.db: .+; it is made anew/u)]);
    first.close();
    const second = open({ ...counting, native: !native.native });
    expect(problems[1]).toContain("another segmenter");
    expect(second.index.size).toBe(0);
    second.close();
  });
});

describe("the engine with its passages on disk", () => {
  const NOW = new Date("2026-11-22T04:00:00Z");
  const answers = (engine: LiveEngine, texts: string[]): Pick<Answer, "kind" | "passages">[] =>
    texts.map((text) => engine.ask({ id: "1", chat: "1", text }, null, NOW).answer).map(({ kind, passages }) => ({ kind, passages }));

  test("answers how and why as it does from memory, after a restart from the file", async () => {
    const questions = ["开州怎么做就业扶贫的?", "谢国海家里为什么穷?", "小园村现在变成什么样了?", "瓮安怎么发展茶产业?"];
    const inMemory = await openEngine(root, { dataDir: folder });
    const expected = answers(inMemory, questions);
    inMemory.close();
    for (let start = 0; start < 2; start++) {
      const engine = await openEngine(root, { dataDir: folder, passages: "sqlite", onProblem: (message) => problems.push(message) });
      await expect.poll(() => answers(engine, questions), { timeout: 20_000 }).toEqual(expected);
      engine.close();
    }
    expect(existsSync(passagesFileIn(folder))).toBe(true);
    expect(problems).toEqual([]);
  }, 60_000); // three engines are opened

  test("where the folder cannot be written, passages are kept in memory and the operator is told", async () => {
    const file = path.join(folder, "taken");
    writeFileSync(file, "");
    const engine = await openEngine(root, { dataDir: file, passages: "sqlite", onProblem: (message) => problems.push(message) });
    expect(answers(engine, ["谢国海家里为什么穷?"])[0]?.kind).toBe("passage");
    expect(problems).toHaveLength(1);
    engine.close();
  });
});
