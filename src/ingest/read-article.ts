import { createHash } from "node:crypto";
import path from "node:path";
import { dayOfName } from "./meta-days.js";
import { dayIn, namesIn } from "./meta-rows.js";
import { type GivenMeta, readMeta } from "./meta.js";
import { readCsv } from "./read-csv.js";
import { readDocx } from "./read-docx.js";
import { ArticleReadError, LIMITS } from "./read-error.js";
import { readHtml } from "./read-html.js";
import { readPdf } from "./read-pdf.js";
import { withoutMarkup } from "./read-markup.js";
import { isMht, pageInMht } from "./read-mht.js";
import { decodeText, linesOf } from "./read-text.js";
import { assignRoles } from "./roles.js";
import type { ParsedArticle } from "./types.js";

interface RawText {
  lines: string[]; // those that are not blank
  given: GivenMeta;
}

/** The id of an article: the stem of its file's name, as facts and URLs can carry it. */
export function articleIdOf(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]+$/u, "").toLowerCase();
  const id = stem.replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
  // a name in Chinese has no letters: its hash names it
  return /[^\u0020-\u007e]/u.test(stem) || id === "" ? `${id === "" ? "a" : id}-${createHash("sha256").update(stem).digest("hex").slice(0, 8)}` : id;
}

/**
 * One file → an article: its lines with their roles, and what it says of itself.
 * @param file name or path; the ending and the first bytes tell the format
 * @throws ArticleReadError when it is empty, binary, too large, damaged, hostile or locked; nothing else
 */
export async function readArticle(file: string, bytes: Uint8Array): Promise<ParsedArticle> {
  if (bytes.length === 0) throw new ArticleReadError(file, "empty", "文件是空的 (empty file)");
  if (bytes.length > LIMITS.bytes) throw new ArticleReadError(file, "too large", `${Math.round(bytes.length / 1e6)} MB,超过 ${LIMITS.bytes / 1e6} MB (too large)`);
  const { lines, given } = await readFormat(file, bytes);
  const day = dayOfName(path.basename(file, path.extname(file)));
  return parseLines(articleIdOf(file), file, lines, day === null ? given : { ...given, day }, createHash("sha256").update(bytes).digest("hex"));
}

/** The same for a text that came without a file, as in a message. */
export function parseText(id: string, file: string, text: string, given: GivenMeta, sha256: string): ParsedArticle {
  return parseLines(id, file, linesOf(text), given, sha256);
}

/** A line that held tags alone stays as an empty paragraph, so that the others keep their numbers. */
function parseLines(id: string, file: string, raw: readonly string[], given: GivenMeta, sha256: string): ParsedArticle {
  const length = raw.reduce((sum, line) => sum + line.length, 0);
  if (length > LIMITS.characters) throw new ArticleReadError(file, "too large", `${length} 个字符,太长 (too many characters)`);
  const lines = withoutMarkup(raw);
  if (lines.every((line) => line === "")) throw new ArticleReadError(file, "no text", "没有文字 (no text in it)");
  const paragraphs = assignRoles(lines);
  return { id, paragraphs, meta: readMeta(paragraphs, given), sha256 };
}

async function readFormat(file: string, bytes: Uint8Array): Promise<RawText> {
  const ending = path.extname(file).toLowerCase();
  refuseOldOffice(bytes, file);
  const magic = String.fromCharCode(...bytes.subarray(0, 5));
  if (magic === "%PDF-" || ending === ".pdf") return { lines: linesOf(await readPdf(bytes, file)), given: {} };
  if (magic.startsWith("PK\u0003\u0004") || ending === ".docx") return { lines: linesOf(readDocx(bytes, file)), given: {} };
  if (isMht(bytes)) return readPage(decodeText(pageInMht(bytes, file), file), file);
  const text = decodeText(bytes, file);
  if (/^\.x?html?$/u.test(ending) || /^\s*(?:<!doctype html|<html)/iu.test(text.slice(0, 200))) return readPage(text, file);
  if (ending === ".md") return readMarkdown(text);
  if (ending === ".csv") return { lines: linesOf(readCsv(text)), given: {} };
  return { lines: linesOf(text), given: frontMatter(text) };
}

function readPage(html: string, file: string): RawText {
  const { text, given } = readHtml(html, file);
  return { lines: linesOf(text), given };
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Word before 2007, and any Office file with a password, lie in a container that is not read. */
function refuseOldOffice(bytes: Uint8Array, file: string): void {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 5)).toString("latin1") === "{\\rtf") throw new ArticleReadError(file, "unknown format", "是 RTF 格式,请另存为 .docx 再导入 (RTF: save it as .docx)");
  if (!OLE.every((byte, i) => bytes[i] === byte)) return;
  const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from("EncryptedPackage", "utf16le"));
  if (locked) throw new ArticleReadError(file, "password", "文件有密码,请去掉密码再导入 (password-protected)");
  throw new ArticleReadError(file, "unknown format", "是旧的 Word 格式 (.doc),请另存为 .docx 再导入 (old Word format: save it as .docx)");
}

const FRONT = /^\uFEFF?---\r?\n([\s\S]{0,5000}?)\r?\n---\r?\n/u;

/** `key: value` lines between two rules at the top of a file. */
function frontMatter(text: string): GivenMeta {
  const block = FRONT.exec(text)?.[1];
  if (block === undefined) return {};
  const value = (...keys: string[]): string | null => {
    for (const key of keys) {
      const found = new RegExp(`^${key}\\s*[::]\\s*(.+)$`, "imu").exec(block)?.[1]?.trim().replace(/^["'“]|["'”]$/gu, "");
      if (found) return found;
    }
    return null;
  };
  const title = value("title", "标题");
  const publisher = value("source", "publisher", "来源");
  const published = dayIn(value("date", "published", "日期", "时间") ?? "");
  const authors = namesIn((value("authors?", "作者") ?? "").replace(/[[\]"']/gu, "").replace(/,/gu, " "));
  return { ...(title && { title }), ...(publisher && { publisher }), ...(published && { published }), ...(authors.length > 0 && { authors }) };
}

const MARKS = /^\s{0,3}#{1,6}\s+|^\s{0,3}>\s?|^\s*[-*+]\s+(?=\S)/u;
const LINK = /(?<image>!?)\[(?<words>[^[\]]{0,300})\]\([^()]{0,500}\)/gu;

/** Marks of Markdown go, its lines stay: paragraph numbers are those of the input. */
function readMarkdown(text: string): RawText {
  const given = frontMatter(text);
  const heads = FRONT.test(text) ? linesOf(FRONT.exec(text)?.[0] ?? "").length : 0;
  const lines = linesOf(text).map((line, i) => (i < heads || /^`{3}/u.test(line) ? "" : plainLine(line)));
  const heading = /^#\s+(.+)$/mu.exec(text)?.[1]?.trim();
  return { lines, given: { ...(heading && { title: withoutMarkup([plainLine(heading)])[0] ?? heading }), ...given } };
}

function plainLine(line: string): string {
  const words = line.replace(MARKS, "").replace(/\*\*|__|`/gu, "").replace(LINK, (_, image: string, inner: string) => `${image && "[图片]"}${inner}`);
  return words.replace(/\\(?=[*_#\[\]()`~>.!-])/gu, "");
}
