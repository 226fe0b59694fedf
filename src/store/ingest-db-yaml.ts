import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { Indicator } from "../domain/indicator.js";
import type { World } from "../domain/world.js";
import type { IngestDb } from "./ingest-db.js";
import { createIndicatorLookup, proposedId, toIndicator } from "./ingest-db-names.js";
import { toArticle, toFact } from "./ingest-db-world.js";
import { readIngested } from "./ingest-reader.js";

/** What an export wrote. */
export interface Exported {
  files: string[];
  facts: number; // reviewed ones, written
  left: number; // not reviewed yet, left out
}

/**
 * Writes an article's reviewed facts as data/ YAML: facts, indicators that are new, regions that are new, and the article itself
 * without a word of its text: its digests are for a person to write.
 * @returns null when the store has no such article
 */
export function exportArticle(db: IngestDb, world: World, id: string, folder: string): Exported | null {
  const article = db.article(id);
  if (!article) return null;
  const all = db.facts(id).filter(({ state }) => state !== "rejected" && state !== "gone");
  const reviewed = all.filter(({ state }) => state !== "proposed");
  const lookup = createIndicatorLookup(world.indicators);
  const added = new Map<string, Indicator>();
  const facts = reviewed.map((stored) => {
    const fact = toFact(stored);
    const { name, unit } = { ...stored.proposal, ...stored.proposal.indicator };
    const indicator = lookup(stored.proposal) ?? proposedId(name, unit);
    if (!world.indicators.has(indicator)) added.set(indicator, toIndicator(name, unit, world.themes));
    const { id: factId, article: _article, also, of, change, about, words, subject, valueMax, note, qualifier, status, origin: _origin, ...rest } = fact;
    return {
      id: factId.slice(id.length + 1), ...rest, indicator,
      ...(valueMax !== null && { valueMax }), ...(qualifier !== "exact" && { qualifier }), ...(status !== "actual" && { status }), ...(subject !== null && { subject }),
      ...(about.length > 0 && { about }), ...(also.length > 0 && { also }), ...(of !== null && { of }), ...(change !== null && { change }), ...(words.length > 0 && { words }), ...(note !== null && { note }), origin: "reviewed",
    };
  });
  const indicators = [...added.values()].map(({ id: key, name, en, unit, theme }) => ({ id: key, name, en, unit, theme, aliases: [] }));
  const used = new Set(reviewed.flatMap(({ proposal }) => [proposal.region, ...proposal.parents, ...proposal.about].map((place) => place.id)));
  const regions = readIngested(db, { ...world, articles: new Map() }).regions.filter((region) => used.has(region.id));
  const bare = { ...toArticle(article, all), paragraphs: toArticle(article, all).paragraphs.map(({ n, role, regions: places }) => ({ n, role, regions: places })) };
  const files = [
    write(folder, "articles", id, bare),
    write(folder, "facts", id, { article: id, facts }),
    ...(indicators.length > 0 ? [write(folder, "indicators", id, { indicators })] : []),
    ...(regions.length > 0 ? [write(folder, "regions", id, { regions })] : []),
  ];
  return { files, facts: reviewed.length, left: all.length - reviewed.length };
}

function write(folder: string, kind: string, id: string, content: unknown): string {
  const file = path.join(folder, kind, `${id}.yaml`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stringify(content, { lineWidth: 0 }));
  return file;
}
