import { bold, join, lines, quote, shorten, italic } from "../../../render/telegram-rich.js";
import type { IngestDb, StoredArticle, StoredFact } from "../../../store/ingest-db.js";
import { factsInScope, isOpen, shown, tally, type Scope } from "../../review/queue.js";
import { encodeTap } from "./callback-data.js";
import type { CommandContext } from "./commands.js";
import { handleOf } from "./handles.js";
import { button, keyboard, type Button } from "./keyboard.js";
import { sendView } from "./send.js";
import type { Tools, View } from "./tools.js";
import type { Wording } from "./wording.js";
import { bookTitle } from "../../../text/book-title.js";

const KEY = 12; // characters of a fact's key, which tell it within its article
const LONGEST_LABEL = 30;
const LONGEST_CLAUSE = 1200;
const MOST_ARTICLES = 30;
const CODE: Readonly<Record<Scope, string>> = { all: "a", unsure: "u" };

/** What a button of the review does: open, accept, edit, reject, skip, undo, stop. */
export type Move = "o" | "a" | "e" | "r" | "s" | "u" | "x";

export const scopeOf = (code: string | undefined): Scope => (code === "u" ? "unsure" : "all");

/** How an article is called where a title is too long. */
export const labelOf = ({ meta, file }: StoredArticle): string => shortLabel(meta.title === null ? (file.split(/[/\\]/u).at(-1) ?? file) : bookTitle(meta.title));
const shortLabel = (text: string): string => ([...text].length > LONGEST_LABEL ? `${[...text].slice(0, LONGEST_LABEL).join("")}…` : text);

function move(owner: number, article: string, what: Move, scope: Scope, fact?: StoredFact): string {
  return encodeTap("review", owner, handleOf(article), what, CODE[scope], ...(fact === undefined ? [] : [fact.key.slice(0, KEY)]));
}

export const openReview = (label: string, owner: number, article: string, scope: Scope): Button => button(label, move(owner, article, "o", scope));
export const removeButton = ({ texts }: Wording, owner: number, article: string): Button => button(texts.admin.ingest.remove, encodeTap("dropArticle", owner, handleOf(article), "ask"));

/** The article behind a button; null when it is gone. */
export function articleOf(db: IngestDb, handle: string | undefined): StoredArticle | null {
  const id = db.ids().find((each) => handleOf(each) === handle);
  return id === undefined ? null : db.article(id);
}

/** The fact behind a button; null when its words left the article. */
export const factOf = (db: IngestDb, article: string, key: string | undefined): StoredFact | null =>
  key === undefined || key.length !== KEY ? null : (db.facts(article).find((fact) => fact.key.startsWith(key)) ?? null);

/** /review: the articles, those with most to review first. */
export async function reviewCommand({ ctx, tools, from, wording }: CommandContext): Promise<void> {
  const db = tools.ingest?.db();
  const { review: say } = wording.texts.admin;
  const rows = (db?.articles() ?? []).map((article) => ({ article, open: db === undefined ? 0 : tally(db, article.id).proposed })).sort((a, b) => b.open - a.open).slice(0, MOST_ARTICLES);
  const buttons = rows.map(({ article, open }) => [openReview(`${labelOf(article)} ${open}`, from.user, article.id, "all")]);
  await sendView(ctx, from, { rich: { text: rows.length === 0 ? say.empty : say.list, entities: [] }, keyboard: keyboard(...buttons) });
}

/** The next fact to judge behind a place in the list; where there is none, how the review stands. */
export function nextView(tools: Tools, wording: Wording, owner: number, article: StoredArticle, scope: Scope, after: StoredFact | null): View {
  const db = tools.ingest?.db();
  const facts = db === undefined ? [] : factsInScope(db, scope, article.id);
  const from = after === null ? 0 : facts.findIndex(({ key }) => key === after.key) + 1;
  const next = facts.slice(from).find(isOpen);
  return next === undefined ? doneView(tools, wording, owner, article, scope) : factView(tools, wording, owner, article, scope, next);
}

/** One fact: its clause with the figure in bold, what was read, and what may be done. */
export function factView(tools: Tools, { texts, script }: Wording, owner: number, article: StoredArticle, scope: Scope, fact: StoredFact): View {
  const { review: say } = texts.admin;
  const db = tools.ingest?.db();
  const facts = db === undefined ? [] : factsInScope(db, scope, article.id);
  const text = article.paragraphs[fact.proposal.paragraph - 1]?.text ?? "";
  const { before, figure, after, region, subject, indicator, number, period, planned, sure, paragraph, notes } = shown(fact.proposal, text);
  const position = facts.findIndex(({ key }) => key === fact.key) + 1;
  const read = [subject === null ? region : `${region} · ${subject}`, indicator, number, period || say.undated, planned ? say.planned : say.actual].map(script).join(" | ");
  const state = fact.state === "proposed" || fact.state === "gone" ? [] : [italic(say.now[fact.state])];
  const tap = (label: string, what: Move): Button => button(label, move(owner, article.id, what, scope, fact));
  return {
    rich: lines(italic(say.at(position, facts.length, labelOf(article), paragraph, sure)), quote(shorten(join([before, bold(figure), after]), LONGEST_CLAUSE)), bold(read), ...notes.map(script), ...state),
    keyboard: keyboard([tap(say.accept, "a"), tap(say.edit, "e"), tap(say.reject, "r")], [tap(say.skip, "s"), tap(say.undo, "u"), tap(say.stop, "x")]),
  };
}

/** How the review of an article stands. */
export function doneView(tools: Tools, wording: Wording, owner: number, article: StoredArticle, scope: Scope): View {
  const db = tools.ingest?.db();
  const { review: say } = wording.texts.admin;
  const counts = db === undefined ? { accepted: 0, edited: 0, rejected: 0, proposed: 0 } : tally(db, article.id);
  return {
    rich: lines(bold(labelOf(article)), say.done(counts.accepted, counts.edited, counts.rejected, counts.proposed)),
    keyboard: keyboard(
      [counts.proposed > 0 ? openReview(say.again(counts.proposed), owner, article.id, "all") : null, button(say.undo, move(owner, article.id, "u", scope))],
      [removeButton(wording, owner, article.id)],
    ),
  };
}
