import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Intake } from "./intake.js";
import type { Log } from "./log.js";
import type { Metrics } from "./metrics.js";

export interface WebServerOptions {
  webhook: { path: string; secret: string } | null; // null: health and metrics only
  intake: Intake;
  metrics: Metrics;
  log: Log;
  /** What only a new start can mend, and what keeps the bot from serving; null when nothing does. */
  vitals: { illness(): string | null; trouble(): Promise<string | null> };
  ackAfter?: number; // ms after which a stored update is acknowledged though it is not handled yet
}

const LIMIT = 1024 * 1024; // bytes of a body
const CHECK_EVERY = 5000; // ms, how often Node looks for requests that come in too slowly
const RETRY = { "retry-after": "2" };

/**
 * The bot's HTTP front: the webhook, /healthz, /readyz and /metrics.
 * An update is acknowledged when it is handled, or when it is stored and takes long; with 5xx Telegram sends it again.
 */
export class WebServer {
  readonly #options: WebServerOptions;
  readonly #server: Server;
  readonly #secret: Buffer;
  #closing = false;

  constructor(options: WebServerOptions) {
    this.#options = options;
    this.#secret = Buffer.from(options.webhook?.secret ?? "");
    this.#server = createServer({ connectionsCheckingInterval: CHECK_EVERY }, (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        options.log.error({ err: error }, "a request failed");
        end(response, 500, RETRY);
      });
    });
    this.#server.requestTimeout = 30_000;
    this.#server.headersTimeout = 10_000;
    this.#server.keepAliveTimeout = 75_000; // Telegram keeps its connections for 60 s
  }

  /** @returns the port listened on */
  async listen(port: number, host: string): Promise<number> {
    this.#server.listen(port, host);
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on not ready, and every new update is turned away, to come again later. */
  refuse(): void {
    this.#closing = true;
  }

  async close(): Promise<void> {
    this.refuse();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    const hard = setTimeout(() => this.#server.closeAllConnections(), 2000);
    await closed;
    clearTimeout(hard);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const { webhook } = this.#options;
    if (webhook !== null && path === webhook.path) return this.#take(request, response);
    if (path !== "/healthz" && path !== "/readyz" && path !== "/metrics") return end(response, 404);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, { allow: "GET, HEAD" });
    if (path === "/healthz") return this.#health(response);
    if (path === "/readyz") return this.#ready(response);
    const { registry } = this.#options.metrics;
    end(response, 200, { "content-type": registry.contentType }, await registry.metrics());
  }

  #health(response: ServerResponse): void {
    const illness = this.#options.vitals.illness();
    end(response, illness === null ? 200 : 503, {}, `${illness ?? "ok"}\n`);
  }

  async #ready(response: ServerResponse): Promise<void> {
    const trouble = this.#closing ? "closing" : await this.#options.vitals.trouble();
    if (trouble !== null && !this.#closing) this.#options.log.warn({ trouble }, "not ready");
    end(response, trouble === null ? 200 : 503, {}, `${trouble ?? "ready"}\n`);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return end(response, 405, { allow: "POST" });
    const given = request.headers["x-telegram-bot-api-secret-token"];
    if (!isSame(typeof given === "string" ? given : "", this.#secret)) return end(response, 401);
    if (this.#closing) return end(response, 503, RETRY);
    const body = await readBody(request);
    if (body === null) return end(response, 413, { connection: "close" });
    if (this.#closing) return end(response, 503, RETRY); // it began to close while the body came in
    const update = parse(body);
    if (update === undefined) return end(response, 400);

    const { stored, handled } = this.#options.intake.accept(update, body);
    try {
      await stored;
    } catch (error) {
      this.#options.log.error({ err: error }, "cannot store an update");
      return end(response, 503, RETRY);
    }
    await atMost(handled, this.#options.ackAfter ?? 20_000);
    end(response, 200);
  }
}

/** The body as text, its bytes joined before they are decoded; null when it is over the limit. */
function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > LIMIT) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LIMIT) return void chunks.push(chunk);
      request.pause();
      resolve(null);
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });
}

/** The object in the text, or undefined when it is none. */
function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "update_id" in value ? value : undefined;
  } catch {
    return undefined;
  }
}

async function atMost(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

/** Compares in a time that tells nothing but the length. */
function isSame(given: string, secret: Buffer): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === secret.length && timingSafeEqual(bytes, secret);
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body = ""): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers }).end(body);
}
