import type { FactView } from "../../../domain/answer.js";
import { factsToCsv, factsToJson } from "../../../render/export.js";
import { dayOf } from "./answer-views.js";
import { encodeTap } from "./callback-data.js";
import { factsOf, factsWithin } from "./facts.js";
import { handleOf } from "./handles.js";
import { button, grid, keyboard } from "./keyboard.js";
import { resolveName, type Named } from "./resolve.js";
import { replyTo, sendText, sendView } from "./send.js";
import { findAnswer, loadSession } from "./session.js";
import type { Asker, Tools, View } from "./tools.js";
import type { BotContext } from "./types.js";
import type { Wording } from "./wording.js";

const FORMATS = ["csv", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** /export 开州, /export 贫困发生率 json; without a name, what the last answer was about. */
export async function exportCommand(ctx: BotContext, tools: Tools, wording: Wording, asker: Asker, rest: string): Promise<void> {
  const { name, wanted } = readRequest(rest);
  const found = name === "" ? await fromLastAnswer(tools, asker) : resolveName(tools.world(), name);
  const [first] = found;
  if (first === undefined) {
    const { lists, exports } = wording.texts;
    await sendText(ctx, asker, name === "" ? exports.usage : lists.indicatorUnknown(name));
  } else if (found.length > 1) {
    await sendView(ctx, asker, whichView(wording, asker.user, name, found));
  } else if (wanted === undefined) {
    await sendView(ctx, asker, formatView(tools, wording, asker.user, first));
  } else {
    await sendExport(ctx, tools, wording, asker, first, wanted);
  }
}

/** "贫困发生率 json" → the name, and the format where one is named. */
function readRequest(rest: string): { name: string; wanted: Format | undefined } {
  const words = rest.split(/\s+/u);
  const wanted = FORMATS.find((format) => format === words.at(-1)?.toLowerCase());
  return { name: (wanted === undefined ? words : words.slice(0, -1)).join(" "), wanted };
}

async function fromLastAnswer(tools: Tools, asker: Asker): Promise<Named[]> {
  const answer = await findAnswer(tools, (await loadSession(tools, asker)).last ?? undefined);
  const [main] = answer?.facts ?? [];
  if (main === undefined) return [];
  return [{ kind: "region", id: main.region.id }, ...(main.indicator.id === null ? [] : [{ kind: "indicator" as const, id: main.indicator.id }])];
}

function whichView(wording: Wording, owner: number, name: string, found: readonly Named[]): View {
  const { exports } = wording.texts;
  const buttons = found.map((named) => button(nameOf(wording, named), encodeTap("exportAsk", owner, codeOf(named), handleOf(named.id))));
  return { rich: { text: name === "" ? exports.usage : exports.which(name), entities: [] }, keyboard: keyboard(...grid(buttons, 2)) };
}

/** CSV or JSON? */
export function formatView(tools: Tools, wording: Wording, owner: number, named: Named): View {
  const { exports } = wording.texts;
  const of = (format: Format): string => encodeTap("export", owner, codeOf(named), handleOf(named.id), format);
  return {
    rich: { text: exports.choose(nameOf(wording, named), factsFor(tools, named).length), entities: [] },
    keyboard: keyboard([button(exports.csv, of("csv")), button(exports.json, of("json"))]),
  };
}

export async function sendExport(ctx: BotContext, tools: Tools, wording: Wording, to: Asker, named: Named, format: Format): Promise<void> {
  const facts = factsFor(tools, named);
  const today = dayOf(tools.clock());
  const text = format === "csv" ? factsToCsv(facts, tools.world(), wording.export, today) : factsToJson(facts, tools.world(), today);
  const name = nameOf(wording, named);
  const filename = `${wording.texts.exports.file(name).replace(/[\s/\\:*?"<>|]+/gu, "-")}.${format}`;
  await ctx.telegram.sendDocument(to.chat, { source: Buffer.from(text, "utf8"), filename }, { caption: wording.texts.exports.caption(name, facts.length), ...replyTo(to) });
}

/** A region's facts with those of the places in it, or an indicator's over all regions. */
function factsFor(tools: Tools, { kind, id }: Named): FactView[] {
  const world = tools.world();
  return kind === "indicator" ? (factsOf(world).byIndicator.get(id) ?? []) : factsWithin(world, id);
}

export function nameOf(wording: Wording, { kind, id }: Named): string {
  return kind === "region" ? wording.regionName(id) : wording.indicatorName(id);
}

const codeOf = ({ kind }: Named): string => (kind === "region" ? "r" : "i");
export const kindOf = (code: string | undefined): Named["kind"] => (code === "i" ? "indicator" : "region");
