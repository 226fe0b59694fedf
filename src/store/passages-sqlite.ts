import Database from "libsql";
import { z } from "zod";
import type { Passage, PassageHit, PassageIndex, PassageSearchOptions } from "../retrieve/passages/index.js";
import { wordsOf } from "../retrieve/passages/memory-index.js";
import { joinUnits } from "../retrieve/passages/passage-store.js";
import { readQuestion } from "../retrieve/passages/question.js";
import { rank, toHits } from "../retrieve/passages/rank.js";
import { toUnits } from "../retrieve/passages/units.js";
import type { Segmenter } from "../text/segment.js";
import { FREQUENCY_SCHEMA, KeptFrequencies } from "./frequency-pages.js";
import { ArticleMakes, MAKES_SCHEMA } from "./passage-makes.js";
import { bodyOf, PassageWords, WORDS_SCHEMA } from "./passage-words.js";
import { GONE_SCHEMA, GoneRows } from "./passages-gone.js";

// Candidates that are read and ranked; more than in memory, for they are found without counting how often a word stands in them.
const READ = 48;

const CLEARED = 4; // rows of removed articles cleared in one step
const MANY = 64; // passages added at once
const MERGED = 64; // pages of the words' index merged in one step; FTS5 by itself merges some hundred at a time

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16000;
  PRAGMA wal_autocheckpoint = 250;
  CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL, paragraph INTEGER NOT NULL,
    text TEXT NOT NULL, extra TEXT NOT NULL, regions TEXT NOT NULL, counted TEXT);
  CREATE INDEX IF NOT EXISTS passages_article ON passages (article);
  ${WORDS_SCHEMA}
  ${GONE_SCHEMA}
  ${MAKES_SCHEMA}
  ${FREQUENCY_SCHEMA}`;

const LAYOUT = 3; // of the tables

const Row = z.object({
  number: z.number(), id: z.string(), article: z.string(), paragraph: z.number(),
  text: z.string(), extra: z.string(), regions: z.string(),
  counted: z.string().nullable(), // the words that were counted, to count them out without cutting again
});
type Row = z.infer<typeof Row>;

/**
 * The passage index on disk: SQLite finds the candidates, ranking is the same as in memory. What adding and removing leave to
 * be done is done afterwards in steps of a few milliseconds, whenever the program has nothing else to do.
 */
export class SqlitePassageIndex implements PassageIndex {
  readonly makes: ArticleMakes;
  private readonly database: Database.Database;
  private readonly kept: KeptFrequencies;
  private readonly words: PassageWords;
  private readonly statements: ReturnType<typeof prepare>;
  private count: number;
  private readonly gone: GoneRows;
  private nextStep: NodeJS.Immediate | undefined;

  /** @param file a path in DATA_DIR, made when it is not there, or ":memory:" */
  constructor(file: string, private readonly segmenter: Segmenter) {
    this.database = openDatabase(file);
    this.makes = new ArticleMakes(this.database);
    this.kept = new KeptFrequencies(this.database);
    this.gone = new GoneRows(this.database);
    this.words = new PassageWords(this.database, this.gone.numbers);
    this.statements = prepare(this.database);
    this.count = this.kept.value("size");
    this.checkMake();
    this.tidyLater();
  }

  /** Refuses an index that was made otherwise than this one would be. */
  private checkMake(): void {
    const native = this.segmenter.native ? 1 : 0;
    if (this.count === 0) {
      this.kept.setValue("layout", LAYOUT);
      this.kept.setValue("native", native);
    }
    const other = this.kept.value("layout") !== LAYOUT ? "is of another version" : this.kept.value("native") !== native ? "was cut by another segmenter" : null;
    if (other === null) return;
    this.database.close();
    throw new Error(`passages-sqlite: this index ${other}; build it anew`);
  }

  get size(): number {
    return this.count;
  }

  search(text: string, options: PassageSearchOptions = {}): PassageHit[] {
    const { frequencies } = this.kept;
    const limit = options.limit ?? 10;
    const question = readQuestion(text, this.segmenter, frequencies, { size: this.size, expect: options.expect });
    const numbers = this.words.find(question.words, Math.max(READ, limit), options);
    const rows = new Map(numbers.map((number) => [number, Row.parse(this.statements.get.get(number))]));
    const candidates = [...rows.values()].map((row) => ({ key: row.number, units: unitsOf(row) }));
    return toHits(question, rank(question, candidates, frequencies).slice(0, limit), (number) => toPassage(rows.get(number)));
  }

  add(passages: Iterable<Passage>): void {
    let added = 0;
    this.change(() => {
      for (const passage of passages) {
        added++;
        const old = Row.optional().parse(this.statements.known.get(passage.id));
        if (old && !this.gone.numbers.has(old.number)) this.count--;
        if (old) this.clear(old.number);
        this.put(passage);
      }
    });
    if (added > MANY) this.words.merge(added); // who adds thousands at a stretch leaves no time in between
    this.tidyLater();
  }

  private put(passage: Passage): void {
    const { id, article, paragraph, text, extra = "", regions = [] } = passage;
    const words = wordsOf(passage, this.segmenter);
    const counted = this.kept.frequencies.countIn(unitsOf({ text, extra }), words) ? words.join(" ") : null;
    const { lastInsertRowid } = this.statements.put.run(id, article, paragraph, text, extra, JSON.stringify(regions), counted);
    this.statements.putWords.run(lastInsertRowid, bodyOf(words, article, regions));
    this.count++;
  }

  removeArticle(article: string): void {
    this.change(() => (this.count -= this.gone.hide(article)));
    this.tidyLater();
  }

  private clear(number: number): void {
    const row = Row.optional().parse(this.statements.get.get(number));
    if (!row) return; // replaced meanwhile
    if (row.counted !== null) this.kept.frequencies.countOut(unitsOf(row), row.counted.split(" "));
    this.statements.removeWords.run(number);
    this.statements.remove.run(number);
  }

  /** One step of what is left to do. @returns whether there may be more */
  private tidy(): boolean {
    const cleared = this.gone.some(CLEARED);
    if (cleared.length > 0) {
      this.change(() => {
        for (const number of cleared) this.clear(number);
        this.gone.settle(cleared);
      });
      this.gone.forget(cleared);
      return true;
    }
    return this.words.merge(MERGED);
  }

  private tidyLater(): void {
    this.nextStep ??= setImmediate(() => {
      this.nextStep = undefined;
      try {
        if (this.tidy()) this.tidyLater();
      } catch {
        return; // the disk is full: what is left is taken up with the next change
      }
    }).unref();
  }

  /** One transaction for the texts and the frequencies that go with them. */
  private change(work: () => void): void {
    this.database.transaction(() => {
      work();
      this.kept.save();
      this.kept.setValue("size", this.count);
    })();
  }

  /** Nothing to hand over: every change is on disk when add or removeArticle returns. */
  save(): Uint8Array {
    return new Uint8Array(0);
  }

  close(): void {
    clearImmediate(this.nextStep);
    this.database.close();
  }
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    database.close(); // what is no database must not be held while another takes its place
    throw error;
  }
}

/** Prepared once: preparing costs more than most of them. */
function prepare(database: Database.Database): Record<"get" | "known" | "ofArticle" | "put" | "putWords" | "remove" | "removeWords", Database.Statement> {
  return {
    get: database.prepare("SELECT * FROM passages WHERE number = ?"),
    known: database.prepare("SELECT * FROM passages WHERE id = ?"),
    ofArticle: database.prepare("SELECT * FROM passages WHERE article = ?"),
    put: database.prepare("INSERT INTO passages (id, article, paragraph, text, extra, regions, counted) VALUES (?, ?, ?, ?, ?, ?, ?)"),
    putWords: database.prepare("INSERT INTO words (rowid, body) VALUES (?, ?)"),
    remove: database.prepare("DELETE FROM passages WHERE number = ?"),
    removeWords: database.prepare("DELETE FROM words WHERE rowid = ?"),
  };
}

const unitsOf = ({ text, extra }: { text: string; extra: string }): Uint16Array => joinUnits(toUnits(text), toUnits(extra));

function toPassage(row: Row | undefined): Passage | undefined {
  if (!row) return undefined;
  const { id, article, paragraph, text, extra } = row;
  const regions = z.array(z.string()).parse(JSON.parse(row.regions));
  return { id, article, paragraph, text, ...(regions.length > 0 ? { regions } : {}), ...(extra ? { extra } : {}) };
}
