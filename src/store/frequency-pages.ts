import type Database from "libsql";
import { z } from "zod";
import { BLOCK, Frequencies } from "../retrieve/passages/frequencies.js";

/** Counts in pages, and behind them a journal of single steps: writing all pages, 4 MB, with every article would stop answers. */
export const FREQUENCY_SCHEMA = `
  CREATE TABLE IF NOT EXISTS frequencies (page INTEGER PRIMARY KEY, counts BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS counted (number INTEGER PRIMARY KEY, steps BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value INTEGER NOT NULL);`;

const FOLD = 1 << 21; // steps in the journal, 8 MB, before they are folded into the pages

const Bytes = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)]); // libsql gives either
const Page = z.object({ page: z.number(), counts: Bytes });
const Journal = z.object({ steps: Bytes });
const Value = z.object({ value: z.number() }).optional();

/** The frequencies of a database, kept with every change. */
export class KeptFrequencies {
  readonly frequencies = new Frequencies();
  private steps = 0; // in the journal

  constructor(private readonly database: Database.Database) {
    const { counts } = this.frequencies;
    for (const row of database.prepare("SELECT page, counts FROM frequencies").all()) {
      const page = Page.parse(row);
      counts.set(numbersIn(page.counts), page.page * BLOCK);
    }
    for (const row of database.prepare("SELECT steps FROM counted ORDER BY number").all()) {
      const steps = numbersIn(Journal.parse(row).steps);
      this.frequencies.apply(steps);
      this.steps += steps.length;
    }
    this.frequencies.passages = this.value("passages");
    this.frequencies.total = this.value("total");
    this.frequencies.takeSteps();
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
    if (this.steps > FOLD) this.fold();
    else this.database.prepare("INSERT INTO counted (steps) VALUES (?)").run([Buffer.from(steps.buffer, steps.byteOffset, steps.byteLength)]); // bare it would be taken for named values
    this.setValue("passages", this.frequencies.passages);
    this.setValue("total", this.frequencies.total);
  }

  private fold(): void {
    const put = this.database.prepare("INSERT OR REPLACE INTO frequencies VALUES (?, ?)");
    const { counts } = this.frequencies;
    for (let page = 0; page * BLOCK < counts.length; page++) {
      put.run(page, Buffer.from(counts.slice(page * BLOCK, (page + 1) * BLOCK).buffer));
    }
    this.database.exec("DELETE FROM counted");
    this.steps = 0;
  }
}

const numbersIn = (bytes: Uint8Array | ArrayBuffer): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);
