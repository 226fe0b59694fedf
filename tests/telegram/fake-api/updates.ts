/** An update as Telegram sends it; its shape is checked against the schema when it is pushed. */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

/** Seconds that each kind waits for the bot before Telegram drops it (a day for the rest). */
const LIFETIME: Record<string, number> = { inline_query: 30, callback_query: 150, chosen_inline_result: 600 };
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

export const kindOf = (update: Update): string => Object.keys(update).find((key) => key !== "update_id") ?? "";

interface Queued {
  update: Update;
  queue: string; // what is delivered one after the other: a chat's messages, a user's taps, a user's inline queries
  expires: number; // ms
}

/** The updates that the bot has not confirmed, oldest first. */
export class UpdateQueue {
  #queued: Queued[] = [];
  #allowed: string[] = []; // empty: the default kinds; remembered from call to call
  #waiters = new Set<() => void>();
  clock: () => number = Date.now;

  /** @returns false when the bot does not want this kind */
  push(update: Update): boolean {
    const kind = kindOf(update);
    if (this.#allowed.length === 0 ? NOT_BY_DEFAULT.has(kind) : !this.#allowed.includes(kind)) return false;
    this.#queued.push({ update, queue: queueOf(update, kind), expires: this.clock() + (LIFETIME[kind] ?? 86_400) * 1000 });
    this.wake();
    return true;
  }

  allow(kinds: unknown): void {
    if (Array.isArray(kinds)) this.#allowed = kinds.map(String);
  }

  get size(): number {
    this.#expire();
    return this.#queued.length;
  }

  /** Confirms what is below the offset (a negative one counts from the end) and gives the next updates. */
  from(offset: number, limit: number): Update[] {
    this.#expire();
    if (offset < 0) this.#queued = this.#queued.slice(offset);
    else this.#queued = this.#queued.filter(({ update }) => update.update_id >= offset);
    return this.#queued.slice(0, limit).map(({ update }) => update);
  }

  confirm(id: number): void {
    this.#queued = this.#queued.filter(({ update }) => update.update_id !== id);
  }

  clear(): void {
    this.#queued = [];
  }

  /** The first waiting update of each queue that is not busy. */
  heads(busy: ReadonlySet<string>): { update: Update; queue: string }[] {
    this.#expire();
    const heads = new Map<string, Update>();
    for (const { update, queue } of this.#queued) if (!busy.has(queue) && !heads.has(queue)) heads.set(queue, update);
    return [...heads].map(([queue, update]) => ({ queue, update }));
  }

  /** Resolves when something was pushed, on wake(), or after the time. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiters.add(done);
    });
  }

  wake(): void {
    for (const waiter of [...this.#waiters]) waiter();
  }

  #expire(): void {
    this.#queued = this.#queued.filter(({ expires }) => expires > this.clock());
  }
}

function queueOf(update: Update, kind: string): string {
  const content = update[kind] as { chat?: { id: number }; from?: { id: number } };
  if (kind === "callback_query" || kind === "inline_query") return `${kind} ${content.from?.id}`;
  return `chat ${content.chat?.id ?? content.from?.id ?? 0}`;
}
