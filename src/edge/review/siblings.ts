import type { Proposal } from "../../ingest/types.js";
import type { IngestDb, StoredFact } from "../../store/ingest-db.js";
import { isOpen } from "./queue.js";

/** What one correction offers for others: the region of those of the paragraph that had the same, the name of those of the article. */
export interface Siblings {
  facts: StoredFact[];
  said: string; // "地区改为阳岭县"
  change(proposal: Proposal): Proposal;
}

/** @returns null when the correction is no other region or name, or no open fact had the same */
export function siblingsOf(
  db: IngestDb,
  { article, key, proposal: before }: StoredFact,
  after: Proposal,
): Siblings | null {
  const open = db.facts(article).filter((fact) => fact.key !== key && isOpen(fact));
  if (after.region.id !== before.region.id) {
    const facts = open.filter(
      ({ proposal }) =>
        proposal.paragraph === before.paragraph && proposal.region.id === before.region.id,
    );
    const { region, parents } = after;
    return offer(facts, `地区改为${region.short}`, (proposal) => ({
      ...proposal,
      region,
      parents,
    }));
  }
  if (after.indicator.name === before.indicator.name) return null;
  const facts = open.filter(
    ({ proposal }) =>
      proposal.indicator.name === before.indicator.name && proposal.unit === before.unit,
  );
  return offer(facts, `指标改为${after.indicator.name}`, (proposal) => ({
    ...proposal,
    indicator: after.indicator,
  }));
}

const offer = (facts: StoredFact[], said: string, change: Siblings["change"]): Siblings | null =>
  facts.length === 0 ? null : { facts, said, change };
