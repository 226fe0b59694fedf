import type { Article } from "../../domain/article.js";
import type { Fact } from "../../domain/fact.js";
import type { World } from "../../domain/world.js";
import type { Original } from "../../store/load-originals.js";
import type { Problem } from "../../store/load-problems.js";
import { derives } from "./check-values.js";

/** Holds the bibliography and every fact against the articles' own text files. */
export function checkOriginals(world: World, originals: readonly Original[]): Problem[] {
  const byId = new Map(originals.map((original) => [original.id, original]));
  return [
    ...[...world.articles.values()].flatMap((article) => checkFile(article, byId.get(article.id))),
    ...world.facts.flatMap((fact) => checkFact(fact, byId.get(fact.article))),
    ...originals.filter(({ id }) => !world.articles.has(id)).map(({ id, file }) => warning(file, "", `no article ${id} in data/articles`)),
  ];
}

function checkFile(article: Article, original: Original | undefined): Problem[] {
  const file = `data/articles/${article.id}.yaml`;
  if (!original) return [error(file, "id", `no ${article.id}.txt among the originals`)];
  const counts = { told: article.paragraphs.length, printed: original.paragraphs.length };
  return [
    ...(original.sha256 === article.sha256 ? [] : [error(file, "sha256", `the file's is ${original.sha256}`)]),
    ...(counts.told === counts.printed ? [] : [error(file, "paragraphs", `${counts.told} told, ${counts.printed} in the file`)]),
  ];
}

function checkFact(fact: Fact, original: Original | undefined): Problem[] {
  if (!original) return [];
  const file = `data/facts/${fact.article}.yaml`;
  const absent = [fact.paragraph, ...fact.also].filter((n) => !original.paragraphs[n - 1]?.includes(fact.surface));
  const problems = absent.map((n) => error(file, fact.id, `"${fact.surface}" does not stand in paragraph ${n}`));
  const paragraph = original.paragraphs[fact.paragraph - 1];
  if (paragraph === undefined || absent.includes(fact.paragraph)) return problems;
  const reading = derives(fact, paragraph);
  if (reading === true) return problems;
  const told = fact.valueMax === null ? `${fact.value}` : `${fact.value} to ${fact.valueMax}`;
  return [...problems, error(file, fact.id, `"${fact.surface}" does not read as ${told} ${fact.unit}${reading === "" ? "" : ` but as ${reading}`}`)];
}

function error(file: string, path: string, message: string): Problem {
  return { level: "error", file, line: null, path, message };
}

function warning(file: string, path: string, message: string): Problem {
  return { level: "warning", file, line: null, path, message };
}
