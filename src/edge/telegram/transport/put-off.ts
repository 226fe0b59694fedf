import { ApiError } from "./api-error.js";

/** An update that stays in the inbox, to be handled again after some time. */
export interface PutOff {
  kind: "later";
  after: number; // ms
  flood: boolean; // Telegram itself said how long
  unsure: boolean; // it may have arrived
}

/** What was tried before. */
export interface Tries {
  all: number;
  unsure: number; // those that may have arrived, since the start of this process
}

/** The update took too long; `calling` tells whether it was Telegram that was waited for. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
  constructor(
    ms: number,
    readonly calling: boolean,
  ) {
    super(`not done within ${ms} ms`);
  }
}

const SECOND = 1000;
/** Pauses after which what certainly did not arrive is sent again; the last one goes on. */
const AWAY = [3, 10, 30, 60, 120, 300, 600].map((seconds) => seconds * SECOND);
const MOST_TRIES = 40; // some six hours
/** Fewer where each try may be one more copy: three copies at most, the last after ten minutes. */
const UNSURE = [2, 90, 540].map((seconds) => seconds * SECOND);
const WRONG_TOKEN = 401;

/**
 * Whether what failed is worth another try later, and when: Telegram is flooded, away, or its reply was lost. What waits
 * for nobody any more, the answer to a tap or to an inline query, is not.
 * @returns null when it is not: Telegram refuses the call, or it was tried often enough
 */
export function putOff(error: unknown, tries: Tries): PutOff | null {
  if (tries.all >= MOST_TRIES) return null;
  if (error instanceof DeadlineError) return error.calling ? unsure(tries) : null;
  if (!(error instanceof ApiError) || error.method.startsWith("answer")) return null;
  if (error.retryAfter !== null) return later(error.retryAfter * SECOND + SECOND / 4, { flood: true });
  if (error.failed === "unsure" || error.failed === "aborted") return unsure(tries);
  if (error.failed !== "undone" && error.code !== WRONG_TOKEN) return null;
  return later(AWAY[Math.min(tries.all, AWAY.length - 1)] ?? 0);
}

function unsure(tries: Tries): PutOff | null {
  const after = UNSURE[tries.unsure];
  return after === undefined ? null : later(after, { unsure: true });
}

const later = (after: number, more: Partial<PutOff> = {}): PutOff =>
  ({ kind: "later", after, flood: false, unsure: false, ...more });
