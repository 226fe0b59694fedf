import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as Yaml from "yaml";
import type { z } from "zod";
import { formatPath, type Problem } from "./load-problems.js";

/** A text file as read from disk. */
export interface Source {
  file: string; // relative to the folder's parent: "data/regions/_counties.yaml"
  text: string;
}

/** A YAML file as a plain value, which still knows its lines. */
export interface YamlFile {
  file: string;
  value: unknown;
  /** The line (from 1) of the value at a path or, where nothing stands there, of the nearest value around it. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

/** The YAML files of a folder and its subfolders, by name; none where the folder does not exist. */
export function readSources(folder: string, label = path.basename(folder)): Source[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    const file = `${label}/${entry.name}`;
    if (entry.isDirectory()) return readSources(full, file);
    return /\.ya?ml$/u.test(entry.name) ? [{ file, text: readFileSync(full, "utf8") }] : [];
  });
}

/** Parses YAML; what breaks its grammar goes to `problems`, and the value is then whatever could be read. */
export function parseYaml(source: Source, problems: Problem[]): YamlFile {
  const yaml = loadYaml();
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    const line = lines.linePos(error.pos[0]).line;
    problems.push({ level: "error", file: source.file, line, path: "", message: error.message });
  }
  return {
    file: source.file,
    value: document.errors.length === 0 ? (document.toJS() as unknown) : null,
    lineOf(at) {
      for (let length = at.length; length >= 0; length--) {
        const node: unknown = length === 0 ? document.contents : document.getIn(at.slice(0, length), true);
        if (yaml.isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return null;
    },
  };
}

/** A value of a YAML file that has passed its schema, with the place where it stands. */
export interface Located<T> {
  item: T;
  from: YamlFile;
  path: readonly PropertyKey[];
}

/** Holds a value against its schema; every issue becomes a problem with its file, line and path. */
export function validate<T>(schema: z.ZodType<T>, value: unknown, from: YamlFile, at: readonly PropertyKey[], problems: Problem[]): Located<T> | null {
  const result = schema.safeParse(value);
  if (result.success) return { item: result.data, from, path: at };
  for (const issue of result.error.issues) problems.push(problemAt({ from, path: at }, issue.path, `${issue.message}${hintFor(issue)}`));
  return null;
}

/** "{ note: 一句话, 又一句话 }" reads as two keys: the most common slip in these files. */
function hintFor(issue: z.core.$ZodIssue): string {
  const slip = issue.code === "unrecognized_keys" && issue.keys.some((key) => /\p{Script=Han}/u.test(key));
  return slip ? " (a text with a comma in it wants quotes)" : "";
}

/** A problem with something inside a located value. */
export function problemAt(at: Pick<Located<unknown>, "from" | "path">, inside: readonly PropertyKey[], message: string, level: Problem["level"] = "error"): Problem {
  const path = [...at.path, ...inside];
  return { level, file: at.from.file, line: at.from.lineOf(path), path: formatPath(path), message };
}

/** The package is loaded at the first parse: a start from the cache does not pay for it. */
function loadYaml(): typeof Yaml {
  return createRequire(import.meta.url)("yaml") as typeof Yaml;
}
