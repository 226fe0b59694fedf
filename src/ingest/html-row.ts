/** What the walk over a page needs of its tree. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  parentNode: DomNode | null;
}

const LONGEST_CELL = 40; // characters; a table with longer cells lays out a page
const MOST_CELLS = 20;
const MOST_NODES = 60; // of one cell

/** The cells of a table's row, a bar between them: 指标 | 2020年 | 2021年; null for a row that only lays out the page. */
export function rowOf(row: DomNode): string | null {
  const cells: string[] = [];
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.nodeName !== "TD" && child.nodeName !== "TH") continue;
    const text = textOf(child);
    if (text === null || cells.length >= MOST_CELLS) return null;
    cells.push(text.replace(/[\s|]+/gu, " ").trim());
  }
  return cells.filter((text) => text !== "").length < 2 ? null : cells.join(" | ");
}

/** The text of a short cell; null when it is long or holds much. */
function textOf(cell: DomNode): string | null {
  let text = "";
  let nodes = 0;
  let node: DomNode | null = cell.firstChild;
  while (node && node !== cell) {
    if (++nodes > MOST_NODES || node.nodeName === "TABLE" || node.nodeName === "IMG") return null;
    if (node.nodeType === 3) text += node.textContent ?? "";
    if (text.trim().length > LONGEST_CELL) return null;
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== cell && !node.nextSibling) node = node.parentNode;
    if (node && node !== cell) node = node.nextSibling;
  }
  return text;
}
