import type Database from "libsql";
import { z } from "zod";
import type { Passage } from "../retrieve/passages/index.js";

/** A number is never given twice, so that what left under it stays gone. */
export const ROWS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL, paragraph INTEGER NOT NULL,
    text TEXT NOT NULL, extra TEXT NOT NULL, regions TEXT NOT NULL, counted TEXT);
  CREATE INDEX IF NOT EXISTS passages_article ON passages (article);`;

const Row = z.object({
  number: z.number(), id: z.string(), article: z.string(), paragraph: z.number(),
  text: z.string(), extra: z.string(), regions: z.string(),
  counted: z.string().nullable(), // the words that were counted, to count them out without cutting again
});
export type PassageRow = z.infer<typeof Row>;

/** The passages themselves, a row each. Its statements are prepared once: preparing costs more than most of them. */
export class PassageRows {
  readonly #get: Database.Statement;
  readonly #known: Database.Statement;
  readonly #put: Database.Statement;
  readonly #remove: Database.Statement;

  constructor(database: Database.Database) {
    this.#get = database.prepare("SELECT * FROM passages WHERE number = ?");
    this.#known = database.prepare("SELECT number FROM passages WHERE id = ?");
    this.#put = database.prepare("INSERT INTO passages (id, article, paragraph, text, extra, regions, counted) VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#remove = database.prepare("DELETE FROM passages WHERE number = ?");
  }

  get(number: number): PassageRow | undefined {
    return Row.optional().parse(this.#get.get(number));
  }

  numberOf(id: string): number | undefined {
    return Row.pick({ number: true }).optional().parse(this.#known.get(id))?.number;
  }

  /** @param counted the words that were counted, null when none were @returns the row's number */
  put({ id, article, paragraph, text, extra = "", regions = [] }: Passage, counted: readonly string[] | null): number {
    return Number(this.#put.run(id, article, paragraph, text, extra, JSON.stringify(regions), counted?.join(" ") ?? null).lastInsertRowid);
  }

  remove(number: number): void {
    this.#remove.run(number);
  }
}

export function toPassage({ id, article, paragraph, text, extra, regions }: PassageRow): Passage {
  const listed = z.array(z.string()).parse(JSON.parse(regions));
  return { id, article, paragraph, text, ...(listed.length > 0 ? { regions: listed } : {}), ...(extra ? { extra } : {}) };
}
