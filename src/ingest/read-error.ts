/** Why a file cannot be read as an article. */
export type ReadFailure = "empty" | "binary" | "too large" | "password" | "damaged" | "hostile" | "no text" | "scan" | "unknown format";

/** A file that is no readable article; the message names it and is fit for people. */
export class ArticleReadError extends Error {
  constructor(
    readonly file: string,
    readonly failure: ReadFailure,
    detail: string,
  ) {
    super(`${file}: ${detail}`);
    this.name = "ArticleReadError";
  }
}

/** Limits beyond which a file is no news article. */
export const LIMITS = {
  bytes: 20_000_000, // of the file
  unpacked: 80_000_000, // of all parts of a .docx
  ratio: 200, // unpacked against packed
  characters: 2_000_000, // of the text
  depth: 2_000, // of nested elements in a page
  pages: 300, // of a .pdf
} as const;
