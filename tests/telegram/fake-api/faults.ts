/** One way to fail. With `applied` the call takes effect first and only its reply is lost. */
export type Failure =
  | { status: number; body?: unknown; retryAfter?: number } // an error of Telegram; `body` replaces its JSON
  | { raw: string; status?: number } // these bytes instead of a reply
  | { drop: true } // the connection is closed
  | { hang: true } // no reply ever
  | { delay: number }; // ms; then as usual

export interface Fault {
  method: string; // "*": each
  failure: Failure;
  times?: number; // 1 by default
  applied?: boolean;
}

/** Faults waiting for the calls that they spoil, in order. */
export class Faults {
  #waiting: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that this call meets, if any; counts it. */
  take(method: string): Fault | null {
    const found = this.#waiting.find((fault) => fault.method === "*" || fault.method === method);
    if (found === undefined) return null;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((fault) => fault !== found);
    return found;
  }
}
