import { Composer } from "telegraf";
import type { UserFromGetMe } from "telegraf/types";
import type { Ask } from "../../ask.js";
import type { State } from "../../store/state/index.js";
import type { Config } from "../config.js";
import type { BotContext, RegisterHandlers } from "./handlers/types.js";
import { Api, type ApiOptions } from "./transport/api.js";
import { createAttend } from "./transport/attend.js";
import { createExchange } from "./transport/exchange.js";
import { Intake } from "./transport/intake.js";
import type { Log } from "./transport/log.js";
import { Metrics } from "./transport/metrics.js";
import { Polling, type PollingOptions } from "./transport/polling.js";
import { createRateLimit } from "./transport/rate-limit.js";
import { ALLOWED_UPDATES } from "./transport/updates.js";
import { WebServer } from "./transport/webhook-server.js";
import { Vitals } from "./vitals.js";

export interface BotOptions {
  config: Config;
  ask: Ask;
  state: State;
  log: Log;
  handlers: RegisterHandlers;
  /** Once after the start, for commands and descriptions; failing is logged, nothing more. */
  introduce?: (api: Api, admins: Iterable<number>) => Promise<void>;
  clock?: () => number;
  deadline?: number; // ms that one update may take; 60,000 by default
  ackAfter?: number; // ms after which the webhook acknowledges a stored update
  drainFor?: number; // ms that stop() waits for what is in flight; 25,000 by default
  api?: Partial<Pick<ApiOptions, "delays" | "longestWait">>;
  polling?: Pick<PollingOptions, "seconds" | "unit">;
}

export interface RunningBot {
  api: Api;
  metrics: Metrics;
  port: number | null; // where its HTTP front listens
  vitals: Vitals;
  /** Aborts, with the error as its reason, when the bot cannot go on: a wrong token, or it stands still. */
  failure: AbortSignal;
  /** Hands in one update as if Telegram had sent it; resolves when it is handled. For tests in process. */
  handleUpdate(update: unknown): Promise<void>;
  /** Takes no more updates, waits for those in flight, closes the HTTP front; the state stays open. May be called twice. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 16; // by polling: so few sends are open when the process is killed
const PURGE_EVERY = 6 * 3_600_000; // ms
const CHECK_EVERY = 10_000; // ms

/**
 * Starts the bot as configured: by webhook, or polling when there is none.
 * @throws ApiError when Telegram refuses the token; other failures at the start are waited out
 */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const { config, state, log, clock = Date.now } = options;
  const metrics = new Metrics();
  const vitals = new Vitals({
    stuckFor: () => intake?.stuckFor ?? 0,
    idleFor: () => polling?.idleFor ?? 0,
    ready: () => state.ready(),
  });
  let intake: Intake | null = null;
  let polling: Polling | null = null;
  const api = new Api(config.token, {
    exchange: createExchange(config.apiRoot, config.token),
    timeout: config.apiTimeout,
    onCall: (method, code, ms) => {
      metrics.calls.inc({ method, code: String(code) });
      vitals.called(code);
      if (method !== "getUpdates") metrics.callSeconds.observe({ method }, ms / 1000);
    },
    onFlood: (seconds) => metrics.flood.inc(seconds),
    onMigrate: (from, to) => state.moveChat(from, to),
    ...options.api,
  });
  const me = (await persist(() => api.call("getMe"), log, options.polling?.unit)) as UserFromGetMe;

  const bot = new Composer<BotContext>();
  options.handlers(bot, { ask: options.ask, state, config, log, clock });
  const limit = createRateLimit(config.rateLimit, config.adminIds);
  const handle = createAttend({ bot, api, state, config, log, limit, me, deadline: options.deadline ?? 60_000 });
  const unit = options.polling?.unit === undefined ? {} : { unit: options.polling.unit };
  const most = config.webhook === null ? { most: MOST_AT_ONCE } : {};
  const inbox = (intake = new Intake({ state, me, log, metrics, handle, ...most, ...unit }));

  const left = await inbox.recover();
  if (left > 0) log.info({ updates: left }, "taking up what was left unfinished");
  const web = config.port === null ? null : createWeb(options, inbox, metrics, vitals);
  const port = web === null ? null : await web.listen(config.port ?? 0, config.host);
  const poll = config.webhook === null ? new Polling({ api, intake: inbox, log, metrics, ...options.polling }) : null;
  polling = poll;
  const purge = setInterval(() => void state.purge().catch((error: unknown) => log.error({ err: error }, "cannot purge")), PURGE_EVERY).unref();

  const failure = new AbortController();
  const check = setInterval(() => {
    const illness = vitals.illness();
    if (illness !== null) failure.abort(new Error(illness));
  }, CHECK_EVERY).unref();
  const close = once(async () => {
    clearInterval(purge);
    clearInterval(check);
    web?.refuse();
    poll?.stop();
    const unfinished = await inbox.drain(options.drainFor ?? 25_000);
    await Promise.all([web?.close(), polled]);
    log.info({ unfinished }, "the bot has stopped");
  });
  const polled = poll?.run().catch((error: unknown) => failure.abort(error));
  try {
    if (config.webhook !== null) {
      const hook = { url: config.webhook.url, secret_token: config.webhook.secret, allowed_updates: ALLOWED_UPDATES, max_connections: 100 };
      await persist(() => api.call("setWebhook", hook), log, options.polling?.unit);
    }
  } catch (error) {
    await close();
    throw error;
  }
  options.introduce?.(api, config.adminIds).catch((error: unknown) => log.warn({ err: error }, "cannot introduce the bot to Telegram"));
  log.info({ bot: me.username, mode: poll === null ? "webhook" : "polling", port }, "the bot is up");
  return { api, metrics, vitals, port, failure: failure.signal, handleUpdate: (update) => inbox.accept(update).handled, stop: close };
}

function createWeb({ config, log, ackAfter }: BotOptions, intake: Intake, metrics: Metrics, vitals: Vitals): WebServer {
  const webhook = config.webhook === null ? null : { path: new URL(config.webhook.url).pathname, secret: config.webhook.secret };
  return new WebServer({ webhook, intake, metrics, log, vitals, ...(ackAfter === undefined ? {} : { ackAfter }) });
}

/** Tries until it works; only what Telegram refuses for good (4xx) is thrown. */
async function persist<T>(attempt: () => Promise<T>, log: Log, unit = 1000): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (typeof code !== "number" || (code >= 400 && code < 500 && code !== 429 && code !== 409)) throw error;
      const seconds = Math.min(30, 2 ** failures);
      log.warn({ err: error, seconds }, "Telegram does not answer, will try again");
      await new Promise((resolve) => setTimeout(resolve, seconds * unit));
    }
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
