import type { Originals } from "../domain/originals.js";
import type { World } from "../domain/world.js";
import type { Steps } from "../text/steps.js";
import { openIngestDb } from "./ingest-db.js";
import { withIngested } from "./ingest-db-world.js";
import { IngestReader } from "./ingest-reader.js";
import { originalsOf } from "./originals.js";

/** The store of ingested articles, as the engine reads it. In a module of its own: a start without a store loads no database. */
export interface IngestSource {
  readonly isStale: boolean;
  /** @returns the articles that are new, changed or gone */
  update(): Steps<string[]>;
  over(base: World): World;
  /** The ingested articles' own words, and those of others where they are at hand. */
  originals(base: Originals | null): Originals;
  close(): void;
}

export function openIngestSource(dataDir: string, base: World): IngestSource {
  const db = openIngestDb(dataDir);
  const reader = new IngestReader(db, base);
  return {
    get isStale() {
      return reader.isStale;
    },
    update: () => reader.update(),
    over: (world) => withIngested(world, reader.data()),
    originals: (others) => originalsOf((article, n) => reader.paragraph(article, n) ?? others?.paragraph(article, n) ?? null),
    close: () => db.close(),
  };
}
