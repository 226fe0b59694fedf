import { createHash } from "node:crypto";
import type { ParsedArticle, Proposal } from "../ingest/types.js";

/** A key of the clause's words and the figure's place among its like, so that it outlives edits elsewhere in the article. */
export function withKeys(article: ParsedArticle, proposals: readonly Proposal[]): { key: string; number: number; proposal: Proposal }[] {
  const seen = new Map<string, number>();
  const next = (name: string): number => {
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return n;
  };
  return proposals.map((proposal) => {
    const text = article.paragraphs[proposal.paragraph - 1]?.text ?? "";
    const words = `${text.slice(proposal.clause.start, proposal.clause.end)}|${proposal.surface}`;
    const key = createHash("sha256").update(`${words}|${next(words)}`).digest("hex").slice(0, 24);
    return { key, number: next(`paragraph ${proposal.paragraph}`), proposal };
  });
}
