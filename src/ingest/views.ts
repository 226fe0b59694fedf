import { NOWHERE } from "../domain/region.js";
import { toSimplified } from "../text/script.js";
import { findQuantities } from "../text/quantities/index.js";
import type { ParsedArticle, Proposal } from "./types.js";

/** The ids of an article's proposals: article/paragraph/number, numbered within the paragraph. */
export function numberProposals(proposals: readonly Proposal[]): { id: string; proposal: Proposal }[] {
  const counts = new Map<string, number>();
  return proposals.map((proposal) => {
    const key = `${proposal.article}/${proposal.paragraph}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return { id: `${key}/${number}`, proposal };
  });
}

function regionOf({ id, short }: Proposal["region"], parents: Proposal["parents"]): Record<string, unknown> {
  if (id === NOWHERE.id) return { id: null, name: null, parents: [] };
  return { id, name: short, parents: parents.map(({ name }) => name) };
}

/** A proposal in the shape of a Fact that other programs read, its reasons after it. */
export function toFactLine(id: string, proposal: Proposal): Record<string, unknown> {
  const { region, parents, subject, indicator, value, valueMax, unit, qualifier, period, status, article, paragraph, surface } = proposal;
  return {
    id,
    region: regionOf(region, parents),
    subject: subject === null ? null : toSimplified(subject),
    indicator,
    value, valueMax, unit, qualifier, period, status, article, paragraph, surface,
    about: proposal.about.map(({ id: about }) => about),
    also: proposal.also,
    note: proposal.notes.length > 0 ? proposal.notes.join("") : null,
    origin: "machine",
    ...(proposal.rules.includes("trust: low") && { trust: "low" }),
    confidence: proposal.confidence,
    rules: proposal.rules,
  };
}

/** Every quantity of an article's own lines, furniture and bylines left out. */
export function quantityLines(article: ParsedArticle): Record<string, unknown>[] {
  return article.paragraphs
    .filter(({ role }) => role !== "furniture" && role !== "byline")
    .flatMap(({ n, text }) => findQuantities(text).map((quantity) => ({ article: article.id, paragraph: n, ...quantity })));
}

export function metaLine({ id, meta }: ParsedArticle): Record<string, unknown> {
  const { title, publisher, published, authors, photographers, editors, script, inferred } = meta;
  return { article: id, title, publisher, published, authors, script, photographers, editors, inferred };
}
