import type { Article } from "../domain/article.js";
import type { FactView } from "../domain/answer.js";
import type { World } from "../domain/world.js";
import { citeGbt } from "./citation.js";

/** The columns of the table, in order. Their headers are the caller's wording. */
export const COLUMNS = [
  "region", "parents", "subject", "indicator", "value", "valueMax", "unit", "qualifier", "period", "start", "end",
  "status", "surface", "review", "title", "publisher", "published", "paragraph", "note", "reference", "id",
] as const;
export type Column = (typeof COLUMNS)[number];

/** How the table speaks. */
export interface ExportWords {
  header: Record<Column, string>;
  region(fact: FactView): string;
  indicator(fact: FactView): string;
  period(fact: FactView): string;
  qualifier(fact: FactView): string;
  status(fact: FactView): string;
  unit(fact: FactView): string;
  review(fact: FactView): string; // what is said of a figure that only a machine has read; "" for the others
  label(article: Article): string; // what an article without title is called
}

export type Cell = string | number | null;

/** The byte order mark by which Excel knows that the file is UTF-8. */
const BOM = "\uFEFF";

/**
 * Facts as a CSV file (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, lines end in CRLF, one fact a line with its source.
 * Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
 * @param accessed the day of the visit, "2026-11-22"
 */
export function factsToCsv(facts: readonly FactView[], world: Pick<World, "articles">, words: ExportWords, accessed: string): string {
  const rows = facts.map((fact) => {
    const cells = cellsOf(fact, world.articles.get(fact.article), words, accessed);
    return COLUMNS.map((column) => cells[column]);
  });
  return toCsv([COLUMNS.map((column) => words.header[column]), ...rows]);
}

export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BOM + rows.map((row) => `${row.map(writeCell).join(",")}\r\n`).join("");
}

/** Spreadsheets also take the full-width forms for formulas, and look past blanks at the start. */
const FORMULA = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]/u;

function writeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = FORMULA.test(cell) || /^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function cellsOf(fact: FactView, article: Article | undefined, words: ExportWords, accessed: string): Record<Column, Cell> {
  return {
    region: words.region(fact),
    parents: fact.region.parents.join(" < "),
    subject: fact.subject,
    indicator: words.indicator(fact),
    value: fact.value,
    valueMax: fact.valueMax,
    unit: words.unit(fact),
    qualifier: words.qualifier(fact),
    period: words.period(fact),
    start: fact.period.start,
    end: fact.period.end,
    status: words.status(fact),
    surface: fact.surface,
    review: words.review(fact),
    title: article === undefined ? fact.article : (article.title ?? words.label(article)),
    publisher: article?.publisher ?? null,
    published: article?.published ?? null,
    paragraph: fact.paragraph,
    note: fact.note,
    reference: article === undefined ? null : citeGbt(article, accessed),
    id: fact.id,
  };
}

/** Facts as a JSON file: each as other programs read it, with the whole citation of its article. */
export function factsToJson(facts: readonly FactView[], world: Pick<World, "articles">, accessed: string): string {
  const cited = facts.map(({ words: _, ...fact }) => {
    const article = world.articles.get(fact.article);
    if (article === undefined) return { ...fact, citation: null };
    const { label, title, publisher, published, authors } = article;
    return { ...fact, citation: { label, title, publisher, published, authors, paragraph: fact.paragraph, reference: citeGbt(article, accessed) } };
  });
  return `${JSON.stringify(cited, null, 2)}\n`;
}
