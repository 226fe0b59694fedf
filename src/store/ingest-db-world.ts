import { pinyin } from "pinyin-pro";
import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { Region } from "../domain/region.js";
import type { World } from "../domain/world.js";
import type { Place } from "../ingest/types.js";
import { toSimplified } from "../text/script.js";
import type { IngestDb, StoredArticle, StoredFact } from "./ingest-db.js";

/** What ingested articles add to a world: places that data/ does not list, the articles with their own words, the facts. */
export interface IngestedData {
  regions: Region[]; // each after the place that holds it
  articles: Article[];
  facts: Fact[]; // origin "machine" until a person took or changed them, then "reviewed"; refused ones left out
}

/** Everything in the store as domain objects, ready to stand beside what data/ holds. Articles that data/ has are left out. */
export function readIngested(db: IngestDb, world: Pick<World, "regions" | "articles">): IngestedData {
  const articles = db.articles().filter(({ id }) => !world.articles.has(id));
  const ids = new Set(articles.map(({ id }) => id));
  const facts = db.facts().filter(({ article, state }) => ids.has(article) && state !== "rejected" && state !== "gone");
  return { regions: newRegions(facts, world), articles: articles.map((article) => toArticle(article, facts)), facts: facts.map(toFact) };
}

/** A world with the store's contents added; neither is changed. */
export function withIngested(world: World, added: IngestedData): World {
  return {
    ...world,
    regions: new Map([...world.regions, ...added.regions.map((region) => [region.id, region] as const)]),
    articles: new Map([...world.articles, ...added.articles.map((article) => [article.id, article] as const)]),
    facts: [...world.facts, ...added.facts],
  };
}

function newRegions(facts: readonly StoredFact[], world: Pick<World, "regions">): Region[] {
  const places = new Map<string, Place>();
  for (const { proposal } of facts) for (const place of [...proposal.parents].reverse().concat(proposal.region, proposal.about)) if (!world.regions.has(place.id)) places.set(place.id, place);
  const known = (id: string | null): string | null => (id !== null && (places.has(id) || world.regions.has(id)) ? id : null);
  return [...places.values()].map((place) => toRegion(place, known(place.parent)));
}

export function toRegion({ id, name, short, level }: Place, parent: string | null): Region {
  const latin = pinyin(name, { toneType: "none", type: "array" }).join(" ");
  const stem = name.replace(/(?:街道|镇|乡|村|省|市|县|区|旗|州)$/u, "");
  return { id, name, short, level, parent, aliases: stem.length >= 2 && stem !== name && stem !== short ? [stem] : [], en: latin.replace(/^./u, (c) => c.toUpperCase()), enAliases: [latin.replace(/ /gu, "")] };
}

export function toFact({ article, number, state, proposal }: StoredFact): Fact {
  const { paragraph, region, about, subject, indicator, value, valueMax, unit, qualifier, period, status, surface, also, notes } = proposal;
  return {
    id: `${article}/${paragraph}/${number}`, region: region.id, about: about.map(({ id }) => id), subject: subject === null ? null : toSimplified(subject),
    indicator: indicator.id ?? indicator.name, value, valueMax, unit, qualifier, period, status, article, paragraph, surface, also,
    of: null, change: null, words: [], note: notes.length > 0 ? notes.join("") : null, origin: state === "proposed" ? "machine" : "reviewed",
  };
}

export function toArticle({ id, file, sha256, meta, paragraphs }: StoredArticle, facts: readonly StoredFact[]): Article {
  const regions = (n: number): string[] => [...new Set(facts.filter(({ article, proposal }) => article === id && proposal.paragraph === n).map(({ proposal }) => proposal.region.id))];
  const label = meta.title === null ? `${file.split(/[/\\]/u).at(-1) ?? id}` : toSimplified(meta.title).slice(0, 30);
  const missing = [["标题", meta.title], ["发布媒体", meta.publisher], ["日期", meta.published], ["作者", meta.authors[0] ?? null]].filter(([, value]) => value === null).map(([name]) => name);
  return {
    id, label, labelEn: label, title: meta.title, subtitle: null, publisher: meta.publisher, published: meta.published,
    inferred: meta.inferred === null ? null : { after: null, before: null, year: meta.inferred.year, reason: meta.inferred.reason, reasonEn: `The text itself shows that it was written in ${meta.inferred.year}.` },
    authors: meta.authors, photographers: meta.photographers, editors: meta.editors, credits: null, section: null, script: meta.script, sha256,
    missing: missing.length > 0 ? `原文没有写明${missing.join("、")}。` : null,
    missingEn: missing.length > 0 ? "The article does not give all of its title, publisher, date and author." : null,
    paragraphs: paragraphs.map(({ n, role, text }) => ({ n, role, regions: regions(n), digest: role === "furniture" || role === "byline" ? "" : toSimplified(text), topics: [], en: "" })),
  };
}
