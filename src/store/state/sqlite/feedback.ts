import { gapKey } from "../gap-key.js";
import type { Gaps, Tally, Votes } from "../types.js";
import type { Database } from "./database.js";

const TALLY = "select coalesce(sum(value = 1), 0) as up, coalesce(sum(value = -1), 0) as down from votes where answer = ?";

export function sqliteVotes(db: Database, clock: () => number): Votes {
  const read = (row: Record<string, unknown> | null): Tally => ({ up: Number(row?.["up"] ?? 0), down: Number(row?.["down"] ?? 0) });
  return {
    cast: ({ answer, user, value, reason }) =>
      db.write((run, one) => {
        const before = one("select value, reason from votes where answer = ? and user = ?", answer, user);
        const said = reason ?? (before?.["value"] === value ? textOrNull(before["reason"]) : null);
        run("insert or replace into votes (answer, user, value, reason, at) values (?, ?, ?, ?, ?)", answer, user, value, said, clock());
        return { ...read(one(TALLY, answer)), changed: before?.["value"] !== value };
      }),
    tally: async (answer) => read(db.one(TALLY, answer)),
  };
}

export function sqliteGaps(db: Database, clock: () => number): Gaps {
  return {
    async add({ question, language, reason, user }) {
      await db.run(
        "insert into gaps (key, question, language, reason, user, at) values (?, ?, ?, ?, ?, ?)",
        gapKey(question), question, language, reason, user, clock(),
      );
    },
    // SQLite gives the bare columns of the row that holds max(id): the text as asked last.
    async list({ since = 0, limit = 100 } = {}) {
      return db
        .all(
          `select question, language, reason, count(*) as count, count(distinct user) as people,
             min(at) as first, max(at) as last, max(id) as latest
           from gaps where at >= ? group by reason, key order by count desc, last desc, latest desc limit ?`,
          since, limit,
        )
        .map((row) => ({
          question: String(row["question"]),
          language: String(row["language"]),
          reason: String(row["reason"]),
          count: Number(row["count"]),
          people: Number(row["people"]),
          first: Number(row["first"]),
          last: Number(row["last"]),
        }));
    },
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
