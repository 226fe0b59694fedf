/** Something wrong, or doubtful, in a file that people edit. */
export interface Problem {
  level: "error" | "warning"; // an error stops the load, a warning is told by the check command
  file: string; // as people call it: "data/facts/kaizhou-2018.yaml"
  line: number | null; // from 1; null where no line can be told
  path: string; // inside the file: "facts[3].unit"; "" for the file as a whole
  message: string;
}

/** Thrown when data is broken: its message lists every error, a line each. */
export class DataError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const what = problems.length === 1 ? "1 error" : `${problems.length} errors`;
    super([`data: ${what}`, ...problems.map(formatProblem)].join("\n"));
    this.name = "DataError";
  }
}

/** "data/facts/a.yaml:12 facts[3].unit: …" */
export function formatProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}${problem.path === "" ? "" : ` ${problem.path}`}: ${problem.message}`;
}

/** ["facts", 3, "unit"] → "facts[3].unit" */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("").replace(/^\./u, "");
}
