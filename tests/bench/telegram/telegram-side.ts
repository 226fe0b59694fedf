import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface Load {
  updates: number;
  seconds: number;
  perSecond: number;
  p50: number; // ms from the update's delivery to the arrival of its answer
  p99: number; // ms
  lost: number; // updates without an answer
}

const CHATS = 500;
const MOST_QUESTIONS = 64;
const TEXTS = questions();

/** Questions of every kind, from those that the tests ask. */
function questions(): string[] {
  const folder = join(import.meta.dirname, "../../questions");
  const kinds = readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort();
  const rows = kinds.map((name) => {
    const asks = [...readFileSync(join(folder, name), "utf8").matchAll(/\bask: "(?<ask>[^"]+)"/gu)];
    return asks.map(({ groups }) => groups?.["ask"] ?? "");
  });
  const longest = Math.max(...rows.map((row) => row.length));
  const dealt = Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
  return dealt.slice(0, MOST_QUESTIONS);
}

/**
 * Telegram's side of the benchmark in little code, so that it costs little: it accepts every call at once, and delivers
 * updates to a webhook from 500 chats.
 */
export class TelegramSide {
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #sent = new Map<number, number[]>(); // chat → when its unanswered updates were delivered
  #latencies: number[] = [];
  #nextUpdate = 1;

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const method = incoming.url?.split("/").at(-1) ?? "";
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => {
        const reply = this.#reply(method, method === "sendMessage" ? Buffer.concat(chunks).toString("utf8") : "");
        outgoing.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(reply) }).end(reply);
      });
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(): Promise<TelegramSide> {
    const side = new TelegramSide();
    side.#server.listen(0, "127.0.0.1");
    await once(side.#server, "listening");
    return side;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** As many updates as the bot can take on so many connections. */
  async saturate(hook: string, updates: number, connections: number): Promise<Load> {
    this.#latencies = [];
    const start = performance.now();
    let left = updates;
    const connection = async (): Promise<void> => {
      while (left-- > 0) await this.#deliver(hook);
    };
    await Promise.all(Array.from({ length: connections }, connection));
    return this.#load(updates, start);
  }

  /** So many updates each second, whether the former are answered or not. */
  async steady(hook: string, perSecond: number, seconds: number): Promise<Load> {
    this.#latencies = [];
    const start = performance.now();
    const running: Promise<void>[] = [];
    for (let n = 0; n < perSecond * seconds; n++) {
      const wait = start + (n * 1000) / perSecond - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      running.push(this.#deliver(hook));
    }
    await Promise.all(running);
    return this.#load(running.length, start);
  }

  #load(updates: number, start: number): Load {
    const seconds = (performance.now() - start) / 1000;
    const sorted = [...this.#latencies].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { updates, seconds, perSecond: updates / seconds, p50: at(0.5), p99: at(0.99), lost: updates - sorted.length };
  }

  #deliver(hook: string): Promise<void> {
    const id = this.#nextUpdate++;
    const chat = 100_000 + (id % CHATS);
    const body = Buffer.from(JSON.stringify({
      update_id: id,
      message: {
        message_id: id, date: Math.floor(Date.now() / 1000), chat: { id: chat, type: "private", first_name: "U" },
        from: { id: chat, is_bot: false, first_name: "U", language_code: "zh-hans" }, text: TEXTS[id % TEXTS.length],
      },
    }));
    this.#sent.set(chat, [...(this.#sent.get(chat) ?? []), performance.now()]);
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": body.length, "x-telegram-bot-api-secret-token": "a-secret-of-the-test" };
      const call = request(hook, { agent: this.#agent, method: "POST", headers }, (response) => {
        response.resume();
        response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(`the webhook says ${response.statusCode}`))));
      });
      call.on("error", reject);
      call.end(body);
    });
  }

  #reply(method: string, body: string): string {
    if (method === "getMe") return '{"ok":true,"result":{"id":123456789,"is_bot":true,"first_name":"B","username":"bench_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":true}}';
    if (method !== "sendMessage") return '{"ok":true,"result":true}';
    const { chat_id: chat } = JSON.parse(body) as { chat_id: number };
    const sent = this.#sent.get(chat)?.shift();
    if (sent !== undefined) this.#latencies.push(performance.now() - sent);
    return `{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":${chat},"type":"private","first_name":"U"},"text":"x"}}`;
  }
}
