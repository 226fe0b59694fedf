import Database from "libsql";
import { z } from "zod";
import { FREQUENCY_SCHEMA } from "./frequency-pages.js";
import { MAKES_SCHEMA } from "./passage-makes.js";
import { ROWS_SCHEMA } from "./passage-rows.js";
import { GONE_SCHEMA } from "./passages-gone.js";

const LAYOUT = 4; // of the tables, and how many rows a table of words has
const Layout = z.object({ user_version: z.number() });

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
  if (made && layout !== LAYOUT) throw new Error("passages-sqlite: this index is of another version; build it anew");
}
