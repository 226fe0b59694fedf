import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBody, type Body, type UploadedFile } from "./body.js";
import { Chats, type User } from "./chats.js";
import { checkCall } from "./check-call.js";
import { Faults, type Failure, type Fault } from "./faults.js";
import { perform, Refusal, type Fields, type World } from "./methods.js";
import { Person } from "./people.js";
import { compiledSchema } from "./schema.js";
import { kindOf, UpdateQueue, type Update } from "./updates.js";
import { WebhookSender } from "./webhook.js";

/** A call as it came and as it was answered. */
export interface Call {
  method: string;
  fields: Fields;
  files: UploadedFile[];
  kind: Body["kind"];
  at: number;
  fault: Fault | null;
  status: number | null; // null: no reply yet, or none ever
  reply: Fields | null;
  lints: string[];
  done: boolean; // it took effect, whether or not the reply arrived
}

export interface FakeOptions {
  token?: string;
  webhookUnit?: number; // ms that stand for a second between webhook attempts; 20 by default
}

/** A Bot API server of our own over HTTP, for one bot. */
export class FakeTelegram {
  readonly token: string;
  readonly me: User & { username: string };
  readonly calls: Call[] = [];
  readonly lints: string[] = []; // what Telegram would let pass and a careful bot should not do
  readonly faults = new Faults();
  readonly chats = new Chats();
  readonly queue = new UpdateQueue();
  readonly webhook: WebhookSender;
  readonly world: World;
  readonly #schema = compiledSchema();
  readonly #server: Server;
  #nextUpdate = 1000;
  #poll = 0; // number of the getUpdates call that may answer
  #watchers = new Set<() => void>();

  private constructor(options: FakeOptions) {
    this.token = options.token ?? "123456789:AAF-fake_token_of_the_test_server_0123";
    this.me = { id: Number(this.token.split(":")[0]), is_bot: true, first_name: "Chuchu", username: "chuchu_test_bot" };
    this.webhook = new WebhookSender(this.queue, options.webhookUnit ?? 20);
    this.world = { chats: this.chats, me: this.me, openQueries: new Set(), settings: new Map(), files: [], sent: new Map() };
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(options: FakeOptions = {}): Promise<FakeTelegram> {
    const fake = new FakeTelegram(options);
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    for (const name of ["Update", "getUpdates", "sendMessage"]) fake.#schema.of(name); // compiling is slow: not during a test's time-outs
    return fake;
  }

  /** What to give a client as the root of the API: "http://127.0.0.1:1234". */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.webhook.set(null);
    this.#poll += 1;
    this.queue.wake();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Somebody who uses the bot. */
  person(person: Partial<User> & { id: number }): Person {
    return new Person(this, { is_bot: false, first_name: `User ${person.id}`, language_code: "zh-hans", ...person });
  }

  nextUpdateId(): number {
    return this.#nextUpdate++;
  }

  /** Checks the update against the schema and queues it for the bot. */
  push(update: Update): void {
    this.check(update);
    const query = (update["callback_query"] ?? update["inline_query"]) as { id: string } | undefined;
    if (query !== undefined) this.world.openQueries.add(query.id);
    this.queue.push(update);
  }

  /** @throws Error when the test made an update that Telegram would never send */
  check(update: Update): void {
    const validators = this.#schema.of("Update");
    if (validators?.strict(update) !== true) {
      throw new Error(`fake API: not an update: ${JSON.stringify(validators?.strict.errors?.slice(0, 5))}\n${JSON.stringify(update)}`);
    }
  }

  callsOf(...methods: string[]): Call[] {
    return this.calls.filter((call) => methods.includes(call.method));
  }

  /** Resolves with the first value that is not null, undefined or false; rejects with `what` after the time. */
  async until<T>(what: string, look: () => T | null | undefined | false, ms = 5000): Promise<T> {
    const end = Date.now() + ms;
    for (;;) {
      const found = look();
      if (found !== null && found !== undefined && found !== false) return found;
      if (Date.now() > end) throw new Error(`fake API: waited ${ms} ms for ${what}; calls: ${this.calls.map((call) => call.method).join(" ")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#watchers.add(() => (clearTimeout(timer), resolve()));
      });
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    if (url.pathname.startsWith("/file/")) return this.#giveFile(url.pathname, response);
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/u.exec(url.pathname) ?? [];
    if (method === undefined) return this.#reply(response, null, 404, { ok: false, error_code: 404, description: "Not Found" });
    if (token !== this.token) return this.#reply(response, null, 401, { ok: false, error_code: 401, description: "Unauthorized" });
    const body = await readBody(request, url.searchParams).catch(() => null);
    if (body === null) return;
    const call: Call = { method, fields: this.#typed(method, body), files: body.files, kind: body.kind, at: Date.now(), fault: this.faults.take(method), status: null, reply: null, lints: [], done: false };
    this.calls.push(call);
    this.#changed();
    const failure = call.fault?.failure;
    if (failure !== undefined && "delay" in failure) await new Promise((resolve) => setTimeout(resolve, failure.delay));
    if (failure === undefined || "delay" in failure) return this.#run(call, body, request, response);
    if (call.fault?.applied === true) await this.#run(call, body, request, null);
    this.#fail(call, failure, response);
  }

  /** Files that people sent; faults of "download" make it fail. */
  #giveFile(path: string, response: ServerResponse): void {
    const failure = this.faults.take("download")?.failure;
    if (failure !== undefined && !("delay" in failure)) return this.#fail(null, failure, response);
    const [, token, id] = /^\/file\/bot([^/]+)\/documents\/([\w-]+)$/u.exec(path) ?? [];
    const file = token === this.token ? this.world.sent.get(id ?? "") : undefined;
    response.writeHead(file === undefined ? 404 : 200).end(file);
  }

  /** Text from a form as what the schema wants: numbers, lists and objects come as JSON. */
  #typed(method: string, { kind, fields }: Body): Fields {
    if (kind !== "urlencoded" && kind !== "multipart" && kind !== "none") return fields;
    const read = ([name, value]: [string, unknown]): [string, unknown] => {
      if (!this.#schema.isStructured(method, name)) return [name, value];
      try {
        return [name, JSON.parse(String(value))];
      } catch {
        return [name, value];
      }
    };
    return Object.fromEntries(Object.entries(fields).map(read));
  }

  async #run(call: Call, body: Body, request: IncomingMessage, response: ServerResponse | null): Promise<void> {
    try {
      if (body.kind === "bad") throw new Refusal(400, "Bad Request: object expected as JSON");
      const { lints, refusal } = checkCall(call.method, call.fields, call.files);
      call.lints.push(...lints);
      this.lints.push(...lints);
      if (refusal !== null) throw refusal;
      const result = await this.#perform(call, request);
      call.done = true;
      if (result !== undefined) this.#reply(response, call, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const parameters = Object.keys(error.parameters).length > 0 ? { parameters: error.parameters } : {};
      this.#reply(response, call, error.code, { ok: false, error_code: error.code, description: error.message, ...parameters });
    }
  }

  /** @returns the result, or undefined when there will be no reply because the client is gone */
  async #perform(call: Call, request: IncomingMessage): Promise<unknown> {
    if (call.method === "getUpdates") return this.#getUpdates(call.fields, request);
    if (call.method === "getWebhookInfo") {
      const { url, maxConnections } = this.webhook.webhook ?? { url: "", maxConnections: 40 };
      return { url, has_custom_certificate: false, pending_update_count: this.queue.size, max_connections: maxConnections };
    }
    if (call.method !== "setWebhook" && call.method !== "deleteWebhook") return perform(call.method, call.fields, call.files, this.world);
    const { url = "", secret_token: secret, max_connections: connections, allowed_updates: kinds, drop_pending_updates: drop } = call.fields;
    if (drop === true) this.queue.clear();
    this.queue.allow(kinds);
    const none = call.method === "deleteWebhook" || url === "";
    this.webhook.set(none ? null : { url: String(url), secret: secret === undefined ? null : String(secret), maxConnections: Number(connections ?? 40) });
    return true;
  }

  async #getUpdates(fields: Fields, request: IncomingMessage): Promise<Update[] | undefined> {
    if (this.webhook.webhook !== null) {
      throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }
    const mine = ++this.#poll; // the former poll, if any, is now terminated
    this.queue.wake();
    this.queue.allow(fields["allowed_updates"]);
    const end = Date.now() + Math.min(Number(fields["timeout"] ?? 0), 50) * 1000;
    for (;;) {
      if (mine !== this.#poll) {
        throw new Refusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
      }
      if (request.socket.destroyed) return undefined;
      const updates = this.queue.from(Number(fields["offset"] ?? 0), Math.min(Math.max(Number(fields["limit"] ?? 100), 1), 100));
      if (updates.length > 0 || Date.now() >= end) return updates;
      await this.queue.wait(Math.min(end - Date.now(), 500));
    }
  }

  #fail(call: Call | null, failure: Exclude<Failure, { delay: number }>, response: ServerResponse): void {
    if ("hang" in failure) return;
    if ("drop" in failure) return void response.socket?.destroy();
    if ("raw" in failure) {
      response.writeHead(failure.status ?? 200, { "content-type": "application/json" }).end(failure.raw);
      if (call !== null) call.status = failure.status ?? 200;
      return this.#changed();
    }
    const { status, retryAfter, body } = failure;
    const description = status === 429 ? `Too Many Requests: retry after ${retryAfter ?? 1}` : status >= 500 ? "Internal Server Error" : "Bad Request: fault";
    const standard = { ok: false, error_code: status, description, ...(status === 429 ? { parameters: { retry_after: retryAfter ?? 1 } } : {}) };
    this.#reply(response, call, status, (body as Fields | undefined) ?? standard);
  }

  #reply(response: ServerResponse | null, call: Call | null, status: number, reply: Fields): void {
    if (call !== null && response !== null) Object.assign(call, { status, reply });
    response?.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(reply));
    this.#changed();
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
    this.#watchers.clear();
  }
}

export { kindOf };
