import Database from "libsql";
import { z } from "zod";
import { FREQUENCY_SCHEMA } from "./frequency-pages.js";
import { MAKES_SCHEMA } from "./passage-makes.js";
import { ROWS_SCHEMA } from "./passage-rows.js";
import { GONE_SCHEMA } from "./passages-gone.js";

const LAYOUT = 4; // of the tables, and how many rows a table of words has
const Layout = z.object({ user_version: z.number() });

const PATIENCE = 2_000; // ms that one waits for another connection to end its transaction

const FOR_ANOTHER = 1_000; // ms that a program waits for another one to leave

/** The file is no index of this program: it holds nothing that could not be made again, and may give way to a new one. */
export class UnusableIndexError extends Error {
  override name = "UnusableIndexError";
}

const BROKEN: ReadonlySet<string> = new Set(["SQLITE_NOTADB", "SQLITE_CORRUPT"]);

/** Whether an error means that the file is no usable index, and not that it is locked, full or out of reach. */
export function isUnusable(error: unknown): boolean {
  if (error instanceof UnusableIndexError) return true;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return [...BROKEN].some((broken) => code.startsWith(broken));
}

/**
 * One program writes a file: the lock is a transaction on a file beside it, which ends with the process however it ends.
 * @returns gives the lock back
 * @throws Error naming the file when another program holds it
 */
export function lockForWriting(file: string): () => void {
  const lock = new Database(`${file}-lock`);
  try {
    lock.exec(`PRAGMA busy_timeout = ${FOR_ANOTHER}`);
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: another program is using it (${why})`);
  }
  return () => lock.close();
}

const SCHEMA = `
  PRAGMA user_version = ${LAYOUT};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16000;
  PRAGMA wal_autocheckpoint = 4000;
  ${ROWS_SCHEMA}
  ${GONE_SCHEMA}
  ${MAKES_SCHEMA}
  ${FREQUENCY_SCHEMA}`;

/** Opens a file for the passages, or makes it. @throws when it is no database, or one of another layout */
export function openPassageDatabase(file: string): Database.Database {
  const database = new Database(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    checkLayout(database);
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    database.close(); // what is no index must not be held while another takes its place
    throw error;
  }
}

function checkLayout(database: Database.Database): void {
  const made = database.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() !== undefined;
  const { user_version: layout } = Layout.parse(database.prepare("PRAGMA user_version").get());
  if (made && layout !== LAYOUT) {
    throw new UnusableIndexError("passages-sqlite: this index is of another version");
  }
}
