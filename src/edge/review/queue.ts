import { SHOWN } from "../../ingest/confidence.js";
import type { Proposal } from "../../ingest/types.js";
import type { IngestDb, ReviewState, StoredFact } from "../../store/ingest-db.js";

/** What to review: all that was found, or only what the machine itself is not sure of. */
export type Scope = "all" | "unsure";

/** The facts of an article, or of all, that a review goes through, in the order of the text; reviewed ones too. */
export function factsInScope(db: IngestDb, scope: Scope, article?: string): StoredFact[] {
  return db.facts(article).filter(({ state, proposal }) => state !== "gone" && (scope === "all" || proposal.confidence < SHOWN));
}

export const isOpen = ({ state }: StoredFact): boolean => state === "proposed";

/** How many facts of an article, or of all, stand where. */
export function tally(db: IngestDb, article?: string): Record<ReviewState, number> {
  const counts: Record<ReviewState, number> = { proposed: 0, accepted: 0, edited: 0, rejected: 0, gone: 0 };
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
export function shown({ clause, start, end, region, subject, indicator, value, valueMax, unit, period, status, confidence, paragraph, notes }: Proposal, text: string): Shown {
  return {
    before: text.slice(clause.start, start), figure: text.slice(start, end), after: text.slice(end, clause.end),
    region: region.short, subject, indicator: indicator.name, number: `${value}${valueMax === null ? "" : `—${valueMax}`}${unit}`,
    period: period.text, planned: status === "planned", sure: Math.round(confidence * 100), paragraph, notes,
  };
}
