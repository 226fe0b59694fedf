import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { depthOf } from "./depth.js";
import { type CaptionDocument, markCaptions } from "./html-captions.js";
import { linesOfTree } from "./html-lines.js";
import { givenBy, type PageDocument } from "./html-meta.js";
import type { DomNode } from "./html-rows.js";
import type { GivenMeta } from "./meta.js";
import { ArticleReadError, LIMITS } from "./read-error.js";

/** The article of a page, one paragraph a line, and what its head says of it. */
export function readHtml(html: string, file: string): { text: string; given: GivenMeta } {
  if (/<!ENTITY/iu.test(html.slice(0, 20_000))) throw new ArticleReadError(file, "hostile", "网页里定义了实体,不读 (entity declarations)");
  if (depthOf(html) > LIMITS.depth) throw new ArticleReadError(file, "hostile", `网页嵌套超过 ${LIMITS.depth} 层 (nested too deep)`);
  const { document } = parseHTML(/<html[\s>]/iu.test(html) ? html : `<html><head></head><body>${html}</body></html>`);
  const given = givenBy(document as unknown as PageDocument, html);
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
