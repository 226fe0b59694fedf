import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { createProposer } from "../../src/ingest/propose.js";
import { readArticle } from "../../src/ingest/read-article.js";
import { REGION_FEATURES } from "../../src/ingest/region-features.js";
import type { Knowledge, ParsedArticle } from "../../src/ingest/types.js";
import type { WatchRegions } from "../../src/ingest/region-reading.js";
import { measure, type FitRow } from "../../src/judge/index.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { loadWorld } from "../../src/store/world.js";
import { articlesDir } from "../helpers/articles.js";
import { root } from "../helpers/project.js";
import type { FitTask } from "./task.js";

/** A figure whose region is known. A paragraph's figures are known by what is printed or by value and unit. */
interface Gold {
  paragraph: number;
  region: string; // full or short name; "" for none
  value?: number;
  surface?: string; // "*" for all of the paragraph
}

const DEV = path.join(root, "../shared/dev");
const ARCHIVE = path.join(root, "../shared/archive/news-237-days.tgz");
/** A third of dev stays unread by whoever writes the rules, and unfitted. */
const READ = ["daqing-2017", "huanggang-2019", "jincheng-2017", "jinggangshan-2017", "quanguo-2020", "weining-2016"];

const OPTIONS = { ridge: 2e-3, rounds: 800 };

/** The judge of regions: whose a figure is. */
export const regionsTask: FitTask = {
  name: "regions", features: REGION_FEATURES, rows: articleRows, tell: 0.85, options: OPTIONS,
  about: "figures of the five articles by data/facts (with and without data/regions), of six articles annotated by hand, " +
    "of texts of our own (tests/fit/gold/regions-own.tsv)",
};

/** The same on a page of many stories. */
export const storiesTask: FitTask = {
  name: "regions-stories", features: REGION_FEATURES, rows: storyRows, tell: 0.85, options: OPTIONS,
  about: "figures of days of television news annotated by hand (tests/fit/gold/regions-archive.tsv)",
};

/** As for an article on a place that no one listed; the regions are chosen by the rules alone. */
function bareKnowledge(): Knowledge {
  const knowledge = loadKnowledge(root);
  const { names } = knowledge.weights;
  return { ...knowledge, regions: [], indicators: [], weights: names ? { names } : {} };
}

async function articleRows(): Promise<FitRow[] | null> {
  if (articlesDir === null || !existsSync(DEV)) return null;
  const world = loadWorld(path.join(root, "data"));
  const none = bareKnowledge();
  const full: Knowledge = { ...none, regions: [...world.regions.values()], indicators: [...world.indicators.values()] };
  const all: FitRow[] = ownRows(none);
  for (const { id } of world.articles.values()) {
    const gold = world.facts.filter((fact) => fact.article === id).flatMap((fact): Gold[] => {
      const region = world.regions.get(fact.region)?.name ?? "";
      return [fact.paragraph, ...fact.also].map((paragraph) => ({ paragraph, region, surface: fact.surface }));
    });
    const article = await read(path.join(articlesDir, `${id}.txt`));
    for (const knowledge of [full, none]) all.push(...choices(article, gold, knowledge, 0.5));
  }
  for (const id of READ) all.push(...choices(await read(path.join(DEV, `${id}.txt`)), devGold(id), none, 1));
  return all;
}

const read = (file: string): Promise<ParsedArticle> => readArticle(file, readFileSync(file));

const DevFact = z.object({ paragraph: z.number(), region: z.string(), surface: z.string() });

function devGold(id: string): Gold[] {
  const lines = readFileSync(path.join(DEV, `${id}.facts.jsonl`), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => DevFact.parse(JSON.parse(line)));
}

const tsv = (name: string): string[][] => readFileSync(path.join(root, "tests/fit/gold", name), "utf8")
  .split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));

async function storyRows(): Promise<FitRow[] | null> {
  if (!existsSync(ARCHIVE)) return null;
  const knowledge = bareKnowledge();
  const folder = mkdtempSync(path.join(tmpdir(), "days-"));
  execFileSync("tar", ["xzf", ARCHIVE, "-C", folder]);
  const gold = tsv("regions-archive.tsv");
  const files = readdirSync(folder, { recursive: true }).map(String);
  const found: FitRow[] = [];
  for (const day of new Set(gold.map(([one = ""]) => one))) {
    const its = gold.filter(([one]) => one === day).flatMap(([, n, region = "", surfaces = ""]): Gold[] =>
      surfaces.split("|").map((surface) => ({ paragraph: Number(n), region, surface })));
    const file = files.find((one) => one.endsWith(`${day}.md`));
    if (file) found.push(...choices(withoutTags(await read(path.join(folder, file))), its, knowledge, 1));
  }
  rmSync(folder, { recursive: true });
  return found;
}

const withoutTags = (article: ParsedArticle): ParsedArticle => ({
  ...article,
  paragraphs: article.paragraphs.map((one) => ({ ...one, text: one.text.replace(/<[^<>]{0,400}>/gu, " ").replace(/\s{2,}/gu, " ").trim() })),
});

/** regions-own.tsv: a text (¶ between lines), the surface of a figure, its region (empty: none). */
function ownRows(knowledge: Knowledge): FitRow[] {
  return tsv("regions-own.tsv").flatMap(([text = "", surface = "", region = ""], i) => {
    const lines = text.split("¶");
    const article: ParsedArticle = {
      id: `own-${i}`, sha256: "", paragraphs: lines.map((line, n) => ({ n: n + 1, text: line, role: n === 0 && lines.length > 1 ? "heading" : "body" })),
      meta: { title: lines.length > 1 ? (lines[0] ?? null) : null, publisher: null, published: "2019-03-05", authors: [], photographers: [], editors: [], script: "hans", inferred: null },
    };
    return choices(article, lines.map((_, n) => ({ paragraph: n + 1, region, surface })), knowledge, 3);
  });
}

function choices(article: ParsedArticle, gold: readonly Gold[], knowledge: Knowledge, weight: number): FitRow[] {
  const found: FitRow[] = [];
  const watch: WatchRegions = ({ paragraph, figure, candidates }) => {
    const known = gold.filter((one) => one.paragraph === paragraph);
    const same = known.find(({ surface }) => surface === figure.surface) ??
      known.find(({ surface }) => surface !== undefined && surface !== "*" && bare(surface) === bare(figure.surface)) ??
      known.find(({ surface }) => surface === "*");
    if (!same) return;
    found.push({
      group: article.id, weight, about: `${article.id} ${paragraph} ${figure.surface} (${same.region})`,
      candidates: candidates.map((candidate) => ({
        values: measure(REGION_FEATURES, candidate, null), name: candidate.place.name,
        right: isSame(same.region, candidate.place.name) || isSame(same.region, candidate.place.short),
      })),
    });
  };
  createProposer(knowledge, undefined, watch).propose(article);
  return found;
}

const bare = (surface: string): string => surface.replace(/\s|,|^(?:约|超过?|达|近|仅|多达)|[余多]/gu, "");
const stem = (name: string): string => (name.length > 2 ? name.replace(/(?:省|市|县|区|州|自治区|特别行政区|壮族自治区)$/u, "") : name);
const isSame = (gold: string, name: string): boolean => gold === name || stem(gold) === stem(name);
