import path from "node:path";
import { createHash } from "node:crypto";
import { SHOWN } from "../ingest/confidence.js";
import { articleIdOf, readArticle } from "../ingest/read-article.js";
import { ArticleReadError } from "../ingest/read-error.js";
import type { ParsedArticle, Proposal } from "../ingest/types.js";
import type { IngestDb, Outcome } from "./ingest-db.js";
import { readFileBytes } from "./ingest-db-files.js";

/** What became of one file. */
export interface FileReport {
  file: string;
  article: string | null; // its id in the store
  outcome: Outcome | "failed";
  found: number; // facts
  sure: number; // of them shown without a warning
  reasons: Map<string, number>; // why the others want a person's eye
  notes: string[]; // contradictions
  error: string | null;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^quantity: (?:han|zero|none|rank|fraction|range|round)/u, "中文数字、名次或“零”"],
  [/^quantity: (?:han )?time/u, "时间长短"],
  [/^quantity: implied/u, "原文没有写量词"],
  [/^region: (?:partner|person|quotation|同村|当地)/u, "属于哪个地区要看上下文"],
];

export function reasonOf(proposal: Proposal): string {
  for (const [pattern, reason] of REASONS) if (proposal.rules.some((rule) => pattern.test(rule))) return reason;
  return "同一分句里有别的地区";
}

/**
 * Reads one file into the database; the same file again changes nothing.
 * @returns a report; a file that cannot be read is reported, never thrown
 */
export async function ingestFile(db: IngestDb, file: string, propose: Propose): Promise<FileReport> {
  try {
    const full = path.resolve(file);
    const bytes = readFileBytes(full);
    const id = db.idFor(full, articleIdOf(file));
    if (db.isCurrent(id, createHash("sha256").update(bytes).digest("hex"))) return unchanged(db, file, id);
    return keep(db, { file, place: full, bytes, article: { ...(await readArticle(file, bytes)), id } }, propose);
  } catch (error) {
    if (!(error instanceof ArticleReadError)) throw error;
    return failed(file, error);
  }
}

/** Finds the facts of an article. */
export type Propose = (article: ParsedArticle) => Proposal[];

/** An article that was read, with where it came from. */
export interface Brought {
  file: string; // as people know it
  place: string; // what makes it the same one the next time
  bytes: Uint8Array;
  article: ParsedArticle; // with its id in the store
}

/** Keeps an article and what is found in it; one that the store has from another file is not taken in twice. */
export function keep(db: IngestDb, { file, place, bytes, article }: Brought, propose: Propose): FileReport {
  const same = db.has(article.id) ? null : db.sameAs(article);
  if (same !== null) return { ...unchanged(db, file, same), outcome: "known" };
  const proposals = propose(article);
  for (const proposal of proposals) {
    const other = db.conflict(proposal);
    if (other) proposal.notes.push(`另一篇文章(${other.article} 第${other.proposal.paragraph}段)作${other.proposal.surface},两数不一。`);
  }
  return count({ ...emptyReport(file), article: article.id, outcome: db.save(place, bytes, article, proposals) }, proposals);
}

/** The report on an article that the store has already, as it stands there. */
export function unchanged(db: IngestDb, file: string, id: string): FileReport {
  return count({ ...emptyReport(file), article: id }, db.facts(id).map(({ proposal }) => proposal));
}

/** The report on a file that could not be read. */
export const failed = (file: string, { message }: ArticleReadError): FileReport => ({ ...emptyReport(file), outcome: "failed", error: message });

const emptyReport = (file: string): FileReport => ({ file, article: null, outcome: "unchanged", found: 0, sure: 0, reasons: new Map(), notes: [], error: null });

function count(report: FileReport, proposals: readonly Proposal[]): FileReport {
  report.found = proposals.length;
  for (const proposal of proposals) {
    if (proposal.confidence >= SHOWN) report.sure++;
    else {
      const reason = reasonOf(proposal);
      report.reasons.set(reason, (report.reasons.get(reason) ?? 0) + 1);
    }
    for (const note of proposal.notes) if (note.includes("两数不一")) report.notes.push(`第${proposal.paragraph}段 ${proposal.indicator.name} ${proposal.surface}:${note}`);
  }
  return report;
}
