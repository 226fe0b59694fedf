import path from "node:path";
import { parseArgs } from "node:util";
import { isUnreviewed, UNREVIEWED } from "../../compose/unreviewed.js";
import { toFactView } from "../../compose/views.js";
import type { FactView } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Region } from "../../domain/region.js";
import { isWithin, type World } from "../../domain/world.js";
import { isIngestFileIn } from "../../store/ingest-file.js";
import { projectRoot } from "../../store/load-root.js";
import { loadWorld } from "../../store/world.js";
import { normalise } from "../../text/normalise.js";
import { finish } from "../../text/steps.js";
import { dataDirOf, formatTable, startIfMain, terminal, type Io } from "./io.js";

const USAGE = `facts: every fact of data/ and of the articles in DATA_DIR (var)
  npm run --silent facts -- [--json] [--region NAME] [--article ID]
  --json     one fact a line, as JSON; a table without it
  --region   a region's name, other name or id; takes in the places below it and what is told about it
  --article  an article's id, kaizhou-2018`;

/** Prints the facts of the store. @returns the exit code: 0, or 2 for a region, article or option that does not exist */
export async function main(argv: string[]): Promise<number> {
  return runFacts(argv, terminal(projectRoot()), dataDirOf(process.env));
}

/** The same on a given terminal and data folder. */
export async function runFacts(argv: readonly string[], io: Io, dataDir: string): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === "string") return refuse(io, `facts: ${options}\n${USAGE}`);
  if (options.help) {
    io.out(USAGE);
    return 0;
  }
  const world = await worldWith(loadWorld(path.join(io.root, "data")), dataDir);
  const { article } = options;
  if (article !== undefined && !world.articles.has(article)) {
    return refuse(io, `facts: no article ${article}; there are ${[...world.articles.keys()].join(", ")}`);
  }
  const region = options.region === undefined ? null : findRegion(world, options.region);
  if (typeof region === "string") return refuse(io, `facts: ${region}`);
  const facts = world.facts.filter((fact) => (article === undefined || fact.article === article) && (!region || concerns(world, fact, region)));
  const views = facts.map((fact) => toFactView(world, fact));
  for (const line of options.json ? views.map((view) => JSON.stringify(view)) : formatFacts(views)) io.out(line);
  return 0;
}

/** The world with what was ingested; the database is loaded only where there is one. */
async function worldWith(base: World, dataDir: string): Promise<World> {
  if (!isIngestFileIn(dataDir)) return base;
  const { openIngestSource } = await import("../../store/ingest-source.js");
  const source = openIngestSource(dataDir, base);
  try {
    finish(source.update());
    return source.over(base);
  } finally {
    source.close();
  }
}

interface Options {
  json: boolean;
  help: boolean;
  region: string | undefined;
  article: string | undefined;
}

/** @returns the options, or what is wrong with them */
function readOptions(argv: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" }, region: { type: "string" }, article: { type: "string" } },
    });
    return { json: values.json ?? false, help: values.help ?? false, region: values.region, article: values.article };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse(io: Io, message: string): number {
  io.err(message);
  return 2;
}

/**
 * The region that a name means, in either script, in Chinese, English or pinyin, or by its id.
 * Of places that share a name, the one that holds the others.
 * @returns the region, or a sentence that says why there is none
 */
export function findRegion(world: World, name: string): Region | string {
  const wanted = normalise(name);
  const found = [...world.regions.values()].filter((region) =>
    [region.id, region.name, region.short, ...region.aliases, region.en, ...region.enAliases].some((known) => normalise(known) === wanted),
  );
  const outer = found.filter((region) => !found.some((other) => other !== region && isWithin(world, region.id, other.id)));
  const [first, second] = outer;
  if (!first) return `no region "${name}"; there are ${[...world.regions.values()].map(({ short }) => short).join("、")}`;
  if (second) return `"${name}" is the name of several regions; say which by its id: ${outer.map(({ id, name: full }) => `${id} ${full}`).join(", ")}`;
  return first;
}

/** Whether a fact is told of a region, of a place in it, or about one of these. */
function concerns(world: World, fact: Fact, region: Region): boolean {
  return [fact.region, ...fact.about].some((id) => isWithin(world, id, region.id));
}

function formatFacts(views: readonly FactView[]): string[] {
  const rows = views.map((view) => [
    view.region.name,
    view.subject === null ? view.indicator.name : `${view.subject}:${view.indicator.name}`,
    view.surface,
    view.period.text === "" ? "—" : view.period.text,
    view.status === "planned" ? "计划" : "实际",
    `${view.article} 第${[view.paragraph, ...view.also].join("、")}段${isUnreviewed(view) ? ` ${UNREVIEWED.zh}` : ""}`,
  ]);
  const count = `${views.length} ${views.length === 1 ? "fact" : "facts"}`;
  return [...formatTable([["地区", "指标", "数值", "时间", "状态", "出处"], ...rows]), count];
}

await startIfMain(import.meta.url, main);
