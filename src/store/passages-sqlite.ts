import type Database from "libsql";
import type { Passage, PassageHit, PassageIndex, PassageSearchOptions, PassageTools } from "../retrieve/passages/index.js";
import { wordsOf } from "../retrieve/passages/memory-index.js";
import { unitsOf } from "../retrieve/passages/passage-store.js";
import { readQuestion } from "../retrieve/passages/question.js";
import { createRanker, toHits, type Ranker } from "../retrieve/passages/rank.js";
import type { Segmenter } from "../text/segment.js";
import { KeptFrequencies } from "./frequency-pages.js";
import { Checkpoints } from "./passage-checkpoints.js";
import { ArticleMakes } from "./passage-makes.js";
import { PassageRows, toPassage, type PassageRow } from "./passage-rows.js";
import { WordTables } from "./passage-tables.js";
import { bodyOf, PassageWords } from "./passage-words.js";
import { openPassageDatabase, UnusableIndexError } from "./passages-database.js";
import { GoneRows } from "./passages-gone.js";

// Candidates that are read and ranked; more than in memory, for they are found without counting how often a word stands in them.
const READ = 48;

const CLEARED = 4; // rows of removed articles cleared in one step
const MANY = 64; // passages added at once

/**
 * The passage index on disk: SQLite finds the candidates, ranking is the same as in memory. What adding and removing leave to
 * be done is done afterwards in steps of a few milliseconds, whenever the program has nothing else to do.
 */
export class SqlitePassageIndex implements PassageIndex {
  readonly makes: ArticleMakes;
  private readonly database: Database.Database;
  private readonly kept: KeptFrequencies;
  private readonly gone: GoneRows;
  private readonly tables: WordTables;
  private readonly words: PassageWords;
  private readonly rows: PassageRows;
  private readonly checkpoints: Checkpoints;
  private readonly segmenter: Segmenter;
  private readonly ranker: Ranker;
  private count: number;
  private nextStep: NodeJS.Immediate | undefined;
  private steps = 0;

  /**
   * @param file a path in DATA_DIR, made when it is not there, or ":memory:"
   * @param tableRows rows of one table of words; the same as when the index was made
   * @param onProblem told when what is done between answers fails; nothing is lost then
   */
  constructor(
    file: string,
    { segmenter, weights }: PassageTools,
    tableRows?: number,
    private readonly onProblem: (message: string) => void = () => undefined,
  ) {
    this.segmenter = segmenter;
    this.ranker = createRanker(weights);
    this.database = openPassageDatabase(file);
    this.kept = new KeptFrequencies(this.database);
    this.count = this.kept.value("size");
    this.checkSegmenter();
    this.makes = new ArticleMakes(this.database);
    this.gone = new GoneRows(this.database);
    this.rows = new PassageRows(this.database);
    this.tables = new WordTables(this.database, tableRows);
    this.words = new PassageWords(this.tables, this.gone.numbers);
    this.checkpoints = new Checkpoints(file);
    this.tidyLater();
  }

  /** Refuses an index whose words were cut otherwise than this one would cut them. */
  private checkSegmenter(): void {
    const native = this.segmenter.native ? 1 : 0;
    if (this.count === 0) this.kept.setValue("native", native);
    if (this.kept.value("native") === native) return;
    this.database.close();
    throw new UnusableIndexError("passages-sqlite: this index was cut by another segmenter");
  }

  get size(): number {
    return this.count;
  }

  search(text: string, options: PassageSearchOptions = {}): PassageHit[] {
    const { frequencies } = this.kept;
    const limit = options.limit ?? 10;
    const question = readQuestion(text, this.segmenter, frequencies, { size: this.size, expect: options.expect });
    const rows = new Map<number, PassageRow>();
    for (const number of this.words.find(question.words, Math.max(READ, limit), options)) {
      const row = this.rows.get(number);
      if (row) rows.set(number, row);
    }
    const candidates = [...rows.values()].map((row) => ({ key: row.number, units: unitsOf(row) }));
    const ranked = this.ranker.rank(question, candidates, frequencies).slice(0, limit);
    return toHits(question, ranked, (number) => {
      const row = rows.get(number);
      return row && toPassage(row);
    });
  }

  add(passages: Iterable<Passage>): void {
    let added = 0;
    this.change(() => {
      for (const passage of passages) {
        added++;
        const old = this.rows.numberOf(passage.id);
        if (old !== undefined && !this.gone.numbers.has(old)) this.count--;
        if (old !== undefined) this.clear(old);
        this.put(passage);
      }
    });
    if (added > MANY) this.tidyAtOnce(added); // who adds thousands at a stretch leaves no time in between
    this.tidyLater();
  }

  private put(passage: Passage): void {
    const words = wordsOf(passage, this.segmenter);
    const counted = this.kept.frequencies.countIn(unitsOf(passage), words);
    const number = this.rows.put(passage, counted ? words : null);
    this.tables.put(number, bodyOf(words, passage.article, passage.regions ?? []));
    this.count++;
  }

  removeArticle(article: string): void {
    this.change(() => (this.count -= this.gone.hide(article)));
    this.tidyLater();
  }

  private clear(number: number): void {
    const row = this.rows.get(number);
    if (!row) return; // replaced meanwhile
    if (row.counted !== null) this.kept.frequencies.countOut(unitsOf(row), row.counted.split(" "));
    this.tables.remove(number);
    this.rows.remove(number);
  }

  /** One step of what is left to do, merging at least every other time: words that wait too long are merged all at once. @returns whether there may be more */
  private tidy(): boolean {
    const merges = this.steps++ % 2 === 1;
    return (merges && this.tables.merge()) || this.clearSome() || this.foldSome() || this.tables.merge();
  }

  private clearSome(): boolean {
    const cleared = this.gone.some(CLEARED);
    if (cleared.length === 0) return false;
    this.change(() => {
      for (const number of cleared) this.clear(number);
      this.gone.settle(cleared);
    });
    this.gone.forget(cleared);
    return true;
  }

  private foldSome(): boolean {
    if (!this.kept.mayFold) return false;
    this.database.transaction(() => this.kept.fold())();
    return true;
  }

  private tidyLater(): void {
    this.nextStep ??= setImmediate(() => {
      this.nextStep = undefined;
      try {
        if (this.tidy()) this.tidyLater();
        this.checkpoints.changed();
      } catch (error) { // the disk may be full: what is left is taken up with the next change
        this.onProblem(`passages-sqlite: tidying failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }).unref();
  }

  private tidyAtOnce(added: number): void {
    this.tables.merge(added);
    this.database.transaction(() => {
      while (this.kept.mayFold) this.kept.fold();
    })();
  }

  /** One transaction for the texts and the frequencies that go with them. */
  private change(work: () => void): void {
    try {
      this.database.transaction(() => {
        work();
        this.kept.save();
        this.kept.setValue("size", this.count);
      })();
    } catch (error) {
      this.count = this.kept.value("size");
      this.tables.read();
      throw error;
    }
  }

  close(): void {
    clearImmediate(this.nextStep);
    this.checkpoints.close();
    this.database.close();
  }
}
