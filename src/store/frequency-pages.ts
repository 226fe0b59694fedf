import type Database from "libsql";
import { z } from "zod";
import { BLOCK, Frequencies, keyIn } from "../retrieve/passages/frequencies.js";

/**
 * Counts in pages, and a journal of single steps: writing all pages, 4 MB, with every article would stop answers. A page says
 * up to which entry of the journal it holds the steps.
 */
export const FREQUENCY_SCHEMA = `
  CREATE TABLE IF NOT EXISTS frequencies (page INTEGER PRIMARY KEY, upto INTEGER NOT NULL, counts BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS counted (number INTEGER PRIMARY KEY AUTOINCREMENT, steps BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value INTEGER NOT NULL);`;

const JOURNAL = 1 << 21; // steps, 8 MB, before they are folded into the pages
const FOLDED = 16; // pages written in one step of folding, 256 KB
const CLEARED = 4; // entries of the journal taken out in one step; of adding one by one some 20 KB each

const Bytes = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)]); // libsql gives either
const Page = z.object({ page: z.number(), upto: z.number(), counts: Bytes });
const Entry = z.object({ number: z.number(), steps: Bytes });
const Value = z.object({ value: z.number() }).optional();

/** How far folding has come. */
interface Folding {
  page: number; // the next to write
  upto: number; // entries of the journal that may leave when all pages are written
}

/** The frequencies of a database, kept with every change. */
export class KeptFrequencies {
  readonly frequencies = new Frequencies();
  private steps = 0; // in the journal since folding began last
  private last = 0; // entry of the journal
  private folding: Folding | null = null;

  /** @param journal how many steps the journal may hold before it is folded */
  constructor(private readonly database: Database.Database, private readonly journal = JOURNAL) {
    const upto = this.readPages();
    for (const row of database.prepare("SELECT number, steps FROM counted ORDER BY number").all()) {
      const { number, steps } = Entry.parse(row);
      const all = numbersIn(steps);
      this.frequencies.apply(all.filter((step) => number > (upto.get(Math.floor(keyIn(step) / BLOCK)) ?? 0)));
      this.steps += all.length;
      this.last = number;
    }
    this.frequencies.passages = this.value("passages");
    this.frequencies.total = this.value("total");
    this.frequencies.takeSteps();
  }

  /** @returns for each page up to which entry of the journal it holds the steps */
  private readPages(): Map<number, number> {
    const upto = new Map<number, number>();
    for (const row of this.database.prepare("SELECT page, upto, counts FROM frequencies").all()) {
      const page = Page.parse(row);
      this.frequencies.counts.set(numbersIn(page.counts), page.page * BLOCK);
      upto.set(page.page, page.upto);
    }
    return upto;
  }

  value(name: string): number {
    return Value.parse(this.database.prepare("SELECT value FROM about WHERE name = ?").get(name))?.value ?? 0;
  }

  setValue(name: string, value: number): void {
    this.database.prepare("INSERT OR REPLACE INTO about VALUES (?, ?)").run(name, value);
  }

  /** Writes what was counted since the last time; within the transaction of the texts that were counted. */
  save(): void {
    const steps = this.frequencies.takeSteps();
    if (steps.length === 0) return;
    this.steps += steps.length;
    this.last = Number(this.database.prepare("INSERT INTO counted (steps) VALUES (?)").run([bytesOf(steps)]).lastInsertRowid); // bare it would be taken for named values
    this.setValue("passages", this.frequencies.passages);
    this.setValue("total", this.frequencies.total);
  }

  /** Whether the journal is long enough for `fold`. */
  get mayFold(): boolean {
    return this.folding !== null || this.steps > this.journal;
  }

  /** One step of folding the journal into the pages; within a transaction, with nothing counted that is not saved. */
  fold(): void {
    if (this.folding === null) {
      this.folding = { page: 0, upto: this.last };
      this.steps = 0;
    }
    if (this.folding.page * BLOCK < this.frequencies.counts.length) this.writePages(this.folding);
    else if (!this.clearJournal(this.folding)) this.folding = null;
  }

  private writePages(folding: Folding): void {
    const put = this.database.prepare("INSERT OR REPLACE INTO frequencies VALUES (?, ?, ?)");
    const { counts } = this.frequencies;
    const end = Math.min(folding.page + FOLDED, counts.length / BLOCK);
    for (; folding.page < end; folding.page++) {
      put.run(folding.page, this.last, bytesOf(counts.subarray(folding.page * BLOCK, (folding.page + 1) * BLOCK)));
    }
  }

  /** @returns whether there was anything to clear */
  private clearJournal({ upto }: Folding): boolean {
    const clear = this.database.prepare("DELETE FROM counted WHERE number IN (SELECT number FROM counted WHERE number <= ? ORDER BY number LIMIT ?)");
    return clear.run(upto, CLEARED).changes > 0;
  }
}

const numbersIn = (bytes: Uint8Array | ArrayBuffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
const bytesOf = (numbers: Uint32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
