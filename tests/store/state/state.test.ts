import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, expect, test } from "vitest";
import { openMemoryState, openSqliteState, openState } from "../../../src/store/state/index.js";
import { MIGRATIONS } from "../../../src/store/state/sqlite/migrations.js";
import { Writer } from "../../../src/store/state/sqlite/writer.js";
import { holdsStateContract } from "./contract.js";

const folder = mkdtempSync(join(tmpdir(), "chuchu-state-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let n = 0;
const file = (): string => join(folder, `deeper/${n++}.sqlite`);

holdsStateContract("memory", openMemoryState);
holdsStateContract("SQLite", (options) => openSqliteState(file(), options));
holdsStateContract("SQLite without a file", (options) => openSqliteState(":memory:", options));

test("SQLite: all survives closing and opening; migrations run once", async () => {
  const path = file();
  const first = openSqliteState(path);
  await first.updates.begin(1, "body");
  await first.languages.set(4, { language: "en", chosen: true });
  await first.close();
  const second = openSqliteState(path);
  expect(await second.updates.pending()).toEqual([{ id: 1, body: "body", attempts: 1, due: null }]);
  expect(await second.languages.get(4)).toEqual({ language: "en", chosen: true });
  await second.close();
  await expect(second.ready()).rejects.toThrow();
});

test("SQLite: a resolved write survives kill -9", async () => {
  const dir = join(folder, "killed");
  const code = `
    import { openState } from ${JSON.stringify(join(import.meta.dirname, "../../../src/store/state/index.ts"))};
    const state = openState(${JSON.stringify(dir)});
    await Promise.all([1, 2, 3].map((id) => state.updates.begin(id, "b")));
    await state.updates.finish(2);
    process.kill(process.pid, "SIGKILL");`;
  const child = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { encoding: "utf8" });
  expect(child.signal, child.stderr).toBe("SIGKILL");
  const state = openState(dir);
  expect((await state.updates.pending()).map((update) => update.id)).toEqual([1, 3]);
  await state.close();
});

test("SQLite: a file of a newer version is refused by name", () => {
  const path = file();
  void openSqliteState(path).close();
  const db = new Libsql(path);
  db.exec(`pragma user_version = ${MIGRATIONS.length + 1}`);
  db.close();
  expect(() => openSqliteState(path)).toThrow(/newer version/u);
});

test("SQLite: what was forgotten is in no byte of the files", async () => {
  const path = file();
  const state = openSqliteState(path);
  const secret = "一句不该留下的问题";
  await state.gaps.add({ question: secret, language: "zh-Hans", reason: "down", user: 1 });
  await state.answers.put({ text: secret }, 1);
  await state.forget(1);
  const bytes = (name: string): Buffer => {
    try {
      return readFileSync(name);
    } catch {
      return Buffer.alloc(0);
    }
  };
  for (const name of [path, `${path}-wal`]) expect(bytes(name).includes(Buffer.from(secret))).toBe(false);
  await state.close();
});

test("the writer commits a turn's jobs together and rejects only the guilty one", async () => {
  const log: string[] = [];
  const writer = new Writer((sql) => void log.push(sql));
  const results = await Promise.allSettled([
    writer.add(() => 1),
    writer.add(() => {
      throw new Error("guilty");
    }),
    writer.add(() => 3),
  ]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(log.filter((sql) => sql === "commit")).toHaveLength(2);
  log.length = 0;
  await Promise.all([writer.add(() => 1), writer.add(() => 2)]);
  expect(log).toEqual(["begin immediate", "commit"]);
});
