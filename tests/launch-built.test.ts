import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./helpers/project.js";

const EARLY = new Date("2026-01-01T00:00:00Z");
const LATE = new Date("2026-01-02T00:00:00Z");

/** A project where a program of src/ says "source" and its build, if there is one, "build". */
function start({ built, packages = [] }: { built: Date | null; packages?: string[] }): { status: number | null; out: string; err: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-launch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["src", "dist", "node_modules"]) mkdirSync(path.join(folder, name));
  for (const name of packages) symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
  const write = (file: string, text: string, when: Date): void => {
    writeFileSync(path.join(folder, file), text);
    utimesSync(path.join(folder, file), when, when);
  };
  const says = (what: string): string => `process.stdout.write("${what} " + process.argv.slice(2).join("+") + " " + process.argv[1].endsWith(import.meta.url.split("/").at(-1)));\n`;
  write("package.json", '{ "type": "module" }', EARLY);
  write("src/hello.ts", says("source"), new Date((EARLY.getTime() + LATE.getTime()) / 2));
  if (built !== null) write("dist/hello.js", says("build"), built);
  copyFileSync(path.join(root, "src/launch.mjs"), path.join(folder, "src/launch.mjs"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, "src/launch.mjs"), "hello", "a", "b"], { encoding: "utf8", cwd: tmpdir() });
  return { status, out: stdout, err: stderr };
}

test("without development packages the build runs", () => expect(start({ built: LATE })).toEqual({ status: 0, out: "build a+b true", err: "" }));

test("a build that is older than the sources runs where nothing compiles them, and that is said", () => {
  const { status, out, err } = start({ built: EARLY });
  expect([status, out]).toEqual([0, "build a+b true"]);
  expect(err).toContain("dist is older than src");
});

test.each([
  { why: "the build when it is not older", built: LATE, out: "build a+b true" },
  { why: "else the sources", built: EARLY, out: "source a+b true" },
])("with tsx alone: $why", ({ built, out }) => expect(start({ built, packages: ["tsx"] })).toEqual({ status: 0, out, err: "" }));

test("where nothing can run, it says what to do", () => {
  const { status, out, err } = start({ built: null });
  expect([status, out]).toEqual([1, ""]);
  expect(err).toContain("cannot run src/hello.ts");
  expect(err).toContain("npm run build");
});
