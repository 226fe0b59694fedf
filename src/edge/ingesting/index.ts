import type { Worker } from "node:worker_threads";
import type { FileReport } from "../../store/ingest-db-batch.js";
import { openIngestDb, type IngestDb } from "../../store/ingest-db.js";
import type { Sent } from "../../store/ingest-sent.js";
import { startThread } from "../thread.js";
import type { Job, Said } from "./worker.js";

const IDLE = 60_000; // ms after which the thread and its memory are given back

/** Where admins bring articles and review what was found in them. */
export interface IngestDesk {
  /** Reads what was sent into the store, in a thread of its own, so that the bot answers meanwhile. Rejects when that breaks down. */
  bring(sent: Sent): Promise<FileReport>;
  /** The store, opened when first needed. */
  db(): IngestDb;
  /** Tells those who answer that the store was changed. */
  changed(): Promise<void>;
  close(): Promise<void>;
}

/** @param changed takes the changes up; awaited by nobody who answers */
export function openDesk(dataDir: string, changed: () => Promise<void>): IngestDesk {
  const thread = new ReadingThread(dataDir);
  let db: IngestDb | null = null;
  return {
    bring: (sent) => thread.bring(sent),
    db: () => (db ??= openIngestDb(dataDir)),
    changed,
    close: async () => {
      await thread.stop();
      db?.close();
      db = null;
    },
  };
}

interface Waiting {
  resolve(report: FileReport): void;
  reject(error: Error): void;
}

/** The thread and its jobs; started when a job comes, ended when none came for a while. */
class ReadingThread {
  readonly #dataDir: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  bring(sent: Sent): Promise<FileReport> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise<FileReport>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, sent } satisfies Job);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const worker = startThread("ingesting/worker", { dataDir: this.#dataDir });
    worker.on("message", (said: Said) => this.#settle(said));
    worker.on("error", (error) => this.#lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.#lose(worker, new Error("ingesting: the reading thread ended")));
    worker.unref();
    return worker;
  }

  #settle(said: Said): void {
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.kind === "done") waiting?.resolve(said.report);
    else waiting?.reject(new Error(said.message));
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.stop(), IDLE).unref();
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
