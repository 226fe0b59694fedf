import type { Tries } from "./put-off.js";
import type { Envelope } from "./updates.js";

/** An update that could not be answered yet. */
export interface Waiting {
  envelope: Envelope;
  due: number; // ms since 1970
  tries: Tries;
  flood: boolean; // Telegram itself said when
}

const TOGETHER = 50; // ms within which timers may ring in any order
const LONGEST_TIMER = 2 ** 31 - 1; // ms; setTimeout takes no more

/**
 * The updates that wait for their next try, by chat: what a chat says later must not overtake them. Kept in memory for
 * the clock; the inbox holds the same for after a restart.
 */
export class WaitingRoom {
  readonly #waiting = new Map<number, Waiting & { timer: NodeJS.Timeout }>();
  readonly #wake: (waiting: Waiting) => void;

  constructor(wake: (waiting: Waiting) => void) {
    this.#wake = wake;
  }

  get size(): number {
    return this.#waiting.size;
  }

  has(id: number): boolean {
    return this.#waiting.has(id);
  }

  add(waiting: Waiting): void {
    const { envelope, due } = waiting;
    const pause = Math.min(LONGEST_TIMER, Math.max(0, due - Date.now()));
    const timer = setTimeout(() => this.#ring(envelope.id), pause);
    this.#waiting.set(envelope.id, { ...waiting, timer });
  }

  /** Until when Telegram takes nothing more for this chat; null when it does. */
  floodUntil(chat: number): number | null {
    const floods = this.#of(chat).filter(({ flood, due }) => flood && due > Date.now());
    return floods.length === 0 ? null : Math.max(...floods.map(({ due }) => due));
  }

  /** Wakes now what waits in a chat: somebody writes there, so it may work again. */
  hurry(chat: number): void {
    for (const { envelope } of this.#of(chat)) this.#take(envelope.id);
  }

  /** Nothing is woken any more. */
  close(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  /** The time of one has come: those of its chat that are due with it go in the order in which they came. */
  #ring(id: number): void {
    const rung = this.#waiting.get(id);
    if (rung === undefined) return;
    const chat = rung.envelope.chat?.id;
    const due = chat === undefined ? [] : this.#of(chat).filter((each) => each.due <= rung.due + TOGETHER);
    for (const { envelope } of due) this.#take(envelope.id);
    this.#take(id);
  }

  #of(chat: number): Waiting[] {
    const found = [...this.#waiting.values()].filter(({ envelope }) => envelope.chat?.id === chat);
    return found.sort((a, b) => a.envelope.id - b.envelope.id);
  }

  #take(id: number): void {
    const found = this.#waiting.get(id);
    if (found === undefined) return;
    clearTimeout(found.timer);
    this.#waiting.delete(id);
    const { timer: _, ...waiting } = found;
    this.#wake(waiting);
  }
}
