import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** An article's own text file, which stays outside the project. */
export interface Original {
  id: string; // the stem of its file name
  file: string; // as given: "…/kaizhou-2018.txt"
  sha256: string; // of its bytes
  paragraphs: string[]; // trimmed; paragraph n stands at n - 1
}

/**
 * Reads every .txt file of a folder.
 * @throws Error when the folder does not exist
 */
export function readOriginals(folder: string): Original[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
  return names.map((name) => {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { id: name.slice(0, -".txt".length), file, sha256, paragraphs: splitParagraphs(bytes.toString("utf8")) };
  });
}

/** Paragraph n is the nth non-blank line, from 1, before any cleaning; a line with only an ideographic space is blank. */
export function splitParagraphs(text: string): string[] {
  return text.replace(/^\uFEFF/u, "").split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== "");
}
