import { dayIn } from "./meta-rows.js";
import type { Paragraph } from "./types.js";

const COMPACT = /(?<!\d)(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/u;
const DASHED = /(?<!\d)(?:19|20)\d{2}[-._](?:0?[1-9]|1[0-2])[-._](?:0?[1-9]|[12]\d|3[01])(?!\d)/u;
const FULL = 40; // characters of a paragraph that tells something

/** The day that a file is named after: "20240829.md", "news-2024-08-29.txt", "2024年8月29日.docx"; null when it is not. */
export function dayOfName(stem: string): string | null {
  const { y, m, d } = COMPACT.exec(stem)?.groups ?? {};
  if (y !== undefined) return `${y}-${m ?? ""}-${d ?? ""}`;
  const dashed = DASHED.exec(stem)?.[0];
  return dayIn(dashed === undefined ? stem : dashed.replace(/[._]/gu, "-"));
}

/** "《山谷播报》 (20240829)": the paper and its day, no headline. */
export const isMasthead = (line: string): boolean =>
  /^《[^《》]{2,12}》\s?\(?(?:19|20)\d{6}\)?$/u.test(line);

/**
 * True for paragraphs whose date is that of the article: those above its text and those below it.
 * A day between is told of (a term's end, a row of a table).
 */
export function createDateline(paragraphs: readonly Paragraph[]): (at: number) => boolean {
  const tells = ({ role, text }: Paragraph): boolean => role === "body" && text.length >= FULL;
  const first = paragraphs.findIndex(tells);
  const last = paragraphs.findLastIndex(tells);
  return (at) => first < 0 || at <= first || at > last;
}
