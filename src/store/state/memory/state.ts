import { RETENTION, type Retained } from "../retention.js";
import { shortId } from "../short-id.js";
import type { Counts, LanguageChoice, Reply, SessionKey, State, StateOptions, StoredAnswer } from "../types.js";
import { memoryGaps, memoryVotes } from "./feedback.js";
import { Shelf } from "./shelf.js";
import { memoryUpdates } from "./updates.js";

interface Session extends SessionKey {
  json: string;
}

interface Linked extends Reply {
  chat: number;
  asked: number;
}

/** The state in memory, for tests and for trying the bot out; nothing survives the process. */
export function openMemoryState(options: StateOptions = {}): State {
  const clock = options.clock ?? Date.now;
  const shelf = <T>(what: Retained): Shelf<T> => new Shelf<T>(clock, RETENTION[what]);
  const updates = memoryUpdates(clock);
  const sessions = shelf<Session>("sessions");
  const answers = shelf<Omit<StoredAnswer, "value"> & { json: string }>("answers");
  const replies = shelf<Linked>("replies");
  const votes = memoryVotes(clock);
  const gaps = memoryGaps(clock);
  const languages = shelf<LanguageChoice & { user: number }>("languages");
  const files = shelf<string>("files");
  const keyOf = (a: number, b: number): string => `${a}/${b}`;

  /** Counts what is the user's, and deletes it when asked to. */
  const owned = (user: number, remove: boolean): Counts => ({
    sessions: sessions.match((entry) => entry.user === user, remove),
    answers: answers.match((entry) => entry.owner === user, remove),
    replies: replies.match((entry) => entry.owner === user, remove),
    votes: votes.match((entry) => entry.user === user, remove),
    gaps: gaps.match((entry) => entry.user === user, remove),
    languages: languages.match((entry) => entry.user === user, remove),
  });

  return {
    updates,
    sessions: {
      get: async ({ chat, user }) => {
        const found = sessions.get(keyOf(chat, user));
        return found === null ? null : JSON.parse(found.json);
      },
      set: async ({ chat, user }, value) => sessions.set(keyOf(chat, user), { chat, user, json: JSON.stringify(value) }),
      delete: async ({ chat, user }) => sessions.delete(keyOf(chat, user)),
    },
    answers: {
      put: async (value, owner, id = shortId()) => {
        answers.set(id, { id, owner, at: clock(), json: JSON.stringify(value) });
        return id;
      },
      get: async (id) => {
        const found = answers.get(id);
        return found === null ? null : { id, owner: found.owner, at: found.at, value: JSON.parse(found.json) };
      },
      link: async (chat, asked, reply) => replies.set(keyOf(chat, asked), { chat, asked, ...reply }),
      replyTo: async (chat, asked) => {
        const found = replies.get(keyOf(chat, asked));
        return found === null ? null : { message: found.message, answer: found.answer, owner: found.owner };
      },
    },
    votes,
    gaps,
    languages: {
      get: async (user) => {
        const found = languages.get(String(user));
        return found === null ? null : { language: found.language, chosen: found.chosen };
      },
      set: async (user, choice) => languages.set(String(user), { ...choice, user }),
    },
    files: { get: async (key) => files.get(key), set: async (key, fileId) => files.set(key, fileId) },
    held: async (user) => owned(user, false),
    forget: async (user) => owned(user, true),
    moveChat: async (from, to) => {
      sessions.rekey((s) => (s.chat === from ? [keyOf(to, s.user), { ...s, chat: to }] : null));
      replies.rekey((r) => (r.chat === from ? [keyOf(to, r.asked), { ...r, chat: to }] : null));
    },
    purge: async () => [updates, sessions, answers, replies, votes, gaps, languages, files].reduce((sum, each) => sum + each.purge(), 0),
    ready: async () => undefined,
    close: async () => undefined,
  };
}
