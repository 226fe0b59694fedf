/**
 * Adds up vitest's JSON results.
 *   node tests/count.mjs [fast] [slow]     prints "N passed, N failed"; exit 1 when a result is missing or a test failed
 */
import { readFileSync } from "node:fs";
import { pathToFileURL, fileURLToPath } from "node:url";

/** Where the result of a project is written. */
export function resultFile(project) {
  return fileURLToPath(new URL(`../node_modules/.cache/tests/${project}.json`, import.meta.url));
}

/**
 * @param {string[]} files of vitest's json reporter
 * @returns {{passed: number, failed: number}} a file that could not even be loaded counts as one failed test
 * @throws when a file is missing: the run broke off
 */
export function countTests(files) {
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    const result = JSON.parse(readFileSync(file, "utf8"));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    failed += result.testResults.filter((suite) => suite.status === "failed" && !suite.assertionResults.some((test) => test.status === "failed")).length;
  }
  return { passed, failed };
}

/** "12 passed, 0 failed" */
export function formatCount({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const count = countTests(process.argv.slice(2).map(resultFile));
  process.exitCode = count.failed > 0 ? 1 : 0;
  process.stdout.write(`${formatCount(count)}\n`);
}
