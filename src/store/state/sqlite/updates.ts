import type { Begun, Updates } from "../types.js";
import type { Database } from "./database.js";

const AGAIN = `update updates set attempts = attempts + 1, due = null, at = ?
  where id = ? and done = 0 returning attempts, tries`;

/** The inbox in SQLite. */
export function sqliteUpdates(db: Database, clock: () => number): Updates {
  const withSends = new Set<number>(); // updates that may have notes of sends to delete: few do
  return {
    begin: (id, body) =>
      db.write((run, one): Begun => {
        if (run("insert into updates (id, body, attempts, done, at) values (?, ?, 1, 0, ?) on conflict do nothing", id, body, clock()) === 1) {
          return { status: "new", attempts: 1, tries: 0 };
        }
        const row = one(AGAIN, clock(), id);
        if (row === null) return { status: "done" };
        withSends.add(id);
        return { status: "again", attempts: Number(row["attempts"]), tries: Number(row["tries"]) };
      }),
    async putOff(id, due) {
      withSends.add(id);
      await db.run("update updates set due = ?, attempts = 0, tries = tries + 1 where id = ?", due, id);
    },
    finish: (id) =>
      db.write((run) => {
        run("update updates set done = 1, body = null, sending = 0 where id = ?", id);
        if (withSends.delete(id)) run("delete from sends where update_id = ?", id);
      }),
    async pending() {
      return db
        .all("select id, body, attempts, due from updates where done = 0 order by id")
        .map((row) => ({
          id: Number(row["id"]),
          body: String(row["body"]),
          attempts: Number(row["attempts"]),
          due: row["due"] === null ? null : Number(row["due"]),
        }));
    },
    async beginSend(id, n) {
      await db.run("update updates set sending = max(sending, ?) where id = ?", n + 1, id);
    },
    async cancelSend(id, n) {
      await db.run("update updates set sending = min(sending, ?) where id = ?", n, id);
    },
    async recordSend(id, n, result) {
      withSends.add(id);
      await db.run("insert into sends (update_id, n, result, at) values (?, ?, ?, ?) on conflict do nothing", id, n, result, clock());
    },
    async sends(id) {
      const results = new Map(db.all("select n, result from sends where update_id = ?", id).map((row) => [Number(row["n"]), String(row["result"])]));
      return { begun: Number(db.one("select sending from updates where id = ?", id)?.["sending"] ?? 0), results };
    },
  };
}
