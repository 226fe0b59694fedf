import { parseArgs } from "node:util";
import { projectRoot } from "../../store/load-root.js";
import { openState, type GapGroup, type State } from "../../store/state/index.js";
import { formatTable, startIfMain, terminal, type Io } from "./io.js";

const USAGE = `gaps: what people asked and did not get, most frequent first; no user is named
  npm run gaps [-- --days N] [--limit N] [--reason REASON] [--json]
  --days    only of the last N days
  --limit   at most N lines, 50 by default
  --reason  not_found (no answer), down (voted down) or feedback (what people wrote)
  --json    one group a line, as JSON`;

const REASONS: Readonly<Record<string, string>> = { not_found: "没有答案", clarify: "没问清楚", down: "被点踩", feedback: "意见" };
const DAY = 86_400_000;

/** Prints the gaps kept in DATA_DIR. @returns the exit code: 0, or 2 for a wrong option */
export async function main(argv: string[]): Promise<number> {
  const state = openState(process.env["DATA_DIR"] || "var");
  try {
    return await runGaps(argv, terminal(projectRoot()), state.gaps, Date.now());
  } finally {
    await state.close();
  }
}

/** The same on a given terminal and store. */
export async function runGaps(argv: readonly string[], io: Io, gaps: State["gaps"], now: number): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === "string") {
    io.err(`gaps: ${options}\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    io.out(USAGE);
    return 0;
  }
  const since = options.days === null ? {} : { since: now - options.days * DAY };
  const all = await gaps.list({ limit: 10_000, ...since });
  const groups = all.filter(({ reason }) => options.reason === null || reason === options.reason).slice(0, options.limit);
  for (const line of options.json ? groups.map((group) => JSON.stringify(group)) : format(groups)) io.out(line);
  return 0;
}

interface Options {
  days: number | null;
  limit: number;
  reason: string | null;
  json: boolean;
  help: boolean;
}

/** @returns the options, or what is wrong with them */
function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { days: { type: "string" }, limit: { type: "string" }, reason: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const wrong = [["days", values.days], ["limit", values.limit]].find(([, value]) => value !== undefined && !/^[1-9]\d{0,5}$/u.test(value));
    if (wrong) return `--${wrong[0]} must be a whole number, not ${wrong[1]}`;
    if (values.reason !== undefined && !Object.hasOwn(REASONS, values.reason)) return `--reason must be one of ${Object.keys(REASONS).join(", ")}`;
    return {
      days: values.days === undefined ? null : Number(values.days),
      limit: Number(values.limit ?? 50),
      reason: values.reason ?? null,
      json: values.json ?? false,
      help: values.help ?? false,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function format(groups: readonly GapGroup[]): string[] {
  if (groups.length === 0) return ["没有记录。"];
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const rows = groups.map(({ count, people, reason, last, question }) => [String(count), String(people), REASONS[reason] ?? reason, day(last), oneLine(question)]);
  return formatTable([["次数", "人数", "原因", "最近", "问题"], ...rows]);
}

/** People write anything: no control character may reach the terminal. */
const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, " ").trim();

await startIfMain(import.meta.url, main);
