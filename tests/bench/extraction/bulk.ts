import type { ArticleIngester } from "../../../src/ingest-article.js";
import type { GoldArticle } from "./gold.js";

/** What reading many articles costs. */
export interface Bulk {
  articles: number;
  seconds: number; // of processor time
  megabytes: number; // resident memory at the end more than after the first tenth
}

/**
 * Reads `count` articles of 3,000 characters: paragraphs of the originals in turn, each article under its own name.
 * Nothing of them is kept, so the memory must stay flat.
 */
export async function readMany(gold: readonly GoldArticle[], ingester: ArticleIngester, count: number): Promise<Bulk> {
  const paragraphs = gold.flatMap(({ article }) => article.paragraphs.filter(({ role }) => role === "body").map(({ text }) => text));
  let at = 0;
  let early = 0;
  const started = process.cpuUsage();
  for (let n = 0; n < count; n++) {
    let text = "";
    while (text.length < 3_000) text += `${paragraphs[at++ % paragraphs.length] ?? ""}\n`;
    await ingester.ingest(`article-${n}.txt`, new TextEncoder().encode(text.slice(0, 3_000)));
    if (n === Math.floor(count / 10)) early = process.memoryUsage.rss();
  }
  const { user, system } = process.cpuUsage(started);
  return { articles: count, seconds: (user + system) / 1e6, megabytes: (process.memoryUsage.rss() - early) / 1e6 };
}
