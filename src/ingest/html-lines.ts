import { type DomNode, rowsOf } from "./html-rows.js";
import { raised } from "./read-markup.js";

const BLOCK =
  /^(?:P|DIV|LI|H[1-6]|TR|SECTION|ARTICLE|BLOCKQUOTE|FIGCAPTION|UL|OL|TABLE|TBODY|DL|DT|DD|BR|HEADER|FOOTER|MAIN|PRE)$/u;
const SKIPPED =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|SVG|NAV|FORM|BUTTON|SELECT|DEL|S|STRIKE)$/u;
const UNSEEN = /display\s*:\s*none|visibility\s*:\s*hidden/iu;

/** What stands in no reader's sight: scripts, menus, struck and hidden text. */
const isUnseen = (node: DomNode): boolean =>
  SKIPPED.test(node.nodeName) ||
  (node.getAttribute !== undefined && UNSEEN.test(node.getAttribute("style") ?? ""));

/** The text of a tree, a line for each block and each row of a table; walks without recursion. */
export function linesOfTree(root: DomNode): string[] {
  const lines: string[] = [];
  const rows = new Map<DomNode, string | null>();
  let line = "";
  const flush = (): void => {
    if (line.trim() !== "") lines.push(line.replace(/[ \t\n\r]+/gu, " ").trim());
    line = "";
  };
  /** @returns true when what is in the node is to be walked too */
  const enter = (node: DomNode): boolean => {
    if (node.nodeName === "TABLE") for (const [row, text] of rowsOf(node)) rows.set(row, text);
    const row = node.nodeName === "TR" ? (rows.get(node) ?? null) : null;
    if (row !== null) {
      flush();
      lines.push(row);
      return false;
    }
    if (node.nodeName === "SUP") {
      line += raised(line.trimEnd().slice(-4), node.textContent ?? "");
      return false;
    }
    if (node.nodeType === 3) line += node.textContent ?? "";
    else if (BLOCK.test(node.nodeName)) flush();
    return node.nodeType === 1 && !isUnseen(node);
  };
  let node: DomNode | null = root.firstChild;
  while (node && node !== root) {
    if (enter(node) && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      if (BLOCK.test(node.nodeName)) flush();
      node = node.parentNode;
    }
    if (node && node !== root) {
      if (BLOCK.test(node.nodeName)) flush();
      node = node.nextSibling;
    }
  }
  flush();
  return lines;
}
