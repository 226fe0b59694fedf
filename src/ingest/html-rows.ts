import { raised } from "./read-markup.js";

/** What the walk over a page needs of its tree. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  parentNode: DomNode | null;
  getAttribute?(name: string): string | null;
}

const LONGEST_CELL = 40; // characters; a table with longer cells lays out a page
const MOST_CELLS = 20;
const MOST_NODES = 60; // of one cell
const MOST_ROWS = 2_000;
const FIGURE = /\d/u;

/** A cell that reaches into the rows below. */
interface Reaching {
  text: string;
  rows: number; // still to come
}

/**
 * The rows of a table, a bar between the cells: 指标 | 2020年 | 2021年. A cell over several rows stands in each; one over
 * several columns too, when it is a heading.
 * @returns a row's line by its node; null for one that only lays out the page
 */
export function rowsOf(table: DomNode): Map<DomNode, string | null> {
  const lines = new Map<DomNode, string | null>();
  const reaching: (Reaching | undefined)[] = [];
  for (const row of rowNodes(table)) lines.set(row, lineOf(row, reaching));
  return lines;
}

/** The rows of this table, not those of one within it. */
function rowNodes(table: DomNode): DomNode[] {
  const rows: DomNode[] = [];
  const visit = (parent: DomNode): void => {
    for (
      let child = parent.firstChild;
      child && rows.length < MOST_ROWS;
      child = child.nextSibling
    ) {
      if (child.nodeName === "TR") rows.push(child);
      else if (/^T(?:HEAD|BODY|FOOT)$/u.test(child.nodeName)) visit(child);
    }
  };
  visit(table);
  return rows;
}

function lineOf(row: DomNode, reaching: (Reaching | undefined)[]): string | null {
  const cells: string[] = [];
  let own = 0;
  const takeReaching = (): void => {
    for (
      let from = reaching[cells.length];
      from !== undefined && from.rows > 0;
      from = reaching[cells.length]
    ) {
      from.rows--;
      cells.push(from.text);
    }
  };
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.nodeName !== "TD" && child.nodeName !== "TH") continue;
    takeReaching();
    const text = textOf(child)
      ?.replace(/[\s|]+/gu, " ")
      .trim();
    if (text === undefined || cells.length >= MOST_CELLS) return null;
    if (text !== "") own++;
    const [wide, high] = [spanOf(child, "colspan"), spanOf(child, "rowspan")];
    for (let i = 0; i < wide && cells.length < MOST_CELLS; i++) {
      const shown = i === 0 || !FIGURE.test(text) ? text : "";
      reaching[cells.length] = high > 1 ? { text: shown, rows: high - 1 } : undefined;
      cells.push(shown);
    }
  }
  takeReaching();
  return cells.filter((text) => text !== "").length < 2 ||
    own === 0 ||
    (own === 1 && cells.every((text) => text === cells[0]))
    ? null
    : cells.join(" | ");
}

const spanOf = (cell: DomNode, name: string): number =>
  Math.min(MOST_CELLS, Math.max(1, Number(cell.getAttribute?.(name) ?? 1) || 1));

/** The text of a short cell; null when it is long or holds much. */
function textOf(cell: DomNode): string | null {
  let text = "";
  let nodes = 0;
  let node: DomNode | null = cell.firstChild;
  while (node && node !== cell) {
    if (++nodes > MOST_NODES || node.nodeName === "TABLE" || node.nodeName === "IMG") return null;
    const isRaised: boolean = node.nodeName === "SUP";
    if (isRaised) text += raised(text.trim(), node.textContent ?? "");
    else if (node.nodeType === 3) text += node.textContent ?? "";
    if (text.trim().length > LONGEST_CELL) return null;
    if (node.firstChild && !isRaised) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== cell && !node.nextSibling) node = node.parentNode;
    if (node && node !== cell) node = node.nextSibling;
  }
  return text;
}
