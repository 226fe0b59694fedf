import type { Article } from "../domain/article.js";
import type { Fact } from "../domain/fact.js";
import type { Indicator } from "../domain/indicator.js";
import type { Region } from "../domain/region.js";
import { NOWHERE } from "../domain/region.js";
import type { World } from "../domain/world.js";
import { SHOWN } from "../ingest/confidence.js";
import { sentenceTopic, wordsBefore } from "../ingest/own-words.js";
import type { Place } from "../ingest/types.js";
import { toSimplified } from "../text/script.js";
import { createIndicatorLookup, proposedId, toIndicator } from "./ingest-db-names.js";
import type { StoredArticle, StoredFact } from "./ingest-db-schema.js";

/** What ingested articles add to a world: places and indicators that data/ does not list, the articles with their own words, the facts. */
export interface IngestedData {
  regions: Region[]; // each after the place that holds it
  indicators: Indicator[];
  articles: Article[];
  facts: Fact[]; // origin "machine" until a person took or changed them, then "reviewed"; refused and doubtful ones left out
}

/** What new data is held against. */
export type Known = Pick<World, "regions" | "indicators" | "articles" | "themes">;

/** A world with the store's contents added; neither is changed. */
export function withIngested(world: World, added: IngestedData): World {
  return {
    ...world,
    regions: new Map([...world.regions, ...added.regions.map((region) => [region.id, region] as const)]),
    indicators: new Map([...world.indicators, ...added.indicators.map((indicator) => [indicator.id, indicator] as const)]),
    articles: new Map([...world.articles, ...added.articles.map((article) => [article.id, article] as const)]),
    facts: [...world.facts, ...added.facts],
  };
}

/** What one article of the store adds. */
export interface Piece {
  article: Article;
  texts: string[]; // its paragraphs as printed
  facts: Fact[];
  places: Place[]; // all that its facts name, each after the one that holds it
  indicators: Indicator[]; // those that data/ does not have
}

/** Makes pieces of articles; what is common to all is prepared once. */
export function createPieces(known: Known): (article: StoredArticle, facts: readonly StoredFact[], about: readonly Place[]) => Piece {
  const lookup = createIndicatorLookup(known.indicators);
  return (article, stored, about) => {
    const kept = stored.filter(({ state }) => state !== "rejected" && state !== "gone");
    const told = kept.filter(({ state, proposal }) => state !== "proposed" || proposal.confidence >= SHOWN);
    const indicators = new Map<string, Indicator>();
    const aliases = correctedNames(told);
    const facts = told.map((fact) => {
      const { indicator, unit } = fact.proposal;
      const id = lookup(fact.proposal) ?? proposedId(indicator.name, unit);
      if (!known.indicators.has(id) && !indicators.has(id)) indicators.set(id, toIndicator(indicator.name, unit, known.themes, aliases.get(id)));
      return { ...toFact(fact), indicator: id, words: wordsOf(fact, article) };
    });
    const named = kept.flatMap(({ proposal }) => [...[...proposal.parents].reverse(), proposal.region, ...proposal.about]).filter(({ id }) => id !== NOWHERE.id);
    return { article: toArticle(article, kept, about), texts: article.paragraphs.map(({ text }) => text), facts, places: [...named, ...[...about].reverse()], indicators: [...indicators.values()] };
  };
}

/** The names that people corrected, by the id of the indicator that they stand for. */
function correctedNames(facts: readonly StoredFact[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { proposal: { indicator, unit } } of facts) {
    const id = proposedId(indicator.name, unit);
    if (indicator.aliases) names.set(id, [...(names.get(id) ?? []), ...indicator.aliases]);
  }
  return names;
}

const MEASURED = /(?:种植|养殖|栽培|总?面积|总?产量|总?产值|规模|总数)[^]*/u;

/** A reader may ask for a figure by the words that it stands behind, whatever the machine called it. */
function wordsOf({ proposal }: StoredFact, { paragraphs }: StoredArticle): string[] {
  const words = wordsBefore(proposal, paragraphs);
  const topic = sentenceTopic(proposal, paragraphs);
  const thing = topic.replace(MEASURED, ""); // 百香果种植面积达到…,产量…: the 产量 is that of 百香果
  return [...new Set([words, topic === words ? "" : topic + words, thing === topic || words.startsWith(thing) ? "" : thing + words])].filter((word) => word.length > 1);
}

/** The regions of places that data/ does not list. @param make gives the region of a place under a parent that is known */
export function newRegions(places: Iterable<Place>, known: Pick<World, "regions">, make: (place: Place, parent: string | null) => Region): Region[] {
  const added = new Map<string, Place>();
  for (const place of places) if (!known.regions.has(place.id) && !added.has(place.id)) added.set(place.id, place);
  const parentOf = ({ parent }: Place): string | null => (parent !== null && (added.has(parent) || known.regions.has(parent)) ? parent : null);
  return [...added.values()].map((place) => make(place, parentOf(place)));
}

export function toFact({ article, number, state, proposal }: StoredFact): Fact {
  const { paragraph, region, about, subject, indicator, value, valueMax, unit, qualifier, period, status, surface, also, notes } = proposal;
  return {
    id: `${article}/${paragraph}/${number}`, region: region.id, about: about.map(({ id }) => id), subject: subject === null ? null : toSimplified(subject),
    indicator: indicator.id ?? proposedId(indicator.name, unit), value, valueMax, unit, qualifier, period, status, article, paragraph, surface, also,
    of: null, change: null, words: [], note: notes.length > 0 ? notes.join("") : null, origin: state === "proposed" ? "machine" : "reviewed",
  };
}

/** @param about whom the article is about where no fact tells it, the innermost place first */
export function toArticle({ id, file, sha256, meta, paragraphs }: StoredArticle, facts: readonly StoredFact[], about: readonly Place[] = []): Article {
  const regions = new Map<number, Set<string>>();
  for (const { proposal } of facts) if (proposal.region.id !== NOWHERE.id) regions.set(proposal.paragraph, (regions.get(proposal.paragraph) ?? new Set()).add(proposal.region.id));
  const main = about[0] ? [about[0].id] : [];
  const label = meta.title === null ? `${file.split(/[/\\]/u).at(-1) ?? id}` : toSimplified(meta.title).slice(0, 30);
  const missing = [["标题", meta.title], ["发布媒体", meta.publisher], ["日期", meta.published], ["作者", meta.authors[0] ?? null]].filter(([, value]) => value === null).map(([name]) => name);
  return {
    id, label, labelEn: label, title: meta.title, subtitle: null, publisher: meta.publisher, published: meta.published,
    inferred: meta.inferred === null ? null : { after: null, before: null, year: meta.inferred.year, reason: meta.inferred.reason, reasonEn: `The text itself shows that it was written in ${meta.inferred.year}.` },
    authors: meta.authors, photographers: meta.photographers, editors: meta.editors, credits: null, section: null, script: meta.script, sha256,
    missing: missing.length > 0 ? `原文没有写明${missing.join("、")}。` : null,
    missingEn: missing.length > 0 ? "The article does not give all of its title, publisher, date and author." : null,
    paragraphs: paragraphs.map(({ n, role, text }) => ({ n, role, regions: [...(regions.get(n) ?? main)], digest: role === "furniture" || role === "byline" ? "" : toSimplified(text), topics: [], en: "" })),
  };
}
