import type { Cell, Row } from "./pdf-rows.js";

const MARGIN = 2.5; // of the height: a line that ends this near to the right edge runs on
const LINE_GAP = 2.6; // of the height between lines of one paragraph
const PAGE_NUMBER =
  /^(?:[-—–·\s]*\d{1,4}[-—–·\s]*|第\s?\d{1,4}\s?页(?:\s?[/,共]+\s?\d{1,4}\s?页?)?|\d{1,3}\s?\/\s?\d{1,3})$/u;
const SENTENCE_END = /[。!?！？；;:：]["”』」)）]?$/u;

/**
 * Rows → paragraphs, one a line: lines that reach the right edge run on, also over a page's end; a new paragraph is
 * indented, or follows a short line or a gap. Rows of cells below each other are a table.
 * @param columns the rows of each page, or of each of its columns, from the top down
 */
export function paragraphsOf(columns: readonly (readonly Row[])[]): string[] {
  const paragraphs: string[] = [];
  let open: Open | null = null;
  for (const [column, all] of columns.entries()) {
    const rows = withoutPageNumber(all);
    const tables = tablesOf(rows);
    const left = Math.min(...rows.map(({ x }) => x));
    const edge = Math.max(0, ...rows.map(({ right }) => right));
    for (const row of rows) {
      const table = tables.get(row);
      const text = table ?? row.cells.map((cell) => cell.text).join("  ");
      const here = { row, edge, column, indent: row.x - left };
      if (open !== null && table === undefined && runsOn(open, here))
        paragraphs.push(joined(paragraphs.pop() ?? "", text));
      else paragraphs.push(text);
      open = table === undefined ? here : null;
    }
  }
  return paragraphs;
}

/** A line with what tells whether it runs on. */
interface Open {
  row: Row;
  edge: number; // the right edge of its column
  column: number;
  indent: number; // from the column's left edge
}

/** The page's number stands alone at its foot or head. */
function withoutPageNumber(rows: readonly Row[]): readonly Row[] {
  const isNumber = (row: Row | undefined): boolean =>
    row?.cells.length === 1 && PAGE_NUMBER.test(row.cells[0]?.text ?? "");
  return rows.slice(
    isNumber(rows[0]) && rows.length > 1 ? 1 : 0,
    isNumber(rows.at(-1)) && rows.length > 1 ? -1 : undefined,
  );
}

function runsOn(
  { row: last, edge, column, indent }: Open,
  { row, column: next, indent: begin }: Open,
): boolean {
  const isFull = last.right > edge - MARGIN * last.height;
  if (!isFull || Math.abs(last.height - row.height) >= 1.5 || begin > indent + 1.2 * row.height)
    return false;
  if (column !== next) return !SENTENCE_END.test(last.cells.at(-1)?.text ?? "");
  return (
    last.y > row.y && last.y - row.y < LINE_GAP * row.height && row.x < last.x + 0.5 * row.height
  );
}

/** Latin words have a blank between, Chinese and the halves of a figure none. */
function joined(before: string, after: string): string {
  const isLatin = /[A-Za-z]$/u.test(before)
    ? /^\w/u.test(after)
    : /\w$/u.test(before) && /^[A-Za-z]/u.test(after);
  return `${before}${isLatin || (!/\p{Script=Han}/u.test(before) && /\w$/u.test(before)) ? " " : ""}${after}`;
}

/** The rows of tables as lines, a bar between the cells: at least two rows of cells, one below the other. */
function tablesOf(rows: readonly Row[]): Map<Row, string> {
  const lines = new Map<Row, string>();
  let run: Row[] = [];
  const close = (): void => {
    if (run.length > 1) for (const [row, line] of tableLines(run)) lines.set(row, line);
    run = [];
  };
  for (const row of rows) {
    if (row.cells.length > 1) run.push(row);
    else close();
  }
  close();
  return lines;
}

function tableLines(run: readonly Row[]): Map<Row, string> {
  const columns = run.reduce(
    (most, { cells }) => (cells.length > most.length ? cells : most),
    [] as readonly Cell[],
  );
  return new Map(
    run.map((row) => {
      const line = columns.map(() => "");
      for (const cell of row.cells) {
        const at = nearest(cell, columns);
        line[at] = line[at] ? `${line[at]} ${cell.text}` : cell.text;
      }
      return [row, line.join(" | ")] as const;
    }),
  );
}

/** The column that a cell lies under: by whichever of their left edges, middles and right edges are nearest. */
function nearest(cell: Cell, columns: readonly Cell[]): number {
  const away = ({ x, right }: Cell): number =>
    Math.min(
      Math.abs(x - cell.x),
      Math.abs(right - cell.right),
      Math.abs(x + right - cell.x - cell.right) / 2,
    );
  return columns.reduce(
    (best, column, i) => (away(column) < away(columns[best] ?? column) ? i : best),
    0,
  );
}
