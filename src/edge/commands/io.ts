import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { startupSnapshot } from "node:v8";

/** Where a command reads and writes: the terminal, or what a test gives it. */
export interface Io {
  out(line: string): void; // the result, a line
  err(line: string): void; // what went wrong, a line
  root: string; // the project's folder
}

/** The folder that holds what the program keeps: DATA_DIR, or var. */
export const dataDirOf = (environment: Record<string, string | undefined>): string => environment["DATA_DIR"]?.trim() || "var";

/** The terminal. A reader that has seen enough (`| head`) ends the program quietly. */
export function terminal(root: string): Io {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    root,
  };
}

/**
 * Runs a command when its file is the one that was started; does nothing when it is imported.
 * @param prepare what a start-up snapshot of the command holds beforehand; the launcher takes one where this is given
 */
export async function startIfMain(url: string, main: (argv: string[]) => Promise<number>, prepare?: () => Promise<void>): Promise<void> {
  const started = process.argv[1];
  if (started === undefined || pathToFileURL(started).href !== url) return;
  if (prepare === undefined || !startupSnapshot.isBuildingSnapshot()) return run(main);
  await prepare();
  if (Object.keys(createRequire(url).cache).length > 0) process.exit(1); // a package was read: Node cannot start from such a snapshot
  startupSnapshot.setDeserializeMainFunction(() => void run(main));
}

async function run(main: (argv: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Rows with their columns side by side; a Chinese character is two wide. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  return rows.map((row) => row.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - widthOf(cell))).join("  ").trimEnd());
}

/** How many terminal columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u.test(c) ? 2 : 1;
  return width;
}
