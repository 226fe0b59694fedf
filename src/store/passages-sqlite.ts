import Database from "libsql";
import { z } from "zod";
import { chooseRarest } from "../retrieve/passages/candidates.js";
import { Frequencies } from "../retrieve/passages/frequencies.js";
import type { Passage, PassageHit, PassageIndex, PassageSearchOptions } from "../retrieve/passages/index.js";
import { READ, wordsOf } from "../retrieve/passages/memory-index.js";
import { joinUnits } from "../retrieve/passages/passage-store.js";
import { readQuestion, type Question } from "../retrieve/passages/question.js";
import { rank, toHits, type Ranked } from "../retrieve/passages/rank.js";
import { toUnits } from "../retrieve/passages/units.js";
import type { Segmenter } from "../text/segment.js";
import { loadFrequencies, saveFrequencies } from "./frequency-pages.js";

const BUDGET = 8_000; // full-text rows per question; not tuned, p99 is 31 ms of processor time at 20,000 paragraphs with it

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16000;
  CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL, paragraph INTEGER NOT NULL,
    text TEXT NOT NULL, extra TEXT NOT NULL, regions TEXT NOT NULL, counted INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS passages_article ON passages (article);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'");
  CREATE TABLE IF NOT EXISTS frequencies (page INTEGER PRIMARY KEY, counts BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value INTEGER NOT NULL);`;

const Row = z.object({
  number: z.number(), id: z.string(), article: z.string(), paragraph: z.number(),
  text: z.string(), extra: z.string(), regions: z.string(), counted: z.number(),
});
type Row = z.infer<typeof Row>;

/** The passage index on disk: SQLite finds the candidates, ranking is the same as in memory. */
export class SqlitePassageIndex implements PassageIndex {
  private readonly database: Database.Database;
  private readonly frequencies: Frequencies;
  private count: number;

  /** @param file a path in DATA_DIR, made when it is not there, or ":memory:" */
  constructor(file: string, private readonly segmenter: Segmenter) {
    this.database = new Database(file);
    this.database.exec(SCHEMA);
    this.frequencies = loadFrequencies(this.database);
    this.count = z.object({ n: z.number() }).parse(this.database.prepare("SELECT count(*) AS n FROM passages").get()).n;
    this.checkSegmenter();
  }

  private checkSegmenter(): void {
    const native = this.segmenter.native ? 1 : 0;
    const kept = z.object({ value: z.number() }).optional().parse(this.database.prepare("SELECT value FROM about WHERE name = 'native'").get());
    if (kept && kept.value !== native) throw new Error("passages-sqlite: this index was cut by another segmenter; build it anew");
    this.database.prepare("INSERT OR IGNORE INTO about VALUES ('native', ?)").run(native);
  }

  get size(): number {
    return this.count;
  }

  search(text: string, options: PassageSearchOptions = {}): PassageHit[] {
    const question = readQuestion(text, this.segmenter, this.frequencies, { size: this.size, expect: options.expect });
    const rows = new Map(this.find(question, options).map((row) => [row.number, row]));
    const ranked = this.rank(question, [...rows.values()]).slice(0, options.limit ?? 10);
    return toHits(question, ranked, (number) => toPassage(rows.get(number)));
  }

  private rank(question: Question, rows: Row[]): Ranked[] {
    const candidates = rows.map((row) => ({ key: row.number, units: joinUnits(toUnits(row.text), toUnits(row.extra)) }));
    return rank(question, candidates, this.frequencies);
  }

  private find({ words }: Question, { article, regions, limit = 10 }: PassageSearchOptions): Row[] {
    const sought = chooseRarest(words, BUDGET).map((word) => `"${word.text.replaceAll('"', "")}"`);
    if (sought.length === 0) return [];
    const narrow = [
      article === undefined ? "" : "AND p.article = :article",
      regions === undefined ? "" : "AND EXISTS (SELECT 1 FROM json_each(p.regions) WHERE value IN (SELECT value FROM json_each(:regions)))",
    ].join(" ");
    const sql =
      narrow.trim() === ""
        ? `SELECT p.* FROM (SELECT rowid, rank FROM words WHERE words MATCH :words ORDER BY rank LIMIT :limit) f
           JOIN passages p ON p.number = f.rowid ORDER BY f.rank`
        : `SELECT p.* FROM words f JOIN passages p ON p.number = f.rowid WHERE words MATCH :words ${narrow} ORDER BY f.rank LIMIT :limit`;
    const given = {
      words: sought.join(" OR "),
      limit: Math.max(READ, limit),
      ...(article === undefined ? {} : { article }),
      ...(regions === undefined ? {} : { regions: JSON.stringify(regions) }),
    };
    return this.database.prepare(sql).all(given) as Row[];
  }

  add(passages: Iterable<Passage>): void {
    const put = this.database.prepare(
      "INSERT INTO passages (id, article, paragraph, text, extra, regions, counted) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    const putWords = this.database.prepare("INSERT INTO words (rowid, body) VALUES (?, ?)");
    const known = this.database.prepare("SELECT * FROM passages WHERE id = ?");
    this.change(() => {
      for (const passage of passages) {
        const old = known.get(passage.id) as Row | undefined;
        if (old) this.remove(old);
        const words = wordsOf(passage, this.segmenter);
        const { id, article, paragraph, text, extra = "", regions = [] } = passage;
        const counted = this.frequencies.countIn(joinUnits(toUnits(text), toUnits(extra)), words);
        const { lastInsertRowid } = put.run(id, article, paragraph, text, extra, JSON.stringify(regions), counted ? 1 : 0);
        putWords.run(lastInsertRowid, words.join(" "));
        this.count++;
      }
    });
  }

  removeArticle(article: string): void {
    const rows = this.database.prepare("SELECT * FROM passages WHERE article = ?").all(article) as Row[];
    if (rows.length > 0) this.change(() => rows.forEach((row) => this.remove(row)));
  }

  private remove(row: Row): void {
    const passage = toPassage(row);
    if (passage && row.counted === 1)
      this.frequencies.countOut(joinUnits(toUnits(row.text), toUnits(row.extra)), wordsOf(passage, this.segmenter));
    this.database.prepare("DELETE FROM words WHERE rowid = ?").run(row.number);
    this.database.prepare("DELETE FROM passages WHERE number = ?").run(row.number);
    this.count--;
  }

  /** One transaction for the texts and the frequencies that go with them. */
  private change(work: () => void): void {
    this.database.transaction(() => {
      work();
      saveFrequencies(this.database, this.frequencies);
    })();
  }

  /** Nothing to hand over: every change is on disk when add or removeArticle returns. */
  save(): Uint8Array {
    return new Uint8Array(0);
  }

  close(): void {
    this.database.close();
  }
}

function toPassage(row: Row | undefined): Passage | undefined {
  if (!row) return undefined;
  const { id, article, paragraph, text, extra } = row;
  const regions = z.array(z.string()).parse(JSON.parse(row.regions));
  return { id, article, paragraph, text, ...(regions.length > 0 ? { regions } : {}), ...(extra ? { extra } : {}) };
}
