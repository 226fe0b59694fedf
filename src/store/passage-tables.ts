import type Database from "libsql";
import { z } from "zod";

/**
 * Rows of one table. FTS5 merges the list of a word in one go, 55 ns a row: in one table of a million rows the list of a word
 * that stands in nearly all of them would stop answers for 50 ms, here for 7.
 */
const ROWS = 1 << 17;

const MERGED = 8; // pages merged in one step; some 5 are written again, sooner or later, for the 4 passages added in one

/** Words are cut before: nothing is split again but at blanks. A table that merges by itself would do it when it likes. */
const schemaOf = (name: string): string => `
  CREATE VIRTUAL TABLE ${name} USING fts5(body, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '.@'");
  INSERT INTO ${name} (${name}, rank) VALUES ('automerge', 0);`;

// Of the tables that no row is added to any more, those before this number have been merged to one piece each, which is read a quarter faster.
const WHOLE_SCHEMA = "CREATE TABLE IF NOT EXISTS whole (upto INTEGER NOT NULL);";

const Whole = z.object({ upto: z.number() });
const Count = z.object({ count: z.number() });
const Name = z.object({ name: z.string() });
const List = z.object({ numbers: z.string().nullable() });

interface Table {
  readonly put: Database.Statement;
  readonly remove: Database.Statement;
  readonly list: Database.Statement;
  readonly merge: Database.Statement;
  settled: boolean; // nothing to merge
}

/** The words of all rows, in FTS5 tables of so many rows each: words0 for the first, words1 … */
export class WordTables {
  private readonly tables = new Map<number, Table>(); // rising
  private readonly changes: Database.Statement;
  private whole = 0; // the first table that may not be of one piece yet

  /** @param rows of one table; an index goes on with the number it was made with */
  constructor(private readonly database: Database.Database, private readonly rows = ROWS) {
    database.exec(WHOLE_SCHEMA);
    this.whole = Whole.optional().parse(database.prepare("SELECT upto FROM whole").get())?.upto ?? 0;
    this.changes = database.prepare("SELECT total_changes() AS count");
    this.read();
    this.dropEmpty();
  }

  /** Reads which tables there are; anew after a transaction that was taken back. */
  read(): void {
    this.tables.clear();
    const names = this.database.prepare("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE words%'").all();
    const numbers = names.map((row) => Number(Name.parse(row).name.slice("words".length))).sort((a, b) => a - b);
    for (const number of numbers) this.tables.set(number, this.open(number));
  }

  private dropEmpty(): void {
    const some = this.database.prepare("SELECT number FROM passages WHERE number >= ? AND number < ? LIMIT 1");
    for (const number of this.tables.keys()) {
      if (some.get(number * this.rows, (number + 1) * this.rows) !== undefined) continue;
      this.tables.delete(number);
      this.database.exec(`DROP TABLE words${number}`);
    }
  }

  private open(number: number): Table {
    const name = `words${number}`;
    return {
      put: this.database.prepare(`INSERT INTO ${name} (rowid, body) VALUES (?, ?)`),
      remove: this.database.prepare(`DELETE FROM ${name} WHERE rowid = ?`),
      list: this.database.prepare(`SELECT group_concat(rowid) AS numbers FROM (SELECT rowid FROM ${name} WHERE ${name} MATCH ? LIMIT ?)`),
      merge: this.database.prepare(`INSERT INTO ${name} (${name}, rank) VALUES ('merge', ?)`),
      settled: false,
    };
  }

  /** @param row a number higher than all before @param body what is indexed, with blanks between */
  put(row: number, body: string): void {
    const number = Math.floor(row / this.rows);
    let table = this.tables.get(number);
    if (table === undefined) {
      this.database.exec(schemaOf(`words${number}`));
      table = this.open(number);
      this.tables.set(number, table);
    }
    table.put.run(row, body);
    table.settled = false;
  }

  remove(row: number): void {
    const table = this.tables.get(Math.floor(row / this.rows));
    if (table === undefined) return;
    table.remove.run(row);
    table.settled = false;
  }

  /** The rows that a query of FTS5 finds, in the order of their numbers, at most so many. A list comes as one text: to hand a row over costs 5 µs. */
  find(query: string, limit: number): number[] {
    const numbers: number[] = [];
    for (const { list } of this.tables.values()) {
      if (numbers.length >= limit) break;
      readNumbers(List.parse(list.get(query, limit - numbers.length)).numbers, numbers);
    }
    return numbers;
  }

  /** Merges about so many pages of what was added, the last table first. @returns whether there was anything to merge */
  merge(pages = MERGED): boolean {
    const count = (): number => Count.parse(this.changes.get()).count;
    const closed = this.closedOne();
    for (const [number, table] of [...this.tables].reverse()) {
      if (table.settled && number !== closed) continue;
      const before = count();
      table.merge.run(number === closed ? -pages : pages); // less than 0: until the table is of one piece
      if (count() - before >= 2) return true; // SQLite's own sign: the command itself counts as one
      table.settled = true;
      if (number !== closed) continue;
      this.keepWhole(closed + 1);
      return true; // the next may not be of one piece either
    }
    return false;
  }

  /** The first table that is full and not of one piece; those removed since are passed over. */
  private closedOne(): number | null {
    const numbers = [...this.tables.keys()];
    return numbers.slice(0, -1).find((number) => number >= this.whole) ?? null;
  }

  private keepWhole(upto: number): void {
    this.whole = upto;
    this.database.exec(`DELETE FROM whole; INSERT INTO whole VALUES (${upto})`);
  }
}

/** Adds "12,5,77" as numbers, without a string for each. */
function readNumbers(text: string | null, numbers: number[]): void {
  if (text === null) return;
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0) number = number * 10 + digit;
    else {
      numbers.push(number);
      number = 0;
    }
  }
  numbers.push(number);
}
