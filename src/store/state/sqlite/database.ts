import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";
import { MIGRATIONS } from "./migrations.js";
import { Writer } from "./writer.js";

type Value = string | number | null;
type Row = Record<string, unknown>;

/** The few things that the tables need of SQLite; statements are prepared once and kept. */
export interface Database {
  /** One row or null; sees every write that has resolved. */
  one(sql: string, ...values: Value[]): Row | null;
  /** Rows; sees all writes asked for before. */
  all(sql: string, ...values: Value[]): Row[];
  /** Asks for a write; resolves with the rows changed once it is committed. */
  run(sql: string, ...values: Value[]): Promise<number>;
  /** Several writes that belong together; the function must be synchronous and use the given `run` only. */
  write<T>(work: (run: (sql: string, ...values: Value[]) => number, one: (sql: string, ...values: Value[]) => Row | null) => T): Promise<T>;
  close(): void;
}

/**
 * Opens the file (":memory:" works too), makes its folder, takes the migrations that are missing.
 * @throws Error naming the file when it cannot be opened or was written by a newer version
 */
export function openDatabase(file: string): Database {
  try {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    return databaseIn(new Libsql(file), file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.includes(file) ? message : `${file} cannot be used: ${message}`, { cause: error });
  }
}

function databaseIn(db: Libsql.Database, file: string): Database {
  db.pragma("busy_timeout = 5000"); // before all else: even the next line may have to wait for another process
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL"); // a killed process loses nothing; only a power cut may lose the last moment
  db.pragma("cache_size = -16000"); // KiB
  db.pragma("wal_autocheckpoint = 4000"); // pages, 16 MB: a page that is written often goes back into the file less often
  db.pragma("secure_delete = ON"); // what /forget deletes is overwritten, not only unlinked
  migrate(db, file);

  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    let found = prepared.get(sql);
    if (found === undefined) prepared.set(sql, (found = db.prepare(sql)));
    return found;
  };
  const run = (sql: string, ...values: Value[]): number => statement(sql).run(values).changes; // one list: libsql flattens several values
  const one = (sql: string, ...values: Value[]): Row | null => (statement(sql).get(values) as Row | undefined) ?? null;
  const writer = new Writer((sql) => void db.exec(sql)); // for begin and commit quicker than a prepared statement

  return {
    one,
    all: (sql, ...values) => (writer.flush(), statement(sql).all(...values) as Row[]),
    run: (sql, ...values) => writer.add(() => run(sql, ...values)),
    write: (work) => writer.add(() => work(run, one)),
    close: () => {
      writer.flush();
      db.close();
    },
  };
}

function migrate(db: Libsql.Database, file: string): void {
  const row = db.prepare("select user_version as version from pragma_user_version").get() as { version: number };
  if (row.version > MIGRATIONS.length) {
    throw new Error(`state: ${file} was written by a newer version (${row.version}, this one knows ${MIGRATIONS.length})`);
  }
  for (const [i, sql] of MIGRATIONS.entries()) {
    if (i < row.version) continue;
    db.exec(`begin immediate; ${sql}; pragma user_version = ${i + 1}; commit;`);
  }
}
