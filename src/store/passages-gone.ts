import type Database from "libsql";
import { z } from "zod";

/** Articles that were taken out while their rows are still there: hidden from one moment to the next, cleared a little at a time. */
export const GONE_SCHEMA = "CREATE TABLE IF NOT EXISTS gone (article TEXT PRIMARY KEY, upto INTEGER NOT NULL);"; // rows with a higher number came after

const Left = z.object({ article: z.string(), upto: z.number() });
const Numbered = z.object({ number: z.number() });

/** The numbers of rows that nobody may see any more, kept over restarts. */
export class GoneRows {
  private readonly waiting = new Map<string, number[]>(); // by article, in the order of leaving
  readonly numbers = new Set<number>();

  constructor(private readonly database: Database.Database) {
    for (const row of database.prepare("SELECT article, upto FROM gone").all()) {
      const { article, upto } = Left.parse(row);
      this.take(article, upto);
    }
  }

  private take(article: string, upto: number): number[] {
    const rows = this.database.prepare("SELECT number FROM passages WHERE article = ? AND number <= ?").all(article, upto);
    const left = rows.map((row) => Numbered.parse(row).number).filter((number) => !this.numbers.has(number));
    for (const number of left) this.numbers.add(number);
    if (left.length > 0) this.waiting.set(article, [...(this.waiting.get(article) ?? []), ...left]);
    return left;
  }

  /** Hides what there is of an article. @returns how many rows that are */
  hide(article: string): number {
    const upto = Numbered.parse(this.database.prepare("SELECT coalesce(max(number), 0) AS number FROM passages WHERE article = ?").get(article)).number;
    const left = this.take(article, upto).length;
    if (left > 0) this.database.prepare("INSERT OR REPLACE INTO gone VALUES (?, ?)").run(article, upto);
    return left;
  }

  /** Some rows to clear, of one article. */
  some(limit: number): number[] {
    for (const numbers of this.waiting.values()) return numbers.slice(0, limit);
    return [];
  }

  /** Notes on disk that these rows of `some` are cleared; within the transaction that clears them. */
  settle(cleared: readonly number[]): void {
    for (const [article, numbers] of this.waiting) {
      if (numbers.every((number) => cleared.includes(number))) this.database.prepare("DELETE FROM gone WHERE article = ?").run(article);
      return;
    }
  }

  /** Forgets rows that are no more there. */
  forget(cleared: readonly number[]): void {
    for (const number of cleared) this.numbers.delete(number);
    for (const [article, numbers] of this.waiting) {
      const left = numbers.filter((number) => this.numbers.has(number));
      if (left.length === numbers.length) continue;
      if (left.length > 0) this.waiting.set(article, left);
      else this.waiting.delete(article);
    }
  }
}
