import { setTimeout as sleep } from "node:timers/promises";
import { Telegram } from "telegraf";
import { z } from "zod";
import { ApiError } from "./api-error.js";
import { encode } from "./encode.js";
import { NoReply, type Exchange, type Sent } from "./exchange.js";

/** What is known of a send before a crash: what Telegram gave, or nothing but that it was begun. */
export type Before = { kind: "result"; result: unknown } | { kind: "unsure" };

/** What the calls made for one update share. */
export interface CallScope {
  signal?: AbortSignal;
  /** Repeats nothing that was sent before a crash, and notes what is sent. */
  sends?: { next(): number; known(n: number): Before | null; begin(n: number): Promise<void>; cancel(n: number): Promise<void>; note(n: number, result: unknown): void };
  /** A call begins, with all its repetitions, and ends. */
  began?(method: string): void;
  ended?(): void;
  /** The parameters of a send that may have arrived before, for sending it again. */
  again?(payload: Payload): Payload;
}

export interface ApiOptions {
  exchange: Exchange;
  timeout: number; // ms for a call
  delays?: readonly number[]; // ms before each repetition; as many as there may be
  longestWait?: number; // ms; a 429 that asks for more is for a later try
  onCall?: (method: string, code: number, ms: number) => void;
  onFlood?: (seconds: number) => void;
  onMigrate?: (from: number, to: number) => Promise<void>;
}

type Payload = Record<string, unknown>;

const Reply = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() }).optional(),
});

const REPEATABLE = /^(?:get|edit|delete|set|answer|log|close)/u; // twice is as good as once
const SENDS = /^(?:send(?!ChatAction|MessageDraft|RichMessageDraft)|copy|forward)/u;
const UPLOAD_FACTOR = 4;

/** Refusals that mean: it is already so. */
const ALREADY = [
  { method: /^editMessage/u, says: /message is not modified/u },
  { method: /^answer(?:CallbackQuery|InlineQuery)$/u, says: /query is too old|query ID is invalid/iu },
  { method: /^deleteMessage/u, says: /message to delete not found/u },
];

/**
 * telegraf's Telegram with its network part replaced by one that can be relied on: a time-out on every call, 429 obeyed,
 * failures repeated where that cannot double a message, objects kept in forms, errors without token or text.
 * One is made for each update, with that update's scope.
 */
export class Api extends Telegram {
  readonly #options: ApiOptions;
  readonly #scope: CallScope;

  constructor(token: string, options: ApiOptions, scope: CallScope = {}) {
    super(token, { webhookReply: false });
    this.#options = options;
    this.#scope = scope;
  }

  /** The same API for the calls of one update. */
  within(scope: CallScope): Api {
    return new Api(this.token, this.#options, scope);
  }

  override async callApi(method: never, payload: never): Promise<never> {
    return (await this.call(method, payload)) as never;
  }

  /**
   * Calls any method, also those newer than telegraf.
   * @throws ApiError after the repetitions that are allowed
   */
  async call(method: string, payload: Payload = {}, { repeat = true, timeout }: { repeat?: boolean; timeout?: number } = {}): Promise<unknown> {
    this.#scope.began?.(method);
    try {
      return await (SENDS.test(method) ? this.#send(method, payload, { repeat, timeout }) : this.#insist(method, payload, { repeat, timeout, n: null }));
    } finally {
      this.#scope.ended?.();
    }
  }

  /** A send: what is known to have arrived is not made again, what may have arrived is, and says so. */
  async #send(method: string, payload: Payload, how: { repeat: boolean; timeout: number | undefined }): Promise<unknown> {
    const { sends, again } = this.#scope;
    if (sends === undefined) return this.#insist(method, payload, { ...how, n: null });
    const n = sends.next();
    const known = sends.known(n);
    if (known?.kind === "result") return known.result;
    const marked = known === null || again === undefined ? payload : again.call(this.#scope, payload);
    const result = await this.#insist(method, marked, { ...how, n });
    sends.note(n, result);
    return result;
  }

  /** @param how.n which send of the update this is; null for calls that send nothing */
  async #insist(method: string, payload: Payload, how: { repeat: boolean; timeout: number | undefined; n: number | null }): Promise<unknown> {
    const { repeat, timeout, n } = how;
    const { sends } = this.#scope;
    const { delays = [300, 1000, 3000], longestWait = 4000, onFlood, onMigrate } = this.#options;
    const { type, body, upload } = await encode(payload);
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#once({
          method, type, body, timeout: timeout ?? this.#options.timeout * (upload ? UPLOAD_FACTOR : 1), signal: this.#scope.signal,
          ready: n === null || sends === undefined ? undefined : () => sends.begin(n), // noted when it is about to leave, not while it waits for a connection
        });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (n !== null && (error.failed === "refused" || error.failed === "undone")) await sends?.cancel(n);
        if (ALREADY.some((row) => row.method.test(method) && row.says.test(error.description))) return true;
        if (error.migrateTo !== null && onMigrate !== undefined) {
          await onMigrate(Number(payload["chat_id"]), error.migrateTo);
          return this.#insist(method, { ...payload, chat_id: error.migrateTo }, how);
        }
        const delay = error.retryAfter === null ? delays[attempt] : error.retryAfter * 1000;
        if (error.retryAfter !== null) onFlood?.(error.retryAfter);
        if (!repeat || delay === undefined || attempt >= delays.length || delay > longestWait || !mayRepeat(error)) throw error;
        await sleep(delay, undefined, this.#scope.signal === undefined ? {} : { signal: this.#scope.signal }).catch(() => {
          throw new ApiError(method, "aborted", 0, "the deadline passed while waiting");
        });
      }
    }
  }

  async #once(sent: Sent): Promise<unknown> {
    const { method } = sent;
    const { exchange, onCall } = this.#options;
    const start = performance.now();
    try {
      const reply = await exchange(sent);
      const result = resultOf(method, reply.status, reply.body);
      onCall?.(method, 200, performance.now() - start);
      return result;
    } catch (error) {
      const failure = error instanceof NoReply ? new ApiError(method, error.aborted ? "aborted" : error.reached ? "unsure" : "undone", 0, error.message) : error;
      onCall?.(method, failure instanceof ApiError ? failure.code : 0, performance.now() - start);
      throw failure;
    }
  }
}

function mayRepeat({ failed, code, method }: ApiError): boolean {
  if (failed === "refused") return code === 429;
  return failed === "undone" || (failed === "unsure" && REPEATABLE.test(method));
}

/** The result in Telegram's reply; what is no reply of Telegram's leaves open whether the call had an effect. */
function resultOf(method: string, status: number, body: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new ApiError(method, "unsure", status, "the reply is not JSON");
  }
  const read = Reply.safeParse(json);
  if (!read.success) throw new ApiError(method, "unsure", status, "the reply is not one of the Bot API");
  const { ok, result, error_code: code = status, description = "no description", parameters } = read.data;
  if (ok) return result;
  throw new ApiError(method, code >= 500 ? "undone" : "refused", code, description, parameters);
}
