import type { Updates } from "../../../store/state/index.js";
import type { CallScope } from "./api.js";

/**
 * Knows what was already sent for one update, so that handling it again after a crash does not send it again.
 * A send is noted when the event loop turns; for an update that is finished by then (one message, the usual case)
 * the finishing itself is the note, and nothing is written.
 */
export class SendJournal implements NonNullable<CallScope["sends"]> {
  #n = 0;
  #open = true;

  constructor(
    private readonly updates: Updates,
    private readonly id: number,
    private readonly before: ReadonlyMap<number, string>,
  ) {}

  next(): number {
    return this.#n++;
  }

  known(n: number): { result: unknown } | null {
    const json = this.before.get(n);
    return json === undefined ? null : { result: JSON.parse(json) };
  }

  note(n: number, result: unknown): void {
    setImmediate(() => {
      if (this.#open) this.updates.recordSend(this.id, n, JSON.stringify(result ?? null)).catch(() => undefined); // the worst is a doubled message after a crash
    });
  }

  close(): void {
    this.#open = false;
  }
}
