import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { dataFolder } from "../helpers/data-folder.js";
import { root } from "../helpers/project.js";

interface Counting {
  countTests(files: string[]): { passed: number; failed: number };
  formatCount(count: { passed: number; failed: number }): string;
}

const { countTests, formatCount } = (await import(path.join(root, "tests/count.mjs"))) as Counting;

const passing = { status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] };
const failing = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const broken = { status: "failed", assertionResults: [] }; // a file that cannot be loaded

test.each([
  { why: "results are added up", results: [{ numPassedTests: 2, numFailedTests: 0, testResults: [passing] }, { numPassedTests: 1, numFailedTests: 1, testResults: [failing] }], says: "3 passed, 1 failed" },
  { why: "a file that cannot be loaded is a failure", results: [{ numPassedTests: 2, numFailedTests: 0, testResults: [passing, broken] }], says: "2 passed, 1 failed" },
  { why: "a failed test in a failed file counts once", results: [{ numPassedTests: 1, numFailedTests: 1, testResults: [failing] }], says: "1 passed, 1 failed" },
])("$why", ({ results, says }) => {
  const folder = path.join(dataFolder(), "results");
  mkdirSync(folder);
  const files = results.map((result, i) => {
    const file = path.join(folder, `${i}.json`);
    writeFileSync(file, JSON.stringify(result));
    return file;
  });
  expect(formatCount(countTests(files))).toBe(says);
});

test("a run that left no result is no run", () => {
  expect(() => countTests([path.join(root, "tests/no-such-result.json")])).toThrow("ENOENT");
});
