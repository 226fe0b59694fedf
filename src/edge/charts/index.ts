import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import type { ChartSpec } from "../../render/chart/spec.js";
import { fontFiles } from "./font-files.js";
import { startThread } from "../thread.js";
import type { Said } from "./worker.js";

const MOST_KEPT = 100; // pictures, about 60 KB each
const IDLE = 60_000; // ms after which the thread and its 150 MB are given back
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
  worker: Worker;
  resolve(png: Buffer): void;
  reject(error: Error): void;
}

/**
 * Checks that the font is there; the thread starts with the first picture.
 * @throws Error that says what is missing
 */
export async function openCharts(): Promise<Charts> {
  fontFiles();
  const thread = new DrawingThread();
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

/** The thread and the jobs it has: started when a job comes, replaced when it died, ended when none came for a while. */
class DrawingThread {
  #worker: Promise<Worker> | null = null; // from the moment it is wanted
  #running: Worker | null = null;
  #next = 0;
  #idle: NodeJS.Timeout | undefined;
  readonly #waiting = new Map<number, Waiting>();

  async #start(): Promise<Worker> {
    const worker = startThread("charts/worker");
    await Promise.race([
      once(worker, "message"), // ready
      once(worker, "exit").then(() => Promise.reject(new Error("charts: the drawing thread ended at once"))),
    ]);
    worker.on("message", (said: Said) => this.#settle(said));
    worker.on("error", (error) => this.#lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#lose(worker, new Error("charts: the drawing thread ended")));
    worker.unref(); // after the listeners, which would hold it: a process that has nothing else to do may end
    this.#running = worker;
    return worker;
  }

  async draw(spec: ChartSpec): Promise<Buffer> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = await this.#worker.catch((error: unknown) => {
      this.#worker = null;
      throw error;
    });
    const id = this.#next++;
    return new Promise<Buffer>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#settle({ kind: "failed", id, message: `charts: not drawn within ${TOO_LONG} ms` });
        void worker.terminate();
      }, TOO_LONG);
      const stop = (): void => clearTimeout(timer);
      this.#waiting.set(id, { worker, resolve: (png) => (stop(), resolve(png)), reject: (error) => (stop(), reject(error)) });
      worker.postMessage({ id, spec });
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = this.#running = null;
    await (await worker?.catch(() => null))?.terminate();
  }

  #settle(said: Said): void {
    if (said.kind === "ready") return;
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.kind === "done") waiting?.resolve(Buffer.from(said.png));
    else waiting?.reject(new Error(said.message));
    clearTimeout(this.#idle);
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.stop(), IDLE).unref();
  }

  /** The jobs of a thread that ended; those of one that has replaced it go on. */
  #lose(lost: Worker, error: Error): void {
    if (this.#running === lost) this.#worker = this.#running = null;
    for (const [id, { worker, reject }] of this.#waiting) {
      if (worker !== lost) continue;
      this.#waiting.delete(id);
      reject(error);
    }
  }
}
