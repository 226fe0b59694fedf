import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { measure, type FitRow } from "../../src/judge/index.js";
import { features } from "../../src/ingest/name/features.js";
import type { ChooseName } from "../../src/ingest/name/namer.js";
import { createProposer } from "../../src/ingest/propose.js";
import { readArticle } from "../../src/ingest/read-article.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { loadWorld } from "../../src/store/world.js";
import { articlesDir } from "../helpers/articles.js";
import { root } from "../helpers/project.js";
import type { FitTask } from "./task.js";

/** A figure whose name people gave. */
interface NamedFigure {
  paragraphs: readonly number[];
  value: number;
  unit: string;
  surface: string;
  names: readonly string[];
}

interface NamedArticle {
  file: string;
  text?: string; // an invented one, instead of the file's
  figures: NamedFigure[];
  weight: number;
}

/** Development articles that may be read; the others are kept to measure on. */
const READ = ["daqing-2017", "huanggang-2019", "jincheng-2017", "jinggangshan-2017", "quanguo-2020", "weining-2016"];
const ENOUGH = 0.5; // likeness of a name that will do
const NEAR_BEST = 0.2;

/** Twice the pairs of characters in common over the pairs of both. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  let common = 0;
  for (const [pair, times] of left) common += Math.min(times, right.get(pair) ?? 0);
  const all = [...left.values(), ...right.values()].reduce((sum, times) => sum + times, 0);
  return all === 0 ? 0 : (2 * common) / all;
}

function pairs(text: string): Map<string, number> {
  const out = new Map<string, number>();
  const characters = [...text.toLowerCase().replace(/[^\p{L}\p{N}%]/gu, "")];
  for (let i = 0; i + 1 < characters.length; i++) {
    const pair = `${characters[i] ?? ""}${characters[i + 1] ?? ""}`;
    out.set(pair, (out.get(pair) ?? 0) + 1);
  }
  return out;
}

export const namesTask: FitTask = {
  name: "names",
  about: "names that people gave to figures of real articles",
  features,
  tell: 0.5,
  folds: 11,
  rows: () => (articlesDir === null ? null : rowsOf([...invented(), ...ofData(articlesDir), ...ofDevelopment(articlesDir), ...ofArchive(articlesDir)])),
};

/** Chooses what people would, so that the figures behind build on the right names; keeps each choice. */
async function rowsOf(articles: readonly NamedArticle[]): Promise<FitRow[]> {
  const rows: FitRow[] = [];
  const knowledge = loadKnowledge(root);
  for (const { file, text, figures, weight } of articles) {
    const bytes = text === undefined ? readFileSync(file) : new TextEncoder().encode(text);
    const article = await readArticle(file, bytes);
    const used = new Set<NamedFigure>();
    const choose: ChooseName = (candidates, naming) => {
      const { value, unit, surface } = naming.quantity;
      const here = figures.filter((one) => !used.has(one) && one.paragraphs.includes(naming.paragraph));
      const alike = (one: NamedFigure): boolean => one.value === value && sameUnit(one.unit, unit);
      const figure = here.find((one) => one.surface === surface || one.surface === "") ?? here.find(alike);
      if (!figure || candidates.length === 0) return { at: -1, sure: 0 };
      if (figure.paragraphs.length === 1) used.add(figure);
      const likes = candidates.map(({ name }) => Math.max(...figure.names.map((name_) => likeness(name, name_))));
      const most = Math.max(...likes);
      rows.push({
        group: article.id, weight, about: `${article.id} ${naming.paragraph} ${figure.names[0] ?? ""} ${surface}`,
        candidates: candidates.map((candidate, i) => ({
          values: measure(features, candidate, naming), name: `${candidate.name} (${candidate.frame})`,
          like: likes[i] ?? 0,
          right: (likes[i] ?? 0) >= Math.max(ENOUGH, most - NEAR_BEST),
        })),
      });
      return { at: likes.indexOf(most), sure: 1 };
    };
    createProposer(knowledge, choose).propose(article);
  }
  return rows;
}

const sameUnit = (gold: string, ours: string): boolean => gold === ours || gold === `个${ours}` || (["人", "名", "位"].includes(gold) && ["人", "名", "位"].includes(ours));

/** The reviewed facts of data/ with their names. */
function ofData(folder: string): NamedArticle[] {
  const world = loadWorld(path.join(root, "data"));
  return [...world.articles.keys()].map((id) => ({
    file: path.join(folder, `${id}.txt`),
    weight: 0.5,
    figures: world.facts.filter(({ article }) => article === id).map((fact) => {
      const indicator = world.indicators.get(fact.indicator);
      return { paragraphs: [fact.paragraph, ...fact.also], value: fact.value, unit: fact.unit, surface: fact.surface, names: indicator ? [indicator.name, ...indicator.aliases] : [] };
    }).filter(({ names }) => names.length > 0),
  }));
}

const OWN_GOLD = path.join(root, "tests", "fit", "gold", "names-own.tsv");

/** Sentences of our own and the names of their figures in order, one for each way of telling. */
function invented(): NamedArticle[] {
  const lines = readFileSync(OWN_GOLD, "utf8").split("\n").filter(Boolean);
  return lines.map((line, i) => {
    const [text = "", ...names] = line.split("\t");
    const figures = names.map((name) => ({ paragraphs: [1], value: NaN, unit: "", surface: "", names: [name] }));
    return { file: `own-${i}.txt`, text, figures, weight: 1 };
  });
}

const ARCHIVE_GOLD = path.join(root, "tests", "fit", "gold", "names-archive.tsv");

/** Names that we gave to figures of the archive's days: day, paragraph, figure as printed, name. */
function ofArchive(folder: string): NamedArticle[] {
  const packed = path.join(folder, "..", "archive", "news-237-days.tgz");
  if (!existsSync(packed)) return [];
  const days = mkdtempSync(path.join(tmpdir(), "names-"));
  process.once("exit", () => rmSync(days, { recursive: true, force: true }));
  execFileSync("tar", ["xzf", packed, "-C", days]);
  const lines = readFileSync(ARCHIVE_GOLD, "utf8").split("\n").filter(Boolean).map((line) => line.split("\t"));
  const byDay = new Map<string, NamedFigure[]>();
  for (const [day = "", paragraph = "", surface = "", name = ""] of lines) {
    const figure = { paragraphs: [Number(paragraph)], value: NaN, unit: "", surface, names: [name] };
    byDay.set(day, [...(byDay.get(day) ?? []), figure]);
  }
  return [...byDay].map(([day, figures]) => ({ file: path.join(days, `${day}.md`), figures, weight: 1 }));
}

interface GoldLine {
  paragraph: number;
  value: number;
  unit: string;
  surface: string;
  indicator: string;
}

function ofDevelopment(folder: string): NamedArticle[] {
  const dev = path.join(folder, "..", "dev");
  let names: string[] = [];
  try {
    names = readdirSync(dev).filter((name) => READ.some((id) => name === `${id}.facts.jsonl`));
  } catch {
    return [];
  }
  return names.map((name) => ({
    file: path.join(dev, name.replace(".facts.jsonl", ".txt")),
    weight: 1,
    figures: readFileSync(path.join(dev, name), "utf8").split("\n").filter(Boolean).map((line) => {
      const { paragraph, value, unit, surface, indicator } = JSON.parse(line) as GoldLine;
      return { paragraphs: [paragraph], value, unit, surface, names: [indicator] };
    }),
  }));
}
