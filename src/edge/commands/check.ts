import path from "node:path";
import { parseArgs } from "node:util";
import type { World } from "../../domain/world.js";
import { readOriginals, type Original } from "../../store/load-originals.js";
import { formatProblem, type Problem } from "../../store/load-problems.js";
import { projectRoot } from "../../store/load-root.js";
import { inspectWorld } from "../../store/world.js";
import { checkCopies } from "./check-copies.js";
import { checkLanguage } from "./check-language.js";
import { checkOriginals } from "./check-originals.js";
import { checkNotes, checkScript, checkUse } from "./check-wording.js";
import { startIfMain, terminal, type Io } from "./io.js";

const USAGE = `check: is everything in data/ and intents/ valid and consistent?
  npm run check [-- --articles DIR] [--errors-only]
  --articles     also holds every fact and digest against the articles' own text files in DIR
  --errors-only  leaves the warnings out`;

/** What a check may look at. */
export interface CheckContext {
  root: string; // the project's folder
  world: World;
  originals: Original[] | null; // null without --articles
}

/** One row of what is checked; a check that needs the originals is left out without them. */
export interface Check {
  name: string;
  needsOriginals?: boolean;
  run(context: CheckContext): Problem[] | Promise<Problem[]>;
}

/** Everything that is checked once the data can be loaded, in the order in which it is told. */
export const checks: Check[] = [
  { name: "names in simplified characters", run: ({ world }) => checkScript(world) },
  { name: "notes in English too", run: ({ world }) => checkNotes(world) },
  { name: "nothing unused", run: ({ world }) => checkUse(world) },
  { name: "templates and synonyms", run: ({ root }) => checkLanguage(root) },
  { name: "facts stand in the articles", needsOriginals: true, run: ({ world, originals }) => checkOriginals(world, originals ?? []) },
  { name: "digests in our own words", needsOriginals: true, run: ({ world, originals }) => checkCopies(world, originals ?? []) },
];

/** Checks the data. @returns the exit code: 0, 1 when anything is wrong, 2 for a wrong option */
export async function main(argv: string[]): Promise<number> {
  return runCheck(argv, terminal(projectRoot()));
}

/** The same on a given terminal, with other checks if wanted. */
export async function runCheck(argv: readonly string[], io: Io, rows: readonly Check[] = checks): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === "string") return refuse(io, `${options}\n${USAGE}`);
  const originals = options.articles === undefined ? null : openOriginals(options.articles);
  if (typeof originals === "string") return refuse(io, originals);
  const { world, problems } = inspectWorld(path.join(io.root, "data"));
  const done = world ? rows.filter((row) => originals !== null || row.needsOriginals !== true) : [];
  if (world) for (const row of done) problems.push(...(await row.run({ root: io.root, world, originals })));
  const errors = problems.filter(({ level }) => level === "error");
  const warnings = problems.filter(({ level }) => level === "warning");
  if (!options.errorsOnly) for (const problem of warnings) io.out(`warning: ${formatProblem(problem)}`);
  for (const problem of errors) io.err(`error: ${formatProblem(problem)}`);
  if (world) io.out(summarise(world, done, originals));
  io.out(`check: ${errors.length} errors, ${warnings.length} warnings`);
  return errors.length === 0 ? 0 : 1;
}

function refuse(io: Io, message: string): number {
  io.err(`check: ${message}`);
  return 2;
}

interface Options {
  articles: string | undefined;
  errorsOnly: boolean;
}

/** @returns the options, or what is wrong with them */
function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({ args: [...argv], options: { articles: { type: "string" }, "errors-only": { type: "boolean" } } });
    return { articles: values.articles, errorsOnly: values["errors-only"] ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns the originals, or why there are none */
function openOriginals(folder: string): Original[] | string {
  try {
    const originals = readOriginals(folder);
    return originals.length > 0 ? originals : `no .txt file in ${folder}`;
  } catch (error) {
    return `cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function summarise(world: World, done: readonly Check[], originals: Original[] | null): string {
  const paragraphs = [...world.articles.values()].reduce((sum, article) => sum + article.paragraphs.length, 0);
  const against = originals ? `held against ${originals.length} original articles` : "not held against the originals (--articles DIR)";
  return [
    `data: ${world.facts.length} facts, ${world.indicators.size} indicators in ${world.themes.size} themes, ${world.regions.size} regions, ${world.articles.size} articles with ${paragraphs} paragraphs; ${against}`,
    ...done.map(({ name }) => `checked: ${name}`),
  ].join("\n");
}

await startIfMain(import.meta.url, main);
