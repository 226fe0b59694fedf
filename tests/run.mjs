/**
 * Runs a vitest project and prints "N passed, N failed" as the last line, from vitest's own JSON result.
 *   node tests/run.mjs [fast|slow] [options and file names for vitest…]
 * Exit code: vitest's.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countTests, formatCount, resultFile } from "./count.mjs";

const [first, ...others] = process.argv.slice(2);
const project = first === "fast" || first === "slow" ? first : "fast";
const rest = project === first || first === undefined ? others : [first, ...others];
const root = fileURLToPath(new URL("..", import.meta.url));
const result = resultFile(project);
rmSync(result, { force: true });

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const args = ["run", "--config", "tests/vitest.config.ts", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${result}`, ...rest];
const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: "inherit" });

const count = countTests([result]);
process.exitCode = status === 0 && count.failed > 0 ? 1 : (status ?? 1);
process.stdout.write(`${formatCount(count)}\n`);
