import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "./api.js";
import { ApiError } from "./api-error.js";
import type { Intake } from "./intake.js";
import type { Log } from "./log.js";
import type { Metrics } from "./metrics.js";
import { ALLOWED_UPDATES } from "./updates.js";

export interface PollingOptions {
  api: Api;
  intake: Intake;
  log: Log;
  metrics: Metrics;
  seconds?: number; // that Telegram holds a poll open; 30 by default
  unit?: number; // ms that stand for a second of waiting after a failure; 1000 by default
}

const MOST_IN_FLIGHT = 200;

/**
 * Fetches updates until told to stop, over every failure but a wrong token. The next batch is asked for as soon as the
 * last one is stored: a slow answer holds up its own chat only.
 */
export class Polling {
  readonly #options: PollingOptions;
  readonly #stop = new AbortController();
  readonly #api: Api;
  #offset = 0;
  #turned = performance.now();

  constructor(options: PollingOptions) {
    this.#options = options;
    this.#api = options.api.within({ signal: this.#stop.signal });
  }

  /**
   * Resolves after stop(), with what was fetched confirmed.
   * @throws ApiError when the token is wrong (401, 404)
   */
  async run(): Promise<void> {
    await this.#api.call("deleteWebhook", {}).catch((error: unknown) => this.#options.log.warn({ err: error }, "cannot remove the webhook"));
    for (let failures = 0; !this.#stop.signal.aborted; ) {
      try {
        this.#turned = performance.now();
        await this.#step();
        failures = 0;
      } catch (error) {
        if (this.#stop.signal.aborted) break;
        failures += 1;
        await this.#pause(error, failures);
      }
    }
    // What is stored need not come again; if this fails, it does and is found done.
    const confirm = { offset: this.#offset, limit: 1, timeout: 0, allowed_updates: ALLOWED_UPDATES };
    if (this.#offset > 0) await this.#options.api.call("getUpdates", confirm, { repeat: false, timeout: 2000 }).catch(() => undefined);
  }

  /** For how long the loop has not turned, ms; waiting until what was fetched is handled does not count. */
  get idleFor(): number {
    return performance.now() - this.#turned;
  }

  stop(): void {
    this.#stop.abort();
  }

  async #step(): Promise<void> {
    const { intake, seconds = 30 } = this.#options;
    const wanted = { offset: this.#offset, timeout: seconds, allowed_updates: ALLOWED_UPDATES };
    const updates = await this.#api.call("getUpdates", wanted, { repeat: false, timeout: (seconds + 10) * 1000 });
    if (!Array.isArray(updates)) throw new ApiError("getUpdates", "unsure", 0, "the result is no list");
    await Promise.all(updates.map((update) => intake.accept(update).stored));
    const ids = updates.map((update: { update_id?: unknown }) => Number(update.update_id)).filter(Number.isSafeInteger);
    this.#offset = Math.max(this.#offset, ...ids.map((id) => id + 1));
    while (intake.size >= MOST_IN_FLIGHT) {
      this.#turned = performance.now();
      await intake.room(MOST_IN_FLIGHT);
    }
  }

  async #pause(error: unknown, failures: number): Promise<void> {
    const { log, metrics, unit = 1000 } = this.#options;
    const code = error instanceof ApiError ? error.code : 0;
    metrics.polls.inc({ code: String(code) });
    if (code === 401 || code === 404) throw error;
    const seconds = waitAfter(error, failures);
    log.warn({ err: error, seconds: Math.round(seconds) }, code === 409 ? "another program polls with this token" : "polling failed, will go on");
    await sleep(seconds * unit, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

/** Seconds: what Telegram says; 3 to 6 after a conflict (the server holds such polls for 3); else 1, 2, 4 … 30, somewhat spread. */
function waitAfter(error: unknown, failures: number): number {
  if (error instanceof ApiError && error.retryAfter !== null) return error.retryAfter;
  if (error instanceof ApiError && error.code === 409) return 3 + 3 * Math.random();
  return Math.min(30, 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
}
