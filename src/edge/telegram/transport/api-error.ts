/**
 * How a call failed:
 * `refused`: Telegram said no; `undone`: it certainly had no effect; `unsure`: it may have had one (the reply was lost);
 * `aborted`: the deadline of the update had passed.
 */
export type Failed = "refused" | "undone" | "unsure" | "aborted";

/** A failed call of the Bot API. Holds nothing of the call but its method: no text, no token. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly retryAfter: number | null; // s, with code 429
  readonly migrateTo: number | null; // new id of a group that became a supergroup

  constructor(
    readonly method: string,
    readonly failed: Failed,
    readonly code: number, // of Telegram or HTTP; 0 when no reply came
    readonly description: string,
    parameters: { retry_after?: number | undefined; migrate_to_chat_id?: number | undefined } = {},
  ) {
    super(`${method}: ${code === 0 ? "" : `${code} `}${description}`);
    this.retryAfter = parameters.retry_after ?? null;
    this.migrateTo = parameters.migrate_to_chat_id ?? null;
  }

  /** The user blocked the bot, left, or removed it: there is nobody to tell. */
  get isGone(): boolean {
    return this.code === 403 || /chat not found|user is deactivated|bot was kicked/u.test(this.description);
  }
}
