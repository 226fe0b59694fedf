import { createHash } from "node:crypto";
import type Database from "libsql";
import { z } from "zod";
import type { Passage } from "../retrieve/passages/index.js";

export const MAKES_SCHEMA = "CREATE TABLE IF NOT EXISTS makes (article TEXT PRIMARY KEY, make TEXT NOT NULL) WITHOUT ROWID;";

const Row = z.object({ article: z.string(), make: z.string() });

/** From which passages an article's part of an index was made; what is noted is complete in the index. */
export class ArticleMakes {
  constructor(private readonly database: Database.Database) {}

  all(): Map<string, string> {
    const rows = this.database.prepare("SELECT article, make FROM makes").all().map((row) => Row.parse(row));
    return new Map(rows.map(({ article, make }) => [article, make]));
  }

  note(article: string, make: string): void {
    this.database.prepare("INSERT OR REPLACE INTO makes VALUES (?, ?)").run(article, make);
  }

  forget(article: string): void {
    this.database.prepare("DELETE FROM makes WHERE article = ?").run(article);
  }
}

/** The same for the same passages of an article, another when a letter of them changed. */
export function makeOf(passages: readonly Passage[]): string {
  const hash = createHash("sha256");
  for (const { id, text, extra = "", regions = [] } of passages) hash.update(JSON.stringify([id, text, extra, regions]));
  return hash.digest("base64url");
}
