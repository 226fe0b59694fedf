import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { depthOf } from "./depth.js";
import { type CaptionDocument, markCaptions } from "./html-captions.js";
import { type DomNode, rowOf } from "./html-row.js";
import { dayIn } from "./meta-rows.js";
import type { GivenMeta } from "./meta.js";
import { ArticleReadError, LIMITS } from "./read-error.js";

const BLOCK = /^(?:P|DIV|LI|H[1-6]|TR|SECTION|ARTICLE|BLOCKQUOTE|FIGCAPTION|UL|OL|TABLE|TBODY|DL|DT|DD|BR|HEADER|FOOTER|MAIN|PRE)$/u;
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|SVG|NAV|FORM|BUTTON|SELECT)$/u;


/** The text of a tree, a line for each block; walks without recursion. */
function linesOfTree(root: DomNode): string[] {
  const lines: string[] = [];
  let line = "";
  const flush = (): void => {
    if (line.trim() !== "") lines.push(line.replace(/[ \t\n\r]+/gu, " ").trim());
    line = "";
  };
  let node: DomNode | null = root.firstChild;
  while (node && node !== root) {
    const row: string | null = node.nodeName === "TR" ? rowOf(node) : null;
    if (row !== null) {
      flush();
      lines.push(row);
    } else if (node.nodeType === 3) line += node.textContent ?? "";
    else if (BLOCK.test(node.nodeName)) flush();
    if (row === null && node.nodeType === 1 && node.firstChild && !SKIPPED.test(node.nodeName)) {
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

/** The article of a page, one paragraph a line, and what its head says of it. */
export function readHtml(html: string, file: string): { text: string; given: GivenMeta } {
  if (/<!ENTITY/iu.test(html.slice(0, 20_000))) throw new ArticleReadError(file, "hostile", "网页里定义了实体,不读 (entity declarations)");
  if (depthOf(html) > LIMITS.depth) throw new ArticleReadError(file, "hostile", `网页嵌套超过 ${LIMITS.depth} 层 (nested too deep)`);
  const { document } = parseHTML(/<html[\s>]/iu.test(html) ? html : `<html><head></head><body>${html}</body></html>`);
  const given = givenBy(document);
  markCaptions(document as unknown as CaptionDocument);
  const whole = linesOfTree(document.body as unknown as DomNode);
  let lines = whole;
  try {
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], { charThreshold: 120, maxElemsToParse: 50_000 }).parse();
    if (article?.content) {
      const content = linesOfTree(parseHTML(`<html><body>${article.content}</body></html>`).document.body as unknown as DomNode);
      if (content.join("").length >= 80) lines = withHead(content, whole, given.title ?? null);
    }
  } catch {
    lines = whole; // too many elements for the reader: the page's text as it stands
  }
  return { text: lines.join("\n"), given };
}

/** Title and byline stand before the body in the page; the reader often drops them. */
function withHead(content: string[], whole: readonly string[], title: string | null): string[] {
  const first = whole.findIndex((line) => line === content[0]);
  const near = first > 0 ? whole.slice(Math.max(0, first - 6), first).filter((line) => /(?:来源|时间|作者|记者|编辑|來源|時間|編輯)\s?[::]|\d{4}[-年]\d{1,2}/u.test(line) && line.length < 120) : [];
  const head = title && !content.slice(0, 3).includes(title) ? [title] : [];
  return [...head, ...near.filter((line) => !content.includes(line)), ...content];
}

interface Head {
  title?: string;
  querySelector(selector: string): { getAttribute(name: string): string | null; textContent: string | null } | null;
}

function givenBy(document: Head): GivenMeta {
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const value = document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute("content")?.trim();
      if (value) return value;
    }
    return null;
  };
  const heading = document.querySelector("h1")?.textContent?.trim();
  const titled = (document.title ?? "").split(/[_|]|\s-\s/u)[0]?.trim();
  const title = heading || meta("ArticleTitle", "og:title") || titled || null;
  const publisher = meta("ContentSource", "source", "mediaid", "article:publisher");
  const day = dayIn(meta("PubDate", "publishdate", "article:published_time", "date") ?? "");
  const author = meta("author", "Author", "article:author");
  return { ...(title && { title }), ...(publisher && { publisher }), ...(day && { published: day }), ...(author && /^\p{Script=Han}{2,4}$/u.test(author) && { authors: [author] }) };
}
