import type { Update, UpdateQueue } from "./updates.js";

export interface Webhook {
  url: string;
  secret: string | null;
  maxConnections: number;
}

/** One attempt at delivering an update, as it went. */
export interface Delivery {
  update: Update;
  status: number | null; // null: no reply
  at: number;
  body: string;
}

/**
 * Delivers updates as Telegram does: the next of a queue only after a 2xx for the former, queues side by side up to
 * the webhook's connections; a failed one is tried again at once, then after 2, 4, 8 … units.
 */
export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  readonly #queue: UpdateQueue;
  readonly #unit: number; // ms; a second at Telegram
  #webhook: Webhook | null = null;
  #busy = new Set<string>();
  #run = 0;

  constructor(queue: UpdateQueue, unit: number) {
    this.#queue = queue;
    this.#unit = unit;
  }

  get webhook(): Webhook | null {
    return this.#webhook;
  }

  set(webhook: Webhook | null): void {
    this.#webhook = webhook;
    this.#run += 1;
    this.#busy = new Set();
    if (webhook !== null) void this.#deliver(webhook, this.#run);
    this.#queue.wake();
  }

  async #deliver(webhook: Webhook, run: number): Promise<void> {
    const active = (): boolean => run === this.#run;
    while (active()) {
      const room = webhook.maxConnections - this.#busy.size;
      for (const { update, queue } of this.#queue.heads(this.#busy).slice(0, room)) {
        this.#busy.add(queue);
        void this.#insist(webhook, update, active).finally(() => {
          this.#busy.delete(queue);
          this.#queue.wake();
        });
      }
      await this.#queue.wait(1000);
    }
  }

  /** Tries until a 2xx, or until the webhook is another one. */
  async #insist(webhook: Webhook, update: Update, active: () => boolean): Promise<void> {
    for (let attempt = 0; active(); attempt++) {
      const { status, retryAfter } = await this.#post(webhook, update);
      if (status !== null && status >= 200 && status < 300) return this.#queue.confirm(update.update_id);
      const wait = retryAfter ?? (attempt === 0 ? 0 : Math.min(2 ** attempt, 60));
      await new Promise((resolve) => setTimeout(resolve, wait * this.#unit));
    }
  }

  async #post(webhook: Webhook, update: Update): Promise<{ status: number | null; retryAfter: number | null }> {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (webhook.secret !== null) headers["x-telegram-bot-api-secret-token"] = webhook.secret;
    const delivery: Delivery = { update, status: null, at: Date.now(), body: "" };
    this.deliveries.push(delivery);
    try {
      const response = await fetch(webhook.url, {
        method: "POST", headers, body: JSON.stringify(update), signal: AbortSignal.timeout(60_000),
      });
      delivery.body = await response.text();
      delivery.status = response.status;
      const after = Number(response.headers.get("retry-after") ?? "");
      return { status: response.status, retryAfter: after > 0 ? Math.min(after, 3600) : null };
    } catch {
      return { status: null, retryAfter: null };
    }
  }
}
