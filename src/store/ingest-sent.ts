import { createHash } from "node:crypto";
import { articleIdOf, parseText, readArticle } from "../ingest/read-article.js";
import { ArticleReadError } from "../ingest/read-error.js";
import type { GivenMeta } from "../ingest/meta.js";
import type { ParsedArticle } from "../ingest/types.js";
import { failed, keep, unchanged, type FileReport, type Propose } from "./ingest-db-batch.js";
import type { IngestDb, StoredArticle } from "./ingest-db.js";

/** An article that somebody sent: a file, or a text with what is known of where it comes from. */
export type Sent = { kind: "file"; name: string; bytes: Uint8Array } | SentText;

/** A text; with `continues` a further piece of an article in the store, `after` what stood between the pieces: a line's end or nothing. */
export interface SentText {
  kind: "text";
  text: string;
  given: GivenMeta;
  continues?: { article: string; after: string };
}

const LABEL = 20; // characters of a text that name it where it has no title

/**
 * Reads what was sent into the database. The same again changes nothing; another text under the same name and title takes the
 * place of the former and keeps what was reviewed.
 * @returns a report; what cannot be read is reported, never thrown
 */
export async function ingestSent(db: IngestDb, brought: Sent, propose: Propose): Promise<FileReport> {
  const { before, sent } = joined(db, brought);
  const bytes = sent.kind === "file" ? sent.bytes : new TextEncoder().encode(sent.text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = sent.kind === "file" ? sent.name : `${firstLine(sent.text).slice(0, LABEL)}…`;
  try {
    const article = sent.kind === "file" ? await readArticle(name, bytes) : withGiven(parseText("", name, sent.text, {}, sha256), sent.given);
    const place = before?.file ?? `sent/${article.meta.title ?? sha256.slice(0, 12)}/${name.replace(/[/\\]/gu, "-")}`;
    const id = db.idFor(place, sent.kind === "file" ? articleIdOf(name) : `text-${sha256.slice(0, 8)}`);
    if (db.isCurrent(id, sha256)) return unchanged(db, name, id);
    return keep(db, { file: name, place, bytes, article: { ...article, id } }, propose);
  } catch (error) {
    if (!(error instanceof ArticleReadError)) throw error;
    return failed(name, error);
  }
}

/** A further piece with the text before it. The piece that stands there already, from before a crash, is not put there twice. */
function joined(db: IngestDb, sent: Sent): { sent: Sent; before: StoredArticle | null } {
  const to = sent.kind === "text" ? sent.continues : undefined;
  const before = to === undefined ? null : db.article(to.article);
  if (sent.kind === "file" || to === undefined || before === null) return { sent, before: null };
  const text = new TextDecoder().decode(db.original(before.id) ?? new Uint8Array());
  return { sent: { ...sent, text: text.endsWith(sent.text) ? text : `${text}${to.after}${sent.text}` }, before };
}

const firstLine = (text: string): string => text.split("\n").map((line) => line.trim()).find(Boolean) ?? "";

/** What the text says of itself counts; where it says nothing, what is known besides. */
function withGiven(article: ParsedArticle, given: GivenMeta): ParsedArticle {
  const { meta } = article;
  const published = meta.published ?? given.published ?? null;
  return { ...article, meta: { ...meta, title: meta.title ?? given.title ?? null, publisher: meta.publisher ?? given.publisher ?? null, published, inferred: published === null ? meta.inferred : null, authors: meta.authors.length > 0 ? meta.authors : [...(given.authors ?? [])] } };
}
