import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../../helpers/project.js";
import type { Step } from "./startup-child.js";
import { median, timed } from "./statistics.js";

export interface Startup {
  parts: Step[]; // medians, in the order of starting
  whole: Step[];
  command: { how: string; milliseconds: number }[]; // from the start of the process to its end
}

const QUESTION = "开州区2017年底贫困发生率是多少?";

/** Starts every process anew, several times, and takes the medians. */
export function measureStartup(runs: number): Startup {
  const child = (what: string): Step[] => medians(Array.from({ length: runs }, () => readSteps(what)));
  const built = path.join(root, "dist", "edge", "commands", "ask.js");
  const commands = [
    { how: "node alone", args: ["-e", "0"] },
    { how: "ask, from the sources", args: ["--import", "tsx", "src/edge/commands/ask.ts", QUESTION] },
    ...(existsSync(built) ? [{ how: "ask, built", args: [built, QUESTION] }] : []),
  ];
  const command = commands.map(({ how, args }) => ({ how, milliseconds: median(Array.from({ length: runs }, () => timed(() => run(args)))) }));
  return { parts: child("parts"), whole: child("whole"), command };
}

const run = (args: string[]): string => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const readSteps = (what: string): Step[] => JSON.parse(run(["--expose-gc", "--import", "tsx", path.join(import.meta.dirname, "startup-child.ts"), what])) as Step[];

function medians(runs: Step[][]): Step[] {
  const of = (i: number, field: "milliseconds" | "cpu" | "megabytes"): number => median(runs.map((steps) => steps[i]?.[field] ?? 0));
  return (runs[0] ?? []).map(({ step }, i) => ({ step, milliseconds: of(i, "milliseconds"), cpu: of(i, "cpu"), megabytes: of(i, "megabytes") }));
}
