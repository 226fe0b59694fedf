/** What tells whether the bot still does its work. */
export interface VitalsOptions {
  /** For how long nothing came to an end though something is in handling, ms. */
  stuckFor(): number;
  /** For how long the polling loop has not turned, ms; 0 without polling. */
  idleFor(): number;
  /** Rejects when the store cannot be read and written. */
  ready(): Promise<void>;
}

const LONGEST_STUCK = 180_000; // ms: an update has a deadline of a minute
const LONGEST_IDLE = 180_000; // ms: a poll is given up after 40 s, a pause after failures is at most 30 s
const LONGEST_AWAY = 60_000; // ms without any reply of Telegram
const READY_WITHIN = 3000; // ms

/** Whether the bot lives and whether it can serve, each as a sentence that says what is wrong, or null. */
export class Vitals {
  readonly #options: VitalsOptions;
  #awaySince: number | null = null; // of Telegram

  constructor(options: VitalsOptions) {
    this.#options = options;
  }

  /** Notes how a call of the Bot API ended: 0 for no reply, else Telegram's code. */
  called(code: number): void {
    if (code !== 0 && code < 500 && code !== 401) this.#awaySince = null;
    else this.#awaySince ??= performance.now();
  }

  /** What only a new start can mend. */
  illness(): string | null {
    const { stuckFor, idleFor } = this.#options;
    if (stuckFor() > LONGEST_STUCK) return `no update was finished for ${seconds(stuckFor())} s`;
    if (idleFor() > LONGEST_IDLE) return `the polling stands still for ${seconds(idleFor())} s`;
    return null;
  }

  /** What keeps it from serving: an illness, a store that does not work, Telegram away. */
  async trouble(): Promise<string | null> {
    const illness = this.illness();
    if (illness !== null) return illness;
    const away = this.#awaySince === null ? 0 : performance.now() - this.#awaySince;
    if (away > LONGEST_AWAY) return `Telegram has not answered for ${seconds(away)} s`;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("slow")), READY_WITHIN);
    });
    try {
      await Promise.race([this.#options.ready(), late]);
      return null;
    } catch {
      return "the store in DATA_DIR cannot be read and written";
    } finally {
      clearTimeout(timer);
    }
  }
}

const seconds = (ms: number): number => Math.round(ms / 1000);
