import { SHOWN } from "../../ingest/confidence.js";
import type { Proposal } from "../../ingest/types.js";
import type { IngestDb, ReviewState, StoredArticle, StoredFact } from "../../store/ingest-db.js";

/** What to review: all that was found, or only what the machine itself is not sure of. */
export type Scope = "all" | "unsure";

/**
 * The facts of an article, or of all, that a review goes through, reviewed ones too: the most doubtful first, with it all of
 * its sentence in the order of the text.
 */
export function factsInScope(db: IngestDb, scope: Scope, article?: string): StoredFact[] {
  const all = db
    .facts(article)
    .filter(
      ({ state, proposal }) => state !== "gone" && (scope === "all" || proposal.confidence < SHOWN),
    );
  const texts = new Map<string, StoredArticle["paragraphs"]>();
  const sentences = new Map<string, StoredFact[]>();
  for (const fact of all) {
    const paragraphs = texts.get(fact.article) ?? db.article(fact.article)?.paragraphs ?? [];
    texts.set(fact.article, paragraphs);
    const { paragraph, start } = fact.proposal;
    const key = `${fact.article}/${paragraph}/${sentenceStart(paragraphs[paragraph - 1]?.text ?? "", start)}`;
    sentences.set(key, [...(sentences.get(key) ?? []), fact]);
  }
  const doubt = (facts: readonly StoredFact[]): number =>
    Math.min(...facts.map(({ proposal }) => proposal.confidence));
  return [...sentences.values()].sort((a, b) => doubt(a) - doubt(b)).flat();
}

const sentenceStart = (text: string, at: number): number =>
  Math.max(
    ...["。", "！", "？", "；", "!", "?", ";"].map((mark) => text.lastIndexOf(mark, at - 1)),
  ) + 1;

export const isOpen = ({ state }: StoredFact): boolean => state === "proposed";

/** How many facts of an article, or of all, stand where. */
export function tally(db: IngestDb, article?: string): Record<ReviewState, number> {
  const counts: Record<ReviewState, number> = {
    proposed: 0,
    accepted: 0,
    edited: 0,
    rejected: 0,
    gone: 0,
  };
  for (const { state } of db.facts(article)) counts[state]++;
  return counts;
}

/** One fact as a reviewer sees it: the clause cut at the figure, and what was read. */
export interface Shown {
  before: string;
  figure: string;
  after: string;
  region: string;
  subject: string | null;
  indicator: string;
  number: string; // "45000亩"
  period: string; // "" where none is told
  planned: boolean;
  sure: number; // per cent
  paragraph: number;
  notes: readonly string[];
}

/** @param text the paragraph as printed */
export function shown(
  {
    clause,
    start,
    end,
    region,
    subject,
    indicator,
    value,
    valueMax,
    unit,
    period,
    status,
    confidence,
    paragraph,
    notes,
  }: Proposal,
  text: string,
): Shown {
  return {
    before: text.slice(clause.start, start),
    figure: text.slice(start, end),
    after: text.slice(end, clause.end),
    region: region.short,
    subject,
    indicator: indicator.name,
    number: `${value}${valueMax === null ? "" : `—${valueMax}`}${unit}`,
    period: period.text,
    planned: status === "planned",
    sure: Math.round(confidence * 100),
    paragraph,
    notes,
  };
}
