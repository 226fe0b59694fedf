import type { State } from "../../../store/state/index.js";
import type { Log } from "./log.js";
import type { Metrics } from "./metrics.js";
import { Sequence } from "./sequentialize.js";
import { lanesOf, readUpdate, type Envelope } from "./updates.js";

export type Outcome = "handled" | "failed" | "limited" | "refused";

/** Takes a write that is to be committed with the update's end. */
export type AtEnd = (write: Promise<unknown>) => void;

/** Does all that an update asks for; must not reject. `attempt` is above 1 after a crash. */
export type Attend = (envelope: Envelope, attempt: number, atEnd: AtEnd) => Promise<Outcome>;

export interface IntakeOptions {
  state: State;
  me: { id: number; username: string };
  log: Log;
  metrics: Metrics;
  handle: Attend;
}

/** `stored` resolves when the update cannot be lost any more, `handled` when all is done; only `stored` may reject. */
export interface Accepted {
  stored: Promise<void>;
  handled: Promise<void>;
}

const MOST_ATTEMPTS = 3; // an update that took the process down that often is dropped
const DONE: Accepted = { stored: Promise.resolve(), handled: Promise.resolve() };

/**
 * Where updates come in, from the webhook, from polling, or from the inbox after a crash: each is written down before
 * anything else, handled once, in order within its chat and user, and marked done.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #inFlight = new Map<number, Accepted>();
  readonly #lanes = new Sequence();

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#inFlight.size;
  }

  /** Takes one update in; one that is being handled already is joined, not begun again. */
  accept(value: unknown, body = JSON.stringify(value)): Accepted {
    const { me, metrics, log } = this.#options;
    const envelope = readUpdate(value, me);
    if (envelope?.addressed !== true) {
      metrics.updates.inc({ type: envelope?.type ?? "other", outcome: "ignored" });
      return DONE; // not for us: neither stored nor answered
    }
    const running = this.#inFlight.get(envelope.id);
    if (running !== undefined) return running;

    const start = performance.now();
    const begun = this.#options.state.updates.begin(envelope.id, body);
    const stored = begun.then(() => undefined);
    stored.catch(() => undefined); // whoever asks is told; nobody has to ask
    const handled = begun
      .then((found) => (found.status === "done" ? this.#count(envelope, "duplicate") : this.#run(envelope, found.attempts)))
      .catch((error: unknown) => log.error({ err: error, update: envelope.id }, "an update was not handled"))
      .finally(() => {
        this.#inFlight.delete(envelope.id);
        metrics.inFlight.set(this.size);
        metrics.seconds.observe({ type: envelope.type }, (performance.now() - start) / 1000);
      });
    const accepted = { stored, handled };
    this.#inFlight.set(envelope.id, accepted);
    metrics.inFlight.set(this.size);
    return accepted;
  }

  /** Begins again what a crash left unfinished; returns how many those were. */
  async recover(): Promise<number> {
    const left = await this.#options.state.updates.pending();
    for (const { body } of left) this.accept(JSON.parse(body), body);
    return left.length;
  }

  /** Waits until nothing is in flight. @returns how many were left when the time was up; the inbox keeps those */
  async drain(ms: number): Promise<number> {
    const end = Date.now() + ms;
    while (this.size > 0 && Date.now() < end) {
      const all = Promise.allSettled([...this.#inFlight.values()].map(({ handled }) => handled));
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, end - Date.now()).unref())]);
    }
    return this.size;
  }

  /** Resolves when fewer than `most` are in flight: polling must not fetch without end. */
  async room(most: number): Promise<void> {
    while (this.size >= most) await Promise.race([...this.#inFlight.values()].map(({ handled }) => handled));
  }

  async #run(envelope: Envelope, attempt: number): Promise<void> {
    const { state, log, handle } = this.#options;
    if (attempt > MOST_ATTEMPTS) {
      log.error({ update: envelope.id, type: envelope.type, attempt }, "update dropped: handling it never ended");
      this.#count(envelope, "dropped");
      return state.updates.finish(envelope.id);
    }
    await this.#lanes.run(lanesOf(envelope), async () => {
      const writes: Promise<void>[] = [];
      const orLog = (write: Promise<unknown>, message: string): Promise<void> =>
        write.then(() => undefined, (error: unknown) => log.error({ err: error, update: envelope.id }, message));
      this.#count(envelope, await handle(envelope, attempt, (write) => void writes.push(orLog(write, "cannot keep what came of the update"))));
      await Promise.all([...writes, orLog(state.updates.finish(envelope.id), "cannot mark the update done")]); // asked for in one turn: one commit
    });
  }

  #count({ type }: Envelope, outcome: string): void {
    this.#options.metrics.updates.inc({ type, outcome });
  }
}
