import { existsSync } from "node:fs";
import path from "node:path";

/** The file that holds what was ingested, in a data folder. By itself, so that a start without such a file loads no database. */
export const ingestFileIn = (dataDir: string): string => path.join(dataDir, "ingest.sqlite");

export const isIngestFileIn = (dataDir: string): boolean => existsSync(ingestFileIn(dataDir));
