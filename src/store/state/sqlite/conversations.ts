import { shortId } from "../short-id.js";
import type { Answers, Files, LanguageChoice, Languages, Sessions } from "../types.js";
import type { Database } from "./database.js";

/** Since when an entry must have been written to count: older ones are as good as gone, purged or not. */
export type Since = (what: "sessions" | "answers" | "replies" | "languages" | "files") => number;

export function sqliteSessions(db: Database, clock: () => number, since: Since): Sessions {
  return {
    async get({ chat, user }) {
      const row = db.one("select value from sessions where chat = ? and user = ? and at >= ?", chat, user, since("sessions"));
      return row === null ? null : JSON.parse(String(row["value"]));
    },
    async set({ chat, user }, value) {
      await db.run("insert into sessions (chat, user, value, at) values (?, ?, ?, ?) on conflict do update set value = excluded.value, at = excluded.at", chat, user, JSON.stringify(value), clock());
    },
    async delete({ chat, user }) {
      await db.run("delete from sessions where chat = ? and user = ?", chat, user);
    },
  };
}

export function sqliteAnswers(db: Database, clock: () => number, since: Since): Answers {
  return {
    async put(value, owner, id = shortId()) {
      await db.run("insert into answers (id, value, owner, at) values (?, ?, ?, ?)", id, JSON.stringify(value), owner, clock());
      return id;
    },
    async get(id) {
      const row = db.one("select id, value, owner, at from answers where id = ? and at >= ?", id, since("answers"));
      if (row === null) return null;
      return { id, value: JSON.parse(String(row["value"])), owner: numberOrNull(row["owner"]), at: Number(row["at"]) };
    },
    async link(chat, asked, { message, answer, owner }) {
      await db.run(
        "insert or replace into replies (chat, asked, message, answer, owner, at) values (?, ?, ?, ?, ?, ?)",
        chat, asked, message, answer, owner, clock(),
      );
    },
    async replyTo(chat, asked) {
      const row = db.one("select message, answer, owner from replies where chat = ? and asked = ? and at >= ?", chat, asked, since("replies"));
      if (row === null) return null;
      return { message: Number(row["message"]), answer: row["answer"] === null ? null : String(row["answer"]), owner: numberOrNull(row["owner"]) };
    },
  };
}

const MOST_REMEMBERED = 2000;

/** Every message asks for its user's language, so those read last are remembered; a write or `forget` makes a user be read anew. */
export function sqliteLanguages(db: Database, clock: () => number, since: Since): Languages & { forget(user: number): void } {
  const read = new Map<number, { choice: LanguageChoice; at: number }>();
  const remembered = (user: number): LanguageChoice | null => {
    const found = read.get(user);
    return found !== undefined && found.at >= since("languages") ? found.choice : null;
  };
  const look = (user: number): LanguageChoice | null => {
    const row = db.one("select language, chosen, at from languages where user = ? and at >= ?", user, since("languages"));
    if (row === null) return null;
    const choice = { language: String(row["language"]), chosen: row["chosen"] === 1 };
    if (read.size >= MOST_REMEMBERED) read.clear();
    read.set(user, { choice, at: Number(row["at"]) });
    return choice;
  };
  return {
    async get(user) {
      const choice = remembered(user) ?? look(user);
      return choice === null ? null : { ...choice };
    },
    async set(user, { language, chosen }) {
      await db.write((run) => {
        read.delete(user); // nothing can read between this and the commit
        run("insert or replace into languages (user, language, chosen, at) values (?, ?, ?, ?)", user, language, chosen ? 1 : 0, clock());
      });
    },
    forget: (user) => void read.delete(user),
  };
}

export function sqliteFiles(db: Database, clock: () => number, since: Since): Files {
  return {
    async get(key) {
      const row = db.one("select file_id from files where key = ? and at >= ?", key, since("files"));
      return row === null ? null : String(row["file_id"]);
    },
    async set(key, fileId) {
      await db.run("insert or replace into files (key, file_id, at) values (?, ?, ?)", key, fileId, clock());
    },
  };
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
