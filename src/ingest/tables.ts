import { findQuantities, type Quantity } from "../text/quantities/index.js";
import type { Paragraph } from "./types.js";

/** A cell of a table in plain text. */
interface Cell {
  text: string;
  start: number; // in its line
}

/** A figure of a table: what its column counts, and what its row is about. */
export interface TableFigure {
  start: number; // of the figure in its line
  end: number;
  row: string; // the row's first cell: 复兴镇, 茶叶, 2019年
  rowEnd: number;
  name: string; // of the column, without unit and year: 茶园面积
  year: string | null; // "2019", of the column or the row
  quantity: Quantity; // as if its unit stood behind the figure
}

const RULER = /^[\s|:+-]+$/u; // |---|---|
const UNIT = /[(（](?:单位[:：])?(?<unit>[^()（）\d]{1,6})[)）]$/u;
const YEAR = /(?<year>(?:19|20)\d{2})年?/u;
const FIGURE = /^\d[\d,]{0,15}(?:\.\d{1,6})?[万亿]?$/u;
const MOST_CELLS = 20;

/** Cells between bars, tabs, or at least two blanks. */
function cellsOf(text: string): Cell[] {
  const between = text.includes("|") ? /[^|]+/gu : text.includes("\t") ? /[^\t]+/gu : /\S+(?:\s\S+)*/gu;
  return [...text.matchAll(between)]
    .map(({ 0: cell, index }) => ({ text: cell.trim(), start: index + cell.length - cell.trimStart().length }))
    .filter((cell) => cell.text !== "");
}

/** What each column counts; null for the first and for those without a unit. */
type Header = ({ name: string; unit: string; year: string | null } | null)[];

/** The header of a table: several cells, none a figure, a unit in brackets in one at least. */
function headerOf(cells: readonly Cell[]): Header | null {
  if (cells.length < 2 || cells.length > MOST_CELLS || cells.some(({ text }) => FIGURE.test(text) || text.length > 30)) return null;
  const columns = cells.map(({ text }, i) => {
    const unit = UNIT.exec(text)?.groups?.["unit"];
    if (i === 0 || unit === undefined) return null;
    const bare = text.replace(UNIT, "").trim();
    return { name: bare.replace(YEAR, ""), unit, year: YEAR.exec(bare)?.groups?.["year"] ?? null };
  });
  return columns.some((column) => column !== null && column.name.length >= 2) ? columns : null;
}

/** The figures of the tables in an article by the number of their line; lines of a table without figures have none. */
export function findTables(paragraphs: readonly Paragraph[]): Map<number, TableFigure[]> {
  const found = new Map<number, TableFigure[]>();
  let header: Header | null = null;
  let top = 0;
  for (const { n, text } of paragraphs) {
    if (header !== null && RULER.test(text)) {
      found.set(n, []);
      continue;
    }
    const cells = cellsOf(text);
    const figures: TableFigure[] = header !== null && cells.length === header.length ? rowOf(cells, header) : [];
    if (figures.length === 0) {
      header = headerOf(cells);
      top = n;
      continue;
    }
    found.set(top, []);
    found.set(n, figures);
  }
  return found;
}

function rowOf([first, ...cells]: readonly Cell[], [, ...header]: Header): TableFigure[] {
  if (first === undefined) return [];
  return cells.flatMap(({ text, start }, i) => {
    const column = header[i];
    if (!column || column.name.length < 2 || !FIGURE.test(text)) return [];
    const [quantity] = findQuantities(`${text}${column.unit}`);
    if (quantity === undefined || quantity.start !== 0) return [];
    const year = column.year ?? (/^(?:19|20)\d{2}年?$/u.test(first.text) ? first.text.slice(0, 4) : null);
    return [{ start, end: start + text.length, row: first.text, rowEnd: first.start + first.text.length, name: column.name, year, quantity: { ...quantity, surface: text } }];
  });
}
