import type { Mention } from "../places/index.js";
import type { Span } from "../text/sentences.js";
import type { Paragraph } from "./types.js";

/** A part of a page that stands by itself: an item of a broadcast, from its heading to the next. */
export interface Story {
  heading: Paragraph | null;
  paragraphs: Paragraph[]; // the heading first
}

/** The headings and what follows each. */
export function storiesOf(paragraphs: readonly Paragraph[]): Story[] {
  const stories: Story[] = [];
  for (const paragraph of paragraphs) {
    const heading = paragraph.role === "heading" ? paragraph : null;
    const last = stories.at(-1);
    if (!last || heading) stories.push({ heading, paragraphs: [paragraph] });
    else last.paragraphs.push(paragraph);
  }
  return stories;
}

const DIGEST = /联播|早报|晚报|早新闻|晚新闻|早餐|摘要|要闻|快讯|盘点|一周|速览|集锦|简报|新闻汇总/u;
const FEWEST = 4; // stories of a page of many

/** A broadcast or a digest: many stories, each of a place of its own. @param title simplified */
export function isDigest(stories: readonly Story[], title: string | null, found: ReadonlyMap<number, readonly Mention[]>): boolean {
  const told = stories.filter(({ heading, paragraphs }) => heading !== null && paragraphs.some(({ role }) => role === "body"));
  if (told.length < FEWEST) return false;
  if (title !== null && DIGEST.test(title)) return true;
  const titled = title !== null && [...found].some(([n, mentions]) => n <= 3 && mentions.some(({ start }) => start < title.length));
  if (titled) return false;
  const places = told.map(({ paragraphs }) => found.get(paragraphs[0]?.n ?? 0)?.[0]?.place.id ?? null);
  return new Set(places.filter((id) => id !== null)).size >= Math.max(3, told.length / 3);
}

const BREAK = /[。!?…”)]\s+/gu;
const HEADLINE = /^\s*(?:\p{Script=Han}|[\d“”·、()%.\s-]){6,45}?\s(?=\p{Script=Han})/u;

/** A stretch of a paragraph that was a paragraph of its own in a page. */
export interface Segment {
  start: number;
  end: number;
  headline: boolean; // names what the next ones tell
}

/**
 * The stretches of a paragraph in which blanks are all that is left of a page's paragraphs.
 * @param digest a page of many stories, whose stretches may begin with headlines
 */
export function segmentsOf(folded: string, digest: boolean): Segment[] {
  const ends = [...folded.matchAll(BREAK)].map(({ index, 0: mark }) => index + mark.length);
  return [...ends, folded.length].flatMap((end, i, all) => {
    const start = all[i - 1] ?? 0;
    if (start >= end) return [];
    const line = digest ? (HEADLINE.exec(folded.slice(start, end))?.[0].length ?? 0) : 0;
    const told = { start: start + line, end, headline: false };
    return line > 0 ? [{ start, end: start + line, headline: true }, told] : [told];
  });
}

/** A sentence without the headline that runs into it. */
export function cutAtHeadlines(sentence: Span, segments: readonly Segment[]): Span[] {
  const line = segments.find(({ headline, end }) => headline && end > sentence.start && end < sentence.end);
  return line ? [{ start: sentence.start, end: line.end }, { start: line.end, end: sentence.end }] : [sentence];
}
