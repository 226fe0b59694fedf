/**
 * The measured figures: every section shortly, or one of them with its own options.
 *   npm run bench [-- --json]
 *   npm run bench -- --ask|--questions|--retrieval|--extraction|--telegram [options of the section, files …]
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { sections, type Section } from "./sections.js";

const args = process.argv.slice(2).filter((argument) => argument !== "--");
const chosen = sections.find(({ flag }) => args.includes(`--${flag}`));
const json = args.includes("--json");
const machine = `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}`;

if (chosen) process.exitCode = start(chosen, args.filter((argument) => argument !== `--${chosen.flag}`), "inherit").status;
else if (args.every((argument) => argument === "--json")) process.exitCode = startAll();
else {
  process.stderr.write(`bench: which section? npm run bench [-- --json], or -- ${sections.map(({ flag }) => `--${flag}`).join("|")} [its options]\n`);
  process.exitCode = 2;
}

/** Each section after the other; one that breaks leaves the others their turn. @returns the exit code */
function startAll(): number {
  const results: Record<string, unknown> = { machine, date: new Date().toISOString().slice(0, 10) };
  let failed = 0;
  if (!json) process.stdout.write(`${machine}\n`);
  for (const section of sections) {
    if (!json) process.stdout.write(`\n== ${section.title}\n`);
    const { status, output } = start(section, [...section.short(), ...(json ? ["--json"] : [])], json ? "pipe" : "inherit");
    if (status !== 0) failed++;
    if (json) results[section.flag] = lastJson(output);
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  return failed > 0 ? 1 : 0;
}

function start({ flag, file }: Section, more: string[], output: "inherit" | "pipe"): { status: number; output: string } {
  const { status, stdout, error } = spawnSync(process.execPath, ["--import", "tsx", file, ...more], { stdio: ["ignore", output, "inherit"], encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) process.stderr.write(`bench: ${flag} ended with ${error?.message ?? status ?? "a signal"}\n`);
  return { status: status ?? 1, output: stdout ?? "" };
}

/** A section's report: the last line that is JSON; null where there is none. */
function lastJson(output: string): unknown {
  for (const line of output.trim().split("\n").reverse()) {
    try {
      return JSON.parse(line);
    } catch {
      continue;
    }
  }
  return null;
}
