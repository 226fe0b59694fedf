import { createRequire } from "node:module";
import path from "node:path";
import { paragraphsOf } from "./pdf-paragraphs.js";
import { columnsOfPage, type Row, type TextPiece } from "./pdf-rows.js";
import { ArticleReadError, LIMITS } from "./read-error.js";

const SEEN =
  /[\u0020-\u007e\u00a0-\u00ff\u2010-\u203f\u2103\u2160-\u217f\u2460-\u2473\u25a0-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu;
const LEAST_READABLE = 0.7; // of a text's characters

/** A font whose codes stand for glyphs, not for characters, gives signs of no script. */
const isReadable = (text: string): boolean =>
  (text.match(SEEN)?.length ?? 0) >= text.length * LEAST_READABLE;

/** @throws ArticleReadError where there is no text to be read in the pages, and why */
function checkText(text: string, file: string): void {
  if (text.trim() === "")
    throw new ArticleReadError(
      file,
      "scan",
      "没有文字,像是扫描件,要先做文字识别(OCR)再导入 (a scan without text: it needs OCR)",
    );
  if (!isReadable(text))
    throw new ArticleReadError(
      file,
      "scan",
      "字体没有字符对照表(ToUnicode),文字读不出来,要做文字识别(OCR)或另存为 .docx (its font does not tell its characters)",
    );
}

/**
 * The paragraphs of a .pdf, one a line: columns one after the other, tables as rows with bars between the cells.
 * @throws ArticleReadError "scan" when its pages are pictures, or its font does not tell its characters
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<string> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const root = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: `${path.join(root, "cmaps")}${path.sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(root, "standard_fonts")}${path.sep}`,
  });
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pages)
      throw new ArticleReadError(
        file,
        "too large",
        `有 ${document.numPages} 页,太长 (too many pages)`,
      );
    const columns: Row[][] = [];
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      columns.push(...columnsOfPage(items.filter((item) => "str" in item) as TextPiece[]));
    }
    const text = paragraphsOf(columns).join("\n");
    checkText(text, file);
    return text;
  } catch (error) {
    if (error instanceof ArticleReadError) throw error;
    if (error instanceof Error && error.name === "PasswordException")
      throw new ArticleReadError(file, "password", "文件有密码 (password-protected)");
    throw new ArticleReadError(
      file,
      "damaged",
      `读不了这个 PDF (damaged .pdf: ${error instanceof Error ? error.message : String(error)})`,
    );
  } finally {
    await task.destroy();
  }
}
