import type { Sends, Updates } from "../../../store/state/index.js";
import type { Before, CallScope } from "./api.js";

export const NOTHING_SENT: Sends = { begun: 0, results: new Map() };

/**
 * Knows what was already sent for one update, so that handling it again after a crash does not send it again.
 * That a send begins is written down when its connection is there and before the first byte leaves; its result when the event loop turns. For an update that is finished
 * by then (one message, the usual case) the finishing itself is the note.
 *
 * What remains: Telegram takes no key that would make a send repeatable. A send that was begun and of which no result is
 * known has most likely arrived; it is sent once more and says so, for a second copy harms less than none.
 */
export class SendJournal implements NonNullable<CallScope["sends"]> {
  #n = 0;
  #open = true;

  constructor(
    private readonly updates: Updates,
    private readonly id: number,
    private readonly before: Sends,
  ) {}

  next(): number {
    return this.#n++;
  }

  known(n: number): Before | null {
    const json = this.before.results.get(n);
    if (json !== undefined) return { kind: "result", result: JSON.parse(json) };
    return n < this.before.begun ? { kind: "unsure" } : null;
  }

  begin(n: number): Promise<void> {
    return this.updates.beginSend(this.id, n);
  }

  cancel(n: number): Promise<void> {
    return this.updates.cancelSend(this.id, n);
  }

  note(n: number, result: unknown): void {
    setImmediate(() => {
      if (this.#open) this.updates.recordSend(this.id, n, JSON.stringify(result ?? null)).catch(() => undefined); // the worst: after a crash it counts as unsure
    });
  }

  close(): void {
    this.#open = false;
  }
}
