import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../helpers/project.js";
import { measureBot, type BotMemory } from "./bot-memory.js";
import type { Step } from "./startup-child.js";
import { median, timed } from "./statistics.js";

export interface Startup {
  parts: Step[]; // medians, in the order of starting
  whole: Step[];
  command: { how: string; milliseconds: number; megabytes: number }[]; // from the start of the process to its end; the most it held
  bot: BotMemory[];
}

const QUESTION = "开州区2017年底贫困发生率是多少?";

/** Starts every process anew, several times, and takes the medians. */
export async function measureStartup(runs: number): Promise<Startup> {
  const child = (what: string): Step[] => medians(Array.from({ length: runs }, () => readSteps(what)));
  const built = path.join(root, "dist", "edge", "commands", "ask.js");
  const commands = [
    { how: "node alone", args: ["-e", "0"] },
    { how: "ask, as npm run ask starts it", args: ["src/launch.mjs", "edge/commands/ask", QUESTION] },
    { how: "ask, from the sources by tsx", args: ["--import", "tsx", "src/edge/commands/ask.ts", QUESTION] },
    ...(existsSync(built) ? [{ how: "ask, built", args: [built, QUESTION] }] : []),
  ];
  for (const { args } of commands) run(args); // what is kept for the next start is made by the first
  const command = commands.map(({ how, args }) => ({ how, milliseconds: median(Array.from({ length: runs }, () => timed(() => run(args)))), megabytes: mostOf(args) }));
  const bot = [await measureBot("npm start with a token", startArguments())];
  return { parts: child("parts"), whole: child("whole"), command, bot };
}

/** What npm start gives to node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  const words = scripts.start.split(" ");
  return words.slice(words.indexOf("node") + 1); // "exec node src/…"
}

/** The most memory that a process held, in MB, as it tells at its end. */
function mostOf(args: readonly string[]): number {
  // VmHWM begins anew with the program; the maximum in resourceUsage() is that of the process that started it, if that was larger
  const tell = 'import fs from "node:fs";process.on("exit",()=>process.stderr.write("\\n"+/VmHWM:\\s+(\\d+)/u.exec(fs.readFileSync("/proc/self/status","utf8"))[1]))';
  const { stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(tell)}`, ...args], { cwd: root, encoding: "utf8" });
  return Number(stderr.trim().split("\n").at(-1)) / 1024;
}

const run = (args: string[]): string => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const readSteps = (what: string): Step[] => JSON.parse(run(["--expose-gc", "--import", "tsx", path.join(import.meta.dirname, "startup-child.ts"), what])) as Step[];

function medians(runs: Step[][]): Step[] {
  const of = (i: number, field: "milliseconds" | "cpu" | "megabytes"): number => median(runs.map((steps) => steps[i]?.[field] ?? 0));
  return (runs[0] ?? []).map(({ step }, i) => ({ step, milliseconds: of(i, "milliseconds"), cpu: of(i, "cpu"), megabytes: of(i, "megabytes") }));
}
