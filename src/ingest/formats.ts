/** The endings of files that are read as articles. */
export const FORMATS: ReadonlySet<string> = new Set([
  ".txt",
  ".md",
  ".html",
  ".htm",
  ".mht",
  ".mhtml",
  ".csv",
  ".docx",
  ".pdf",
]);
