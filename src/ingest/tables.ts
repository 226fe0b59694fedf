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
  row: string; // the row's first cell without a unit: 复兴镇, 茶叶, 2019年
  rowEnd: number;
  name: string; // of the column, without unit and year: 茶园面积; "" where the columns are years
  year: string | null; // "2019", of the column or the row
  planned: boolean; // the column is an aim: 2022年目标
  quantity: Quantity; // as if its unit stood behind the figure
}

const RULER = /^[\s|:+-]+$/u; // |---|---|
const UNIT = /[(（](?:单位[:：])?(?<unit>[^()（）\d]{1,6})[)）]$/u;
/** A line of its own over a table, or the words in a cell: 单位:万元. */
const UNIT_LINE = /^[(（]?(?:计量)?单位[:：]\s?(?<unit>[^()（）\d、,，/\s]{1,6})[)）]?$/u;
const UNIT_COLUMN = /^(?:计量)?单位$/u;
const YEAR = /(?<year>(?:19|20)\d{2})年?度?/u;
const YEAR_ONLY = /^(?:19|20)\d{2}年?度?(?:[底末]|实绩|实际|完成|目标|计划|预期|预计)?$/u;
const AIM = /目标|计划|预期|预计|预算/u;
const FIGURE = /^\d[\d,]{0,15}(?:\.\d{1,6})?[万亿]?$/u;
const MOST_CELLS = 20;

/** Cells between bars, tabs, or at least two blanks. */
function cellsOf(text: string): Cell[] {
  const between = text.includes("|") ? /[^|]+/gu : text.includes("\t") ? /[^\t]+/gu : /\S+(?:\s\S+)*/gu;
  return [...text.matchAll(between)]
    .map(({ 0: cell, index }) => ({ text: cell.trim(), start: index + cell.length - cell.trimStart().length }))
    .filter((cell) => cell.text !== "");
}

interface Column {
  name: string;
  unit: string | null; // null: that of the row
  year: string | null;
  planned: boolean;
}

/** What each column counts; null for the first and for those that count nothing. */
interface Header {
  columns: (Column | null)[];
  unitAt: number; // the column that holds the rows' units; -1 for none
  unit: string | null; // of the whole table
}

/** The header of a table: several cells, none a figure; a unit in one at least, over the whole, or columns that are years. */
function headerOf(cells: readonly Cell[], unit: string | null): Header | null {
  if (cells.length < 2 || cells.length > MOST_CELLS || cells.some(({ text }) => (FIGURE.test(text) && !YEAR_ONLY.test(text)) || text.length > 30)) return null;
  const unitAt = cells.findIndex(({ text }, i) => i > 0 && UNIT_COLUMN.test(text));
  const isYears = cells.slice(1).some(({ text }) => YEAR_ONLY.test(text));
  const rowsTellUnit = unitAt > 0 || unit !== null || isYears;
  const columns = cells.map(({ text }, i) => (i === 0 || i === unitAt ? null : columnOf(text, rowsTellUnit)));
  const told = columns.some((column) => column !== null && (column.unit !== null ? column.name.length >= 2 : rowsTellUnit));
  const first = cells[0]?.text ?? "";
  return told ? { columns, unitAt, unit: unit ?? UNIT.exec(first)?.groups?.["unit"] ?? null } : null;
}

function columnOf(text: string, rowsTellUnit: boolean): Column | null {
  const unit = UNIT.exec(text)?.groups?.["unit"] ?? null;
  if (unit === null && !rowsTellUnit) return null;
  const bare = text.replace(UNIT, "").trim();
  const isYear = YEAR_ONLY.test(bare);
  return { name: isYear ? "" : bare.replace(YEAR, ""), unit, year: YEAR.exec(bare)?.groups?.["year"] ?? null, planned: AIM.test(bare) };
}

/** The figures of the tables in an article by the number of their line; lines of a table without figures have none. */
export function findTables(paragraphs: readonly Paragraph[]): Map<number, TableFigure[]> {
  const found = new Map<number, TableFigure[]>();
  let header: Header | null = null;
  let unit: string | null = null; // said in the line above
  let top = 0;
  for (const { n, text } of paragraphs) {
    if (header !== null && RULER.test(text)) {
      found.set(n, []);
      continue;
    }
    const cells = cellsOf(text);
    const figures: TableFigure[] = header !== null && cells.length === header.columns.length ? rowOf(cells, header) : [];
    if (figures.length === 0) {
      header = headerOf(cells, unit);
      unit = UNIT_LINE.exec(text)?.groups?.["unit"] ?? null;
      top = n;
      continue;
    }
    found.set(top, []);
    found.set(n, figures);
  }
  return found;
}

function rowOf(cells: readonly Cell[], header: Header): TableFigure[] {
  const [first] = cells;
  if (first === undefined) return [];
  const rowUnit = cells[header.unitAt]?.text ?? UNIT.exec(first.text)?.groups?.["unit"] ?? header.unit;
  const row = first.text.replace(UNIT, "").replace(/^(?:其中:?|#)\s?/u, "").trim();
  return cells.flatMap(({ text, start }, i) => {
    const column = header.columns[i];
    if (!column || (column.name.length < 2 && column.year === null) || !FIGURE.test(text)) return [];
    const unit = column.unit ?? rowUnit;
    const quantity = unit === null ? undefined : findQuantities(`${text}${unit}`)[0];
    if (quantity === undefined || quantity.start !== 0) return [];
    const year = column.year ?? (/^(?:19|20)\d{2}年?$/u.test(row) ? row.slice(0, 4) : null);
    return [{ start, end: start + text.length, row, rowEnd: first.start + row.length, name: column.name, year, planned: column.planned, quantity: { ...quantity, surface: text } }];
  });
}
