import type { State } from "../../../store/state/index.js";
import type { Log } from "./log.js";
import type { Metrics } from "./metrics.js";
import type { PutOff, Tries } from "./put-off.js";
import { Sequence } from "./sequentialize.js";
import { Slots } from "./slots.js";
import { lanesOf, readUpdate, type Envelope } from "./updates.js";
import { WaitingRoom, type Waiting } from "./waiting.js";

export type Outcome = "handled" | "failed" | "limited" | "refused" | PutOff;

/** Takes a write that is to be committed with the update's end. */
export type AtEnd = (write: Promise<unknown>) => void;

/** Which run of an update this is. */
export interface Run {
  again: boolean; // it was begun before: what it sent then is in the inbox
  tries: Tries;
}

/** Does all that an update asks for; must not reject. */
export type Attend = (envelope: Envelope, run: Run, atEnd: AtEnd) => Promise<Outcome>;

export interface IntakeOptions {
  state: State;
  me: { id: number; username: string };
  log: Log;
  metrics: Metrics;
  handle: Attend;
  most?: number; // updates in handling at once; the others wait for their turn
  unit?: number; // ms that stand for a second of waiting for the next try; 1000 by default
}

/**
 * `stored` resolves when the update cannot be lost any more, `handled` when all is done or it waits in the inbox for its
 * next try; only `stored` may reject.
 */
export interface Accepted {
  stored: Promise<void>;
  handled: Promise<void>;
}

const MOST_ATTEMPTS = 3; // an update that took the process down that often is dropped
const DONE: Accepted = { stored: Promise.resolve(), handled: Promise.resolve() };
const FIRST: Tries = { all: 0, unsure: 0 };

/**
 * Where updates come in, from the webhook, from polling, or from the inbox after a crash: each is written down before
 * anything else, handled in order within its chat and user, and marked done. What Telegram does not take now stays in the
 * inbox and is handled again later, ahead of what the chat says after it.
 */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #inFlight = new Map<number, Accepted & { since: number }>();
  readonly #lanes = new Sequence();
  readonly #slots: Slots;
  #lastEnd = 0; // by performance.now()
  readonly #waiting = new WaitingRoom((waiting) => this.#resume(waiting));

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#slots = new Slots(options.most ?? Number.MAX_SAFE_INTEGER);
  }

  get size(): number {
    return this.#inFlight.size;
  }

  /** For how long nothing came to an end though something is in handling, ms. */
  get stuckFor(): number {
    const [first] = this.#inFlight.values();
    return first === undefined ? 0 : performance.now() - Math.max(first.since, this.#lastEnd);
  }

  /** Takes one update in; one that is being handled already is joined, not begun again. */
  accept(value: unknown, body = JSON.stringify(value)): Accepted {
    const { me, metrics, state } = this.#options;
    const envelope = readUpdate(value, me);
    if (envelope?.addressed !== true) {
      metrics.updates.inc({ type: envelope?.type ?? "other", outcome: "ignored" });
      return DONE; // not for us: neither stored nor answered
    }
    const running = this.#inFlight.get(envelope.id);
    if (running !== undefined) return running;
    if (this.#waiting.has(envelope.id)) return DONE;
    if (envelope.said && envelope.chat !== null) this.#giveWay(envelope.chat.id);

    const begun = state.updates.begin(envelope.id, body);
    const stored = begun.then(() => undefined);
    stored.catch(() => undefined); // whoever asks is told; nobody has to ask
    const handling = begun.then((found) => {
      if (found.status === "done") return this.#count(envelope, "duplicate");
      if (found.attempts > MOST_ATTEMPTS) return this.#drop(envelope, found.attempts);
      const tries = { all: found.tries, unsure: 0 };
      return this.#run(envelope, { again: found.status === "again", tries });
    });
    return this.#track(envelope, stored, handling);
  }

  /** Begins again what a crash left unfinished, and waits with what was put off; returns how many those were. */
  async recover(): Promise<number> {
    const left = await this.#options.state.updates.pending();
    for (const { body, due } of left) {
      const value: unknown = JSON.parse(body);
      const envelope = due !== null && due > Date.now() ? readUpdate(value, this.#options.me) : null;
      if (envelope === null || due === null) this.accept(value, body);
      else this.#waiting.add({ envelope, due, tries: FIRST, flood: false });
    }
    return left.length;
  }

  /** Waits until nothing is in flight. @returns how many were left when the time was up; the inbox keeps those */
  async drain(ms: number): Promise<number> {
    this.#waiting.close();
    const end = Date.now() + ms;
    while (this.size > 0 && Date.now() < end) {
      const all = Promise.allSettled([...this.#inFlight.values()].map(({ handled }) => handled));
      const late = new Promise((resolve) => setTimeout(resolve, end - Date.now()).unref());
      await Promise.race([all, late]);
    }
    this.#waiting.close();
    return this.size;
  }

  /** Resolves when fewer than `most` are in flight: polling must not fetch without end. */
  async room(most: number): Promise<void> {
    while (this.size >= most) await Promise.race([...this.#inFlight.values()].map(({ handled }) => handled));
  }

  /** Something new is said in a chat: what waits there is tried first, unless Telegram said until when to wait. */
  #giveWay(chat: number): void {
    if (this.#waiting.floodUntil(chat) === null) this.#waiting.hurry(chat);
  }

  #resume({ envelope, tries }: Waiting): void {
    this.#track(envelope, Promise.resolve(), this.#run(envelope, { again: true, tries }));
  }

  #track(envelope: Envelope, stored: Promise<void>, handling: Promise<void>): Accepted {
    const { metrics, log } = this.#options;
    const since = performance.now();
    const handled = handling
      .catch((error: unknown) => log.error({ err: error, update: envelope.id }, "an update was not handled"))
      .finally(() => {
        this.#inFlight.delete(envelope.id);
        this.#lastEnd = performance.now();
        metrics.inFlight.set(this.size);
        metrics.waiting.set(this.#waiting.size);
        metrics.seconds.observe({ type: envelope.type }, (performance.now() - since) / 1000);
      });
    const accepted = { stored, handled, since };
    this.#inFlight.set(envelope.id, accepted);
    metrics.inFlight.set(this.size);
    return accepted;
  }

  #run(envelope: Envelope, run: Run): Promise<void> {
    return this.#lanes.run(lanesOf(envelope), () => this.#slots.run(() => this.#handle(envelope, run)));
  }

  async #handle(envelope: Envelope, run: Run): Promise<void> {
    const { state, log, handle } = this.#options;
    const until = envelope.said && envelope.chat !== null ? this.#waiting.floodUntil(envelope.chat.id) : null;
    if (until !== null) return this.#putOff(envelope, run.tries, { due: until, flood: true });
    const writes: Promise<void>[] = [];
    const orLog = (write: Promise<unknown>, message: string): Promise<void> => {
      const logged = (error: unknown): void => log.error({ err: error, update: envelope.id }, message);
      return write.then(() => undefined, logged);
    };
    const outcome = await handle(envelope, run, (write) => {
      writes.push(orLog(write, "cannot keep what came of the update"));
    });
    if (typeof outcome !== "string") {
      await Promise.all(writes);
      const { unit = 1000 } = this.#options;
      const tries = { all: run.tries.all + 1, unsure: run.tries.unsure + Number(outcome.unsure) };
      const due = Date.now() + (outcome.after * unit) / 1000;
      return this.#putOff(envelope, tries, { due, flood: outcome.flood });
    }
    this.#count(envelope, outcome);
    const finished = orLog(state.updates.finish(envelope.id), "cannot mark the update done");
    await Promise.all([...writes, finished]); // asked for in one turn: one commit
  }

  async #putOff(envelope: Envelope, tries: Tries, { due, flood }: Pick<Waiting, "due" | "flood">): Promise<void> {
    this.#count(envelope, "later");
    this.#waiting.add({ envelope, due, tries, flood });
    await this.#options.state.updates.putOff(envelope.id, due);
  }

  #drop(envelope: Envelope, attempt: number): Promise<void> {
    const { log, state } = this.#options;
    log.error({ update: envelope.id, type: envelope.type, attempt }, "update dropped: handling it never ended");
    this.#count(envelope, "dropped");
    return state.updates.finish(envelope.id);
  }

  #count({ type }: Envelope, outcome: string): void {
    this.#options.metrics.updates.inc({ type, outcome });
  }
}
