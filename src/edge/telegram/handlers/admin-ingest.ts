import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FORMATS } from "../../../ingest/formats.js";
import { bold, lines, type Part } from "../../../render/telegram-rich.js";
import type { FileReport } from "../../../store/ingest-db-batch.js";
import type { Sent } from "../../../store/ingest-sent.js";
import { tally, factsInScope, isOpen } from "../../review/queue.js";
import { download, DownloadError } from "../transport/download.js";
import { isPiece, keepPiece, PAUSE, pieceBefore, type PieceBefore } from "./admin-pasted.js";
import { articleText, fileOf, NOTHING, readMessage, repliedTo, textOf, type SentFile } from "./admin-sent.js";
import { labelOf, openReview, removeButton } from "./admin-review.js";
import type { CommandContext } from "./commands.js";
import type { Incoming } from "./incoming.js";
import { keyboard } from "./keyboard.js";
import { editView, sendText, sendView } from "./send.js";
import type { Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import type { Wording } from "./wording.js";
import { whileWorking } from "./working.js";

const MOST_BYTES = 20_000_000; // what Telegram lets bots fetch
const MOST_CONFLICTS = 3;

interface Taking {
  ctx: BotContext;
  tools: Tools;
  from: Incoming;
  wording: Wording;
}

/** Takes up a file, a forwarded post, a long text of an admin, or what belongs to a long text before. @returns false when the message is something else, a question */
export async function takeUp(taking: Taking): Promise<boolean> {
  const message = readMessage(taking.ctx);
  const file = fileOf(message);
  const before = message.text === undefined ? null : await pieceBefore(taking.tools, taking.from, message.date);
  if (before !== null && message.text !== undefined) {
    await bring(taking, textOf(message, message.text, before.continues), before);
    return true;
  }
  const text = file === null ? articleText(message) : null;
  if (file === null && text === null) return false;
  await (file === null ? bring(taking, text) : bringFile(taking, file));
  return true;
}

/** /ingest with a text behind it, or in reply to a file or a text; alone it tells how. */
export async function ingestCommand({ ctx, tools, from, wording, rest }: CommandContext): Promise<void> {
  const taking = { ctx, tools, from, wording };
  const message = readMessage(ctx);
  const replied = repliedTo(message);
  const file = replied === null ? null : fileOf(replied);
  const text = rest !== "" ? rest : (replied?.text ?? replied?.caption ?? "").trim();
  if (file !== null && rest === "") await bringFile(taking, file);
  else if (text !== "") await bring(taking, textOf(rest === "" ? (replied ?? NOTHING) : message, text));
  else await sendText(ctx, from, wording.texts.admin.ingest.usage);
}

async function bringFile(taking: Taking, file: SentFile): Promise<void> {
  const { ctx, from, wording } = taking;
  const { ingest: say } = wording.texts.admin;
  if (!FORMATS.has(path.extname(file.name).toLowerCase())) await sendText(ctx, from, say.format(file.name));
  else if (file.size > MOST_BYTES) await sendText(ctx, from, say.tooBig(Math.ceil(file.size / 1e6)));
  else await bring(taking, file);
}

/**
 * Says that it is reading, reads, and puts what became of it in place of that.
 * @param before the piece that this one goes on from; then its message tells of both
 */
async function bring(taking: Taking, what: Sent | SentFile | null, before: PieceBefore | null = null): Promise<void> {
  if (what === null) return;
  const { ctx, from, wording, tools } = taking;
  const { ingest: say } = wording.texts.admin;
  const cut = readMessage(ctx);
  if (before === null && isPiece(cut)) await sleep(PAUSE, undefined, { signal: ctx.signal });
  const reading = say.reading("name" in what ? what.name : say.aText);
  const told = before !== null && (await editView(ctx, from.chat, before.message, plain(reading))) ? before.message : await sendText(ctx, from, reading);
  const { view, article } = await whileWorking(ctx, from.chat, "typing", result(taking, what));
  const message = (await editView(ctx, from.chat, told, view)) ? told : await sendView(ctx, from, view);
  if (isPiece(cut) && article !== null) await keepPiece(tools, from, cut, article, message);
  await tools.ingest?.changed(); // whoever brought it asks about it next
}

const plain = (text: string): View => ({ rich: { text, entities: [] } });

async function result(taking: Taking, what: Sent | SentFile): Promise<{ view: View; article: string | null }> {
  const { tools, wording, from } = taking;
  const { ingest: say } = wording.texts.admin;
  const failed = (text: string): { view: View; article: null } => ({ view: plain(text), article: null });
  try {
    const sent = "id" in what ? await fetched(taking, what) : what;
    const report = await tools.ingest?.bring(sent);
    if (report === undefined) return failed(say.broken);
    return report.error === null ? { view: summaryView(tools, wording, from.user, report), article: report.article } : failed(say.failed(report.error));
  } catch (error) {
    tools.log.warn({ err: error }, "an article was not taken in");
    if (error instanceof DownloadError) return failed(error.message === "too large" ? say.tooBig(21) : say.download);
    return failed(say.broken);
  }
}

async function fetched({ ctx, tools }: Taking, { id, name }: SentFile): Promise<Sent> {
  const { config } = tools;
  let file;
  try {
    file = await ctx.telegram.getFile(id);
  } catch (error) {
    const tooBig = error instanceof Error && /file is too big/u.test(error.message);
    throw new DownloadError(tooBig ? "too large" : "getFile", { cause: error });
  }
  if (file.file_path === undefined) throw new DownloadError("no path");
  const bytes = await download({ apiRoot: config.apiRoot, token: config.token, path: file.file_path, most: MOST_BYTES, timeout: config.apiTimeout * 4, signal: ctx.signal });
  return { kind: "file", name, bytes };
}

/** What was found, how surely, and why the rest wants a person's eye; the review starts from here. */
function summaryView(tools: Tools, wording: Wording, owner: number, { article, outcome, found, sure, reasons, notes }: FileReport): View {
  const { ingest: say } = wording.texts.admin;
  const db = tools.ingest?.db();
  const kept = article === null ? null : (db?.article(article) ?? null);
  if (db === undefined || kept === null) return { rich: { text: say.broken, entities: [] } };
  const known = [kept.meta.publisher, kept.meta.published].filter(Boolean).join("，");
  const why: Part[] = reasons.size === 0 ? [] : [say.why, ...[...reasons].map(([reason, count]) => say.reason(wording.script(reason), count))];
  const conflicts: Part[] = notes.length === 0 ? [] : [say.conflicts, ...notes.slice(0, MOST_CONFLICTS).map((note) => `· ${wording.script(note)}`)];
  const open = tally(db, kept.id).proposed;
  const doubtful = factsInScope(db, "unsure", kept.id).filter(isOpen).length;
  return {
    rich: lines(bold(labelOf(kept)), ...(known === "" ? [] : [known]), `${say.outcome[outcome]}。${say.found(found, sure)}`, ...(sure > 0 ? [say.answers] : []), ...why, ...conflicts),
    keyboard: keyboard(
      [doubtful > 0 ? openReview(say.reviewUnsure(doubtful), owner, kept.id, "unsure") : null, open > 0 ? openReview(say.reviewAll(open), owner, kept.id, "all") : null],
      [removeButton(wording, owner, kept.id)],
    ),
  };
}
