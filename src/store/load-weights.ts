import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Weights, type WeightSets } from "../domain/weights.js";
import { DataError, formatPath, type Problem } from "./load-problems.js";

const FOLDER = path.join("data", "weights");

/**
 * data/weights/<judge>.json, as `npm run fit` wrote them.
 * @param root the project's folder
 * @throws DataError naming every file that is not what it should be
 */
export function loadWeights(root: string): WeightSets {
  const problems: Problem[] = [];
  const sets = weightFiles(root).flatMap((file) => readWeights(root, file, problems));
  if (problems.length > 0) throw new DataError(problems);
  return Object.fromEntries(sets.map((set) => [set.judge, set]));
}

/** The names of the files, "facts.json"; none where the folder does not exist. */
export function weightFiles(root: string): string[] {
  try {
    return readdirSync(path.join(root, FOLDER)).filter((file) => file.endsWith(".json")).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function readWeights(root: string, name: string, problems: Problem[]): Weights[] {
  const file = `data/weights/${name}`;
  const wrong = (at: string, message: string): void =>
    void problems.push({ level: "error", file, line: null, path: at, message });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path.join(root, FOLDER, name), "utf8"));
  } catch (error) {
    wrong("", `no JSON: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  const parsed = Weights.safeParse(value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) wrong(formatPath(issue.path), issue.message);
    return [];
  }
  if (`${parsed.data.judge}.json` !== name) {
    wrong("judge", `the file's name is not its judge, ${parsed.data.judge}`);
    return [];
  }
  return [parsed.data];
}
