import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import Database from "libsql";
import { ingestFileIn } from "./ingest-file.js";
import { withKeys } from "./ingest-db-keys.js";
import { signatureOf } from "../ingest/refine.js";
import { isLike, saysNothingNew, sketchOf } from "../ingest/same-text.js";
import type { ParsedArticle, Proposal } from "../ingest/types.js";
import { READER_VERSION, SCHEMA, type Outcome, type ReviewState, type StoredArticle, type StoredFact } from "./ingest-db-schema.js";

export { READER_VERSION, type Outcome, type ReviewState, type StoredArticle, type StoredFact } from "./ingest-db-schema.js";

/** Opens the database of a data folder, made when it is not there. One writer at a time; the others wait five seconds. */
export function openIngestDb(dataDir: string): IngestDb {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(ingestFileIn(dataDir));
  db.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  db.exec(SCHEMA);
  return new IngestDb(db);
}

interface FactRow {
  article: string;
  key: string;
  number: number;
  state: ReviewState;
  data: string;
}

const asFact = ({ data, ...row }: FactRow): StoredFact => ({ ...row, proposal: JSON.parse(data) as Proposal });

/** The articles that people brought and the facts found in them. Every change is one transaction: all of it or nothing. */
export class IngestDb {
  private readonly statements = new Map<string, Database.Statement>();

  constructor(private readonly db: Database.Database) {}

  private sql(text: string): Database.Statement {
    const known = this.statements.get(text);
    if (known) return known;
    const made = this.db.prepare(text);
    this.statements.set(text, made);
    return made;
  }

  /** Grows with each change; a running bot looks at it to notice new articles. */
  revision(): number {
    return (this.sql("SELECT n FROM revision").get() as { n: number }).n;
  }

  /** The id under which a file is kept: its stem, or with a piece of its path's hash when another file has that stem. */
  idFor(file: string, stem: string): string {
    const known = this.sql("SELECT id FROM articles WHERE file = ?").get(file) as { id: string } | undefined;
    if (known) return known.id;
    const taken = this.sql("SELECT 1 FROM articles WHERE id = ?").get(stem);
    return taken ? `${stem}-${createHash("sha256").update(file).digest("hex").slice(0, 6)}` : stem;
  }

  /** True when this very file was read by this very reader: nothing to do. */
  isCurrent(id: string, sha256: string): boolean {
    const row = this.sql("SELECT sha256, version FROM articles WHERE id = ?").get(id) as { sha256: string; version: number } | undefined;
    return row?.sha256 === sha256 && row.version === READER_VERSION;
  }

  /** Keeps an article, its file and its proposals. What a person has reviewed stays as it is while its clause stands. */
  save(file: string, bytes: Uint8Array, article: ParsedArticle, proposals: readonly Proposal[]): Outcome {
    const before = new Map(this.facts(article.id).map((fact) => [fact.key, fact]));
    const known = this.has(article.id);
    const keyed = withKeys(article, proposals);
    this.change(article.id, () => {
      const data = JSON.stringify({ meta: article.meta, paragraphs: article.paragraphs });
      this.sql("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)").run(article.id, file, article.sha256, READER_VERSION, data, deflateRawSync(bytes));
      this.sql("DELETE FROM facts WHERE article = ? AND state = 'proposed'").run(article.id);
      this.sql("UPDATE facts SET state = 'gone' WHERE article = ?").run(article.id);
      this.sql("DELETE FROM sketches WHERE article = ?").run(article.id);
      const mark = this.sql("INSERT OR IGNORE INTO sketches VALUES (?, ?)");
      for (const hash of sketchOf(article.paragraphs)) mark.run(hash, article.id);
      const put = this.sql("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)");
      for (const [position, { key, number, proposal }] of keyed.entries()) {
        const old = before.get(key);
        const kept = old && old.state !== "proposed";
        const place = { paragraph: proposal.paragraph, start: proposal.start, end: proposal.end, clause: proposal.clause, also: proposal.also };
        put.run(article.id, key, position, number, kept ? (old.state === "gone" ? "edited" : old.state) : "proposed", JSON.stringify(kept ? { ...old.proposal, ...place } : proposal), signatureOf(proposal));
      }
    });
    return known ? "changed" : "new";
  }

  /** The id of another article that says all of this one: the same text in another file; null when there is none. */
  sameAs({ id, paragraphs }: ParsedArticle): string | null {
    const sketch = sketchOf(paragraphs);
    if (sketch.length === 0) return null;
    const marks = sketch.map(() => "?").join(",");
    const rows = this.db
      .prepare(`SELECT article, count(*) AS shared FROM sketches WHERE hash IN (${marks}) AND article <> ? GROUP BY article ORDER BY shared DESC, article LIMIT 5`)
      .all(...sketch, id) as { article: string; shared: number }[];
    const like = rows.filter(({ shared }) => isLike(shared, sketch.length));
    return like.find(({ article }) => saysNothingNew(paragraphs, this.article(article)?.paragraphs ?? []))?.article ?? null;
  }

  articles(): StoredArticle[] {
    const rows = this.sql("SELECT id, file, sha256, data FROM articles ORDER BY id").all() as { id: string; file: string; sha256: string; data: string }[];
    return rows.map(({ data, ...row }) => ({ ...row, ...(JSON.parse(data) as Pick<StoredArticle, "meta" | "paragraphs">) }));
  }

  article(id: string): StoredArticle | null {
    const row = this.sql("SELECT id, file, sha256, data FROM articles WHERE id = ?").get(id) as { id: string; file: string; sha256: string; data: string } | undefined;
    if (!row) return null;
    const { data, ...rest } = row;
    return { ...rest, ...(JSON.parse(data) as Pick<StoredArticle, "meta" | "paragraphs">) };
  }

  /** The file as it came in. */
  original(id: string): Uint8Array | null {
    const row = this.sql("SELECT original FROM articles WHERE id = ?").get(id) as { original: Uint8Array } | undefined;
    return row ? inflateRawSync(row.original) : null;
  }

  /** The facts of one article, or of all, in the order of the text. */
  facts(article?: string): StoredFact[] {
    const where = article === undefined ? "" : "WHERE article = ?";
    const rows = this.sql(`SELECT article, key, number, state, data FROM facts ${where} ORDER BY article, position`).all(...(article === undefined ? [] : [article])) as FactRow[];
    return rows.map(asFact);
  }

  /** A figure of another article for the same thing, place and time with another value; null when there is none. */
  conflict(proposal: Proposal): StoredFact | null {
    const signature = signatureOf(proposal);
    if (signature === null) return null;
    const rows = this
      .sql("SELECT article, key, number, state, data FROM facts WHERE signature = ? AND article <> ? AND state NOT IN ('gone', 'rejected') LIMIT 5")
      .all(signature, proposal.article) as FactRow[];
    return rows.map(asFact).find((fact) => fact.proposal.value !== proposal.value) ?? null;
  }

  /** Sets how a person judged a fact; what it was before can be taken back. */
  review(fact: StoredFact, state: ReviewState, proposal: Proposal = fact.proposal): void {
    this.change(fact.article, () => {
      this.sql("INSERT INTO reviews (article, key, state, data) VALUES (?, ?, ?, ?)").run(fact.article, fact.key, fact.state, JSON.stringify(fact.proposal));
      this.sql("UPDATE facts SET state = ?, data = ? WHERE article = ? AND key = ?").run(state, JSON.stringify(proposal), fact.article, fact.key);
    });
  }

  /** Puts another proposal in place of one that waits for review. */
  propose({ article, key }: StoredFact, proposal: Proposal): void {
    this.change(article, () => {
      this.sql("UPDATE facts SET data = ? WHERE article = ? AND key = ? AND state = 'proposed'").run(JSON.stringify(proposal), article, key);
    });
  }

  /** Takes the last review back, of one article or of all. @returns the fact as it is again, or null when there is none to take back */
  undo(article?: string): StoredFact | null {
    const where = article === undefined ? "" : "WHERE article = ?";
    const last = this.sql(`SELECT id, article, key, state, data FROM reviews ${where} ORDER BY id DESC LIMIT 1`).get(...(article === undefined ? [] : [article])) as (FactRow & { id: number }) | undefined;
    if (!last) return null;
    this.change(last.article, () => {
      this.sql("UPDATE facts SET state = ?, data = ? WHERE article = ? AND key = ?").run(last.state, last.data, last.article, last.key);
      this.sql("DELETE FROM reviews WHERE id = ?").run(last.id);
    });
    return this.fact(last.article, last.key);
  }

  /** One fact; null when the article has none of that key. */
  fact(article: string, key: string): StoredFact | null {
    const row = this.sql("SELECT article, key, number, state, data FROM facts WHERE article = ? AND key = ?").get(article, key) as FactRow | undefined;
    return row ? asFact(row) : null;
  }

  /** Takes an article out with all that was found in it. @returns false when there is none */
  remove(article: string): boolean {
    if (this.article(article) === null) return false;
    this.change(article, () => {
      for (const table of ["facts", "reviews", "sketches"]) this.sql(`DELETE FROM ${table} WHERE article = ?`).run(article);
      this.sql("DELETE FROM articles WHERE id = ?").run(article);
    });
    return true;
  }

  has(id: string): boolean {
    return this.sql("SELECT 1 FROM articles WHERE id = ?").get(id) !== undefined;
  }

  /** The ids of all articles. */
  ids(): string[] {
    return (this.sql("SELECT id FROM articles ORDER BY id").all() as { id: string }[]).map(({ id }) => id);
  }

  /** The articles that were changed, brought or taken out after a revision. */
  changedSince(revision: number): string[] {
    return (this.sql("SELECT article FROM changes WHERE n > ? ORDER BY article").all(revision) as { article: string }[]).map(({ article }) => article);
  }

  close(): void {
    this.db.close();
  }

  private change(article: string, work: () => void): void {
    this.db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.db.exec("UPDATE revision SET n = n + 1");
      this.sql("INSERT OR REPLACE INTO changes SELECT ?, n FROM revision").run(article);
      this.db.exec("COMMIT");
    } catch (error) {
      this.db.exec("ROLLBACK");
      throw error;
    }
  }
}
