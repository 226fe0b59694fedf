import { RETENTION } from "../retention.js";
import type { Counts, State, StateOptions } from "../types.js";
import { sqliteAnswers, sqliteFiles, sqliteLanguages, sqliteSessions, type Since } from "./conversations.js";
import { openDatabase } from "./database.js";
import { sqliteGaps, sqliteVotes } from "./feedback.js";
import { sqliteUpdates } from "./updates.js";

/** Which column says whose an entry is. */
const OWNED = [
  ["sessions", "user"],
  ["answers", "owner"],
  ["replies", "owner"],
  ["votes", "user"],
  ["gaps", "user"],
  ["languages", "user"],
] as const satisfies readonly (readonly [keyof Counts, string])[];

const PURGED = [...OWNED.map(([table]) => table), "files"] as const;

/**
 * The state in one SQLite file, with its migrations taken.
 * @param file path of the file, or ":memory:"
 */
export function openSqliteState(file: string, options: StateOptions = {}): State {
  const db = openDatabase(file);
  const clock = options.clock ?? Date.now;
  const since: Since = (what) => clock() - RETENTION[what];
  const languages = sqliteLanguages(db, clock, since);
  return {
    updates: sqliteUpdates(db, clock),
    sessions: sqliteSessions(db, clock, since),
    answers: sqliteAnswers(db, clock, since),
    votes: sqliteVotes(db, clock),
    gaps: sqliteGaps(db, clock),
    languages,
    files: sqliteFiles(db, clock, since),
    held: async (user) =>
      counts(([table, column]) => Number(db.one(`select count(*) as n from ${table} where ${column} = ?`, user)?.["n"] ?? 0)),
    forget: async (user) => {
      const deleted = await db.write((run) => {
        languages.forget(user);
        return counts(([table, column]) => run(`delete from ${table} where ${column} = ?`, user));
      });
      db.all("pragma wal_checkpoint(truncate)"); // what was deleted leaves the log too
      return deleted;
    },
    moveChat: (from, to) =>
      db.write((run) => {
        for (const table of ["sessions", "replies"]) run(`update or replace ${table} set chat = ? where chat = ?`, to, from);
      }),
    purge: () =>
      db.write((run) => {
        const old = (table: keyof typeof RETENTION): number => clock() - RETENTION[table];
        let deleted = run("delete from updates where done = 1 and at < ?", old("updates"));
        for (const table of PURGED) deleted += run(`delete from ${table} where at < ?`, old(table));
        return deleted;
      }),
    ready: async () => {
      await db.write((run) => run("delete from sends where update_id = -1"));
    },
    close: async () => db.close(),
  };
}

function counts(count: (row: (typeof OWNED)[number]) => number): Counts {
  return Object.fromEntries(OWNED.map((row) => [row[0], count(row)])) as unknown as Counts;
}
