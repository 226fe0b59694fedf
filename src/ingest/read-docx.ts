import { unzipDocument } from "./docx-zip.js";
import { linesOfXml } from "./docx-lines.js";
import { ArticleReadError } from "./read-error.js";

const MAIN = "word/document.xml";
const NOTES = ["word/footnotes.xml", "word/endnotes.xml"] as const;

/** The paragraphs of a .docx, one a line, a row of a table a line; foot- and endnotes behind them. */
export function readDocx(bytes: Uint8Array, file: string): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ArticleReadError(file, "damaged", "不是 .docx 文件 (not a .docx)");
  const parts = unzipDocument(bytes, file);
  const main =
    parts.get(MAIN) ?? [...parts].find(([name]) => /^word\/document\d*\.xml$/u.test(name))?.[1];
  if (main === undefined)
    throw new ArticleReadError(file, "damaged", "文档里没有正文 (damaged .docx: no document part)");
  return [main, ...NOTES.map((name) => parts.get(name))]
    .flatMap((part) => (part === undefined ? [] : linesOfXml(part.toString("utf8"))))
    .join("\n");
}
