import type { ArticleMeta, Paragraph, Proposal } from "../ingest/types.js";

/** Raised when reading changes so much that files must be read again. */
export const READER_VERSION = 2;

/** Where a proposal stands: as found, taken by a person, changed by one, refused; `gone` when its words left the article. */
export type ReviewState = "proposed" | "accepted" | "edited" | "rejected" | "gone";

export interface StoredArticle {
  id: string;
  file: string;
  sha256: string;
  meta: ArticleMeta;
  paragraphs: Paragraph[];
}

export interface StoredFact {
  article: string;
  key: string; // stays while the clause and the figure in it stay
  number: number; // within its paragraph
  state: ReviewState;
  proposal: Proposal; // as it stands now, edits included
}

/** What became of an article; `known` when the store has it from another file. */
export type Outcome = "new" | "changed" | "unchanged" | "known";

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, original BLOB NOT NULL);
  CREATE INDEX IF NOT EXISTS articles_file ON articles (file);
  CREATE TABLE IF NOT EXISTS facts (article TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, data TEXT NOT NULL, signature TEXT, PRIMARY KEY (article, key));
  CREATE INDEX IF NOT EXISTS facts_signature ON facts (signature) WHERE signature IS NOT NULL;
  CREATE INDEX IF NOT EXISTS facts_state ON facts (state, article, position);
  CREATE TABLE IF NOT EXISTS reviews (id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, data TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS changes (article TEXT PRIMARY KEY, n INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS sketches (hash TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sketches_article ON sketches (article);
  CREATE TABLE IF NOT EXISTS revision (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL);
  INSERT OR IGNORE INTO revision VALUES (1, 0);`;
