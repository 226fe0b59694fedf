import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import type { ChartSpec } from "../../render/chart/spec.js";
import { startThread } from "./thread.js";
import type { Said } from "./worker.js";

const MOST_KEPT = 100; // pictures, about 60 KB each
const TOO_LONG = 20_000; // ms for one picture, with those before it

/** Draws charts in a thread of their own, so that the bot answers meanwhile. */
export interface Charts {
  /** @returns a PNG picture, from memory when the same one was drawn before; rejects when it cannot be drawn */
  draw(spec: ChartSpec): Promise<Buffer>;
  close(): Promise<void>;
}

/** A short name for a picture: the same spec, the same name. */
export function chartKey(spec: ChartSpec): string {
  return createHash("sha256").update(JSON.stringify(spec)).digest("base64url").slice(0, 24);
}

interface Waiting {
  resolve(png: Buffer): void;
  reject(error: Error): void;
}

/**
 * Starts the thread and checks its font.
 * @throws Error that says what is missing
 */
export async function openCharts(): Promise<Charts> {
  const thread = new DrawingThread();
  await thread.start();
  const drawn = new Map<string, Promise<Buffer>>();
  return {
    draw: (spec) => {
      const key = chartKey(spec);
      const known = drawn.get(key);
      if (known !== undefined) return known;
      const picture = thread.draw(spec);
      drawn.set(key, picture);
      for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
      picture.catch(() => drawn.delete(key));
      return picture;
    },
    close: () => thread.stop(),
  };
}

/** The thread and the jobs it has; a thread that died is replaced when the next job comes. */
class DrawingThread {
  #worker: Worker | null = null;
  #next = 0;
  readonly #waiting = new Map<number, Waiting>();

  async start(): Promise<Worker> {
    const worker = startThread();
    await Promise.race([
      once(worker, "message"), // ready
      once(worker, "exit").then(() => Promise.reject(new Error("charts: the drawing thread ended at once"))),
    ]);
    worker.on("message", (said: Said) => this.#settle(said));
    worker.on("error", (error) => this.#lose(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#lose(new Error("charts: the drawing thread ended")));
    worker.unref(); // after the listeners, which would hold it: a process that has nothing else to do may end
    this.#worker = worker;
    return worker;
  }

  async draw(spec: ChartSpec): Promise<Buffer> {
    const worker = this.#worker ?? (await this.start());
    const id = this.#next++;
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle({ kind: "failed", id, message: `charts: not drawn within ${TOO_LONG} ms` });
        void worker.terminate();
      }, TOO_LONG);
      const stop = (): void => clearTimeout(timer);
      this.#waiting.set(id, { resolve: (png) => (stop(), resolve(png)), reject: (error) => (stop(), reject(error)) });
      worker.postMessage({ id, spec });
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #settle(said: Said): void {
    if (said.kind === "ready") return;
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.kind === "done") waiting?.resolve(Buffer.from(said.png));
    else waiting?.reject(new Error(said.message));
  }

  #lose(error: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
