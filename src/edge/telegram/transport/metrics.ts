import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/** The bot's figures for Prometheus; one set a bot. */
export class Metrics {
  readonly registry = new Registry();
  /** outcome: handled | failed | duplicate | limited | later (put off) | refused (chat not allowed) | ignored (not for the bot) | dropped */
  readonly updates = this.#add(new Counter({ name: "chuchu_updates_total", help: "Updates by kind and outcome", labelNames: ["type", "outcome"], registers: [] }));
  readonly seconds = this.#add(new Histogram({ name: "chuchu_update_seconds", help: "From an update's arrival to its end", labelNames: ["type"], buckets: SECONDS, registers: [] }));
  readonly calls = this.#add(new Counter({ name: "chuchu_api_calls_total", help: "Calls of the Bot API by method and code, 0: no reply", labelNames: ["method", "code"], registers: [] }));
  readonly callSeconds = this.#add(new Histogram({ name: "chuchu_api_call_seconds", help: "Time of a call of the Bot API", labelNames: ["method"], buckets: SECONDS, registers: [] }));
  readonly flood = this.#add(new Counter({ name: "chuchu_api_retry_after_seconds_total", help: "Seconds that Telegram told us to wait", registers: [] }));
  readonly inFlight = this.#add(new Gauge({ name: "chuchu_updates_in_flight", help: "Updates being handled or waiting for their turn", registers: [] }));
  readonly waiting = this.#add(new Gauge({ name: "chuchu_updates_put_off", help: "Updates that wait in the inbox for their next try", registers: [] }));
  readonly polls = this.#add(new Counter({ name: "chuchu_poll_failures_total", help: "Failed getUpdates by code", labelNames: ["code"], registers: [] }));

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #add<M extends Counter<string> | Histogram<string> | Gauge<string>>(metric: M): M {
    this.registry.registerMetric(metric);
    return metric;
  }
}
