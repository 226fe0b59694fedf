import { parentPort, workerData } from "node:worker_threads";
import { createStorePropose } from "../../ingest-article.js";
import type { FileReport } from "../../store/ingest-db-batch.js";
import { loadKnowledge } from "../../store/ingest-db-files.js";
import { openIngestDb } from "../../store/ingest-db.js";
import { ingestSent, type Sent } from "../../store/ingest-sent.js";
import { projectRoot } from "../../store/load-root.js";

export interface Job {
  id: number;
  sent: Sent;
}

/** What the thread says for each job. */
export type Said = { kind: "done"; id: number; report: FileReport } | { kind: "failed"; id: number; message: string };

const { dataDir } = workerData as { dataDir: string };
const db = openIngestDb(dataDir);
const propose = createStorePropose(loadKnowledge(projectRoot()));

parentPort?.on("message", (job: Job) => void work(job));

async function work({ id, sent }: Job): Promise<void> {
  try {
    parentPort?.postMessage({ kind: "done", id, report: await ingestSent(db, sent, propose) } satisfies Said);
  } catch (error) {
    parentPort?.postMessage({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) } satisfies Said);
  }
}
