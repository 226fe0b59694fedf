import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { World } from "../domain/world.js";
import type { IngestDb } from "./ingest-db.js";
import { readIngested, toArticle, toFact } from "./ingest-db-world.js";

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
  const names = new Map<string, string>();
  const facts = reviewed.map((stored) => {
    const fact = toFact(stored);
    const indicator = stored.proposal.indicator.id ?? idFor(stored.proposal.indicator.name, names);
    const { id: factId, article: _article, also, of, change, about, words, subject, valueMax, note, qualifier, status, origin: _origin, ...rest } = fact;
    return {
      id: factId.slice(id.length + 1), ...rest, indicator,
      ...(valueMax !== null && { valueMax }), ...(qualifier !== "exact" && { qualifier }), ...(status !== "actual" && { status }), ...(subject !== null && { subject }),
      ...(about.length > 0 && { about }), ...(also.length > 0 && { also }), ...(of !== null && { of }), ...(change !== null && { change }), ...(words.length > 0 && { words }), ...(note !== null && { note }), origin: "reviewed",
    };
  });
  const units = new Map(reviewed.map(({ proposal }) => [proposal.indicator.name, proposal.unit]));
  const indicators = [...names].map(([name, key]) => ({ id: key, name, en: key.replace(/_/gu, " "), unit: units.get(name) ?? "", theme: "general", aliases: [] }));
  const used = new Set(reviewed.flatMap(({ proposal }) => [proposal.region, ...proposal.parents, ...proposal.about].map((place) => place.id)));
  const regions = readIngested(db, { regions: world.regions, articles: new Map() }).regions.filter((region) => used.has(region.id));
  const bare = { ...toArticle(article, all), paragraphs: toArticle(article, all).paragraphs.map(({ n, role, regions: places }) => ({ n, role, regions: places })) };
  const files = [
    write(folder, "articles", id, bare),
    write(folder, "facts", id, { article: id, facts }),
    ...(indicators.length > 0 ? [write(folder, "indicators", id, { indicators })] : []),
    ...(regions.length > 0 ? [write(folder, "regions", id, { regions })] : []),
  ];
  return { files, facts: reviewed.length, left: all.length - reviewed.length };
}

/** An id for an indicator that no one has named yet: a person may give it a better one. */
function idFor(name: string, names: Map<string, string>): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const id = `proposed_${[...name].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 0xffffff, 7).toString(36)}`;
  names.set(name, id);
  return id;
}

function write(folder: string, kind: string, id: string, content: unknown): string {
  const file = path.join(folder, kind, `${id}.yaml`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, stringify(content, { lineWidth: 0 }));
  return file;
}
