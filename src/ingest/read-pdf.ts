import { createRequire } from "node:module";
import path from "node:path";
import { ArticleReadError, LIMITS } from "./read-error.js";

interface TextPiece {
  str: string;
  transform: number[]; // [.., .., .., height, x, y]
  width: number;
  height: number;
}

interface Line {
  y: number;
  x: number;
  right: number;
  height: number;
  text: string;
}

const HAN_END = /[\p{Script=Han},、;:,“‘(]$/u;

/** Pieces on one height make a line. */
function linesOfPage(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    if (piece.str === "") continue;
    const [, , , , x = 0, y = 0] = piece.transform;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < Math.max(2, last.height / 2) && x >= last.x) {
      last.text += piece.str;
      last.right = Math.max(last.right, x + piece.width);
    } else if (piece.str.trim() !== "") lines.push({ x, y, right: x + piece.width, height: piece.height || 10, text: piece.str });
  }
  return lines;
}

/** Lines that reach the right margin run on; a new paragraph is indented, or follows a short line or a gap. */
function joinLines(lines: readonly Line[]): string[] {
  const right = Math.max(0, ...lines.map((line) => line.right));
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const runsOn =
      last !== undefined && last.right > right - 2.5 * last.height && Math.abs(last.height - line.height) < 1.5 && last.y - line.y < 2.6 * line.height && last.y > line.y && line.x < last.x + 0.5 * line.height;
    const indented = last !== undefined && line.x > last.x + 1.2 * line.height;
    if (runsOn && !indented && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += (HAN_END.test(last?.text ?? "") || /^\p{Script=Han}/u.test(line.text) ? "" : " ") + line.text.trim();
    else paragraphs.push(line.text.trim());
    last = line;
  }
  return paragraphs;
}

/** The paragraphs of a .pdf, one a line; columns and tables as the file orders them. */
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
    if (document.numPages > LIMITS.pages) throw new ArticleReadError(file, "too large", `有 ${document.numPages} 页,太长 (too many pages)`);
    const lines: Line[] = [];
    const out: string[] = [];
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      lines.push(...linesOfPage(items.filter((item) => "str" in item) as TextPiece[]));
      out.push(...joinLines(lines.splice(0)));
    }
    return out.join("\n");
  } catch (error) {
    if (error instanceof ArticleReadError) throw error;
    if (error instanceof Error && error.name === "PasswordException") throw new ArticleReadError(file, "password", "文件有密码 (password-protected)");
    throw new ArticleReadError(file, "damaged", `读不了这个 PDF (damaged .pdf: ${error instanceof Error ? error.message : String(error)})`);
  } finally {
    await task.destroy();
  }
}
