import { existsSync } from "node:fs";
import { ingestFileIn } from "./ingest-file.js";
import { openEngine, type LiveEngine, type LiveOptions } from "./live-engine.js";

let prepared: LiveEngine | null = null;

/** Opens the engine over data/ alone, for a start-up snapshot, with what its first answer would build. @throws DataError */
export async function prepareEngine(root: string): Promise<void> {
  prepared = await openEngine(root);
  const { regions, indicators, facts } = prepared.world();
  const fact = facts.find(({ region, indicator }) => regions.has(region) && indicators.has(indicator));
  if (fact) prepared.ask({ id: "1", chat: "1", text: `${regions.get(fact.region)?.short ?? ""}的${indicators.get(fact.indicator)?.name ?? ""}` }, null, new Date(0));
}

/** The prepared engine where it answers as a newly opened one would: with nothing ingested and no original articles. */
export function preparedEngine({ articlesDir, dataDir }: LiveOptions): LiveEngine | null {
  return articlesDir === undefined && (dataDir === undefined || !existsSync(ingestFileIn(dataDir))) ? prepared : null;
}
