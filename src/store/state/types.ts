/**
 * What the bot remembers, behind one interface: SQLite by default, memory for tests, others may follow.
 * Every implementation passes tests/store/state/contract.ts. Times are milliseconds since 1970, ids are Telegram's own.
 * All methods are asynchronous; a resolved write has reached the store (a killed process does not lose it).
 */

/** One update of Telegram as it waits to be handled. */
export interface PendingUpdate {
  id: number; // update_id
  body: string; // the update as JSON; kept only until it is handled
  attempts: number; // how often its handling was begun since it was last put off
  due: number | null; // put off until then; null: its handling was broken off by a crash
}

/**
 * `new`: never seen. `again`: begun before and not finished (a crash, or put off). `done`: handled, do not touch.
 * `tries` is how often it was put off.
 */
export type Begun =
  | { status: "new" | "again"; attempts: number; tries: number }
  | { status: "done" };

/** What is known of the messages sent for an update whose handling was broken off. */
export interface Sends {
  begun: number; // how many were begun; one that was begun and has no result may or may not have arrived
  results: Map<number, string>; // Telegram's result as JSON, by n
}

/** The inbox: which updates came, which are handled, and what was already sent for those that are not. */
export interface Updates {
  begin(id: number, body: string): Promise<Begun>;
  /** Marks the update handled and drops its body and its record of sends. */
  finish(id: number): Promise<void>;
  /** Leaves it for later: it is to be handled again at `due`. Its record of sends stays. */
  putOff(id: number, due: number): Promise<void>;
  /** What was begun and not finished, oldest first. */
  pending(): Promise<PendingUpdate[]>;
  /** Notes that the nth send (from 0) of the update is about to begin. */
  beginSend(id: number, n: number): Promise<void>;
  /** Takes that back: the nth send certainly did not arrive. */
  cancelSend(id: number, n: number): Promise<void>;
  /** Notes that the nth send was accepted, with Telegram's result as JSON. */
  recordSend(id: number, n: number, result: string): Promise<void>;
  /** What was noted for the update; sends that are in here must not be repeated. */
  sends(id: number): Promise<Sends>;
}

/** Whose conversation: one for each user in each chat. */
export interface SessionKey {
  chat: number;
  user: number;
}

/** Conversations, as JSON values of the caller's own shape; parse what comes back, an older version may have written it. */
export interface Sessions {
  get(key: SessionKey): Promise<unknown>; // null when there is none or it has expired
  set(key: SessionKey, value: unknown): Promise<void>;
  delete(key: SessionKey): Promise<void>;
}

export interface StoredAnswer {
  id: string; // 12 characters of [A-Za-z0-9_-]: fits callback data and deep links
  value: unknown; // an Answer, or the list behind paging buttons
  owner: number | null; // the user that asked
  at: number;
}

/** The reply that was given to a user's message, so that an edited question edits its answer. */
export interface Reply {
  message: number; // message id of the bot's reply
  answer: string | null; // id of the stored answer
  owner: number | null;
}

export interface Answers {
  /** Keeps a value under an id made by `newAnswerId`, by default a new one, and returns it. */
  put(value: unknown, owner: number | null, id?: string): Promise<string>;
  get(id: string): Promise<StoredAnswer | null>;
  /** Notes which reply answered the message `asked` of the chat; a later one replaces it. */
  link(chat: number, asked: number, reply: Reply): Promise<void>;
  replyTo(chat: number, asked: number): Promise<Reply | null>;
}

export interface Tally {
  up: number;
  down: number;
}

export interface Votes {
  /** One vote for each user and answer; a second one replaces the first. `changed` is false when it said the same. */
  cast(vote: { answer: string; user: number; value: 1 | -1; reason?: string | undefined }): Promise<Tally & { changed: boolean }>;
  tally(answer: string): Promise<Tally>;
}

/** A question that got no good answer: its text, and why it is here. */
export interface Gap {
  question: string;
  language: string; // zh-Hans | zh-Hant | en
  reason: string; // not_found | clarify | down | feedback
  user: number | null; // kept so that the user can have it deleted; never reported
}

/** Gaps that say the same, for the operator: no user ids. */
export interface GapGroup {
  question: string; // as asked last
  language: string;
  reason: string;
  count: number; // how often asked
  people: number; // by how many users
  first: number;
  last: number;
}

export interface Gaps {
  add(gap: Gap): Promise<void>;
  /** Grouped by reason and by text without case, spaces and punctuation; most frequent first, then latest. */
  list(options?: { since?: number; limit?: number }): Promise<GapGroup[]>;
}

export interface LanguageChoice {
  language: string;
  chosen: boolean; // true: by /lang; false: last seen
}

export interface Languages {
  get(user: number): Promise<LanguageChoice | null>;
  set(user: number, choice: LanguageChoice): Promise<void>;
}

/** Telegram's ids of files sent before, by the caller's key ("chart:<hash>:zh-Hans"). */
export interface Files {
  get(key: string): Promise<string | null>;
  set(key: string, fileId: string): Promise<void>;
}

/** How many entries of each kind; what /privacy shows and /forget deletes. */
export interface Counts {
  sessions: number;
  answers: number;
  replies: number;
  votes: number;
  gaps: number;
  languages: number;
}

export interface State {
  readonly updates: Updates;
  readonly sessions: Sessions;
  readonly answers: Answers;
  readonly votes: Votes;
  readonly gaps: Gaps;
  readonly languages: Languages;
  readonly files: Files;
  /** What is kept that belongs to the user. */
  held(user: number): Promise<Counts>;
  /** Deletes all that belongs to the user; returns what was deleted. */
  forget(user: number): Promise<Counts>;
  /** A group became a supergroup: its sessions and replies move to the new id. */
  moveChat(from: number, to: number): Promise<void>;
  /** Deletes what is older than retention.ts allows; returns the number of deleted entries. */
  purge(): Promise<number>;
  /** Rejects when the store cannot be read and written; for /readyz. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface StateOptions {
  clock?: () => number; // milliseconds since 1970; Date.now by default
}
