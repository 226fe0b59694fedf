import type { Charts } from "../../charts/index.js";
import { chartKey } from "../../charts/index.js";
import type { ChartSpec } from "../../../render/chart/index.js";
import { bold, CAPTION_LIMIT, join, lines, split, type Rich } from "../../../render/telegram-rich.js";
import { ApiError } from "../transport/api-error.js";
import { chartFor } from "./answer-views.js";
import { replyTo, sendView } from "./send.js";
import type { Asker, Kept, Tools } from "./tools.js";
import type { BotContext } from "./types.js";
import { whileWorking } from "./working.js";

/**
 * Sends an answer's chart as a picture, with what it is, its source and its date below.
 * @returns "none" when there is nothing to draw, "failed" when the drawing failed
 */
export async function sendChart(ctx: BotContext, tools: Tools, to: Asker, { answer }: Kept): Promise<"sent" | "none" | "failed"> {
  const spec = chartFor(tools, answer);
  if (spec === null) return "none";
  const whole = captionOf(spec);
  const [caption = whole, ...rest] = split(whole, CAPTION_LIMIT);
  const extra = { caption: caption.text, caption_entities: caption.entities as never, ...replyTo(to) };
  if (!(await sendPicture(ctx, tools, to, spec, extra))) return "failed";
  if (rest.length > 0) await sendView(ctx, to, { rich: lines(...rest) }); // below the picture
  return "sent";
}

/** @returns false when the picture could not be drawn */
async function sendPicture(ctx: BotContext, tools: Tools, to: Asker, spec: ChartSpec, extra: object): Promise<boolean> {
  const key = `chart:${chartKey(spec)}`;
  const known = await tools.state.files.get(key);
  if (known !== null && (await sendKnown(ctx, to.chat, known, extra))) return true;
  const png = await whileWorking(ctx, to.chat, "upload_photo", draw(tools, spec));
  if (png === null) return false;
  const sent = await ctx.telegram.sendPhoto(to.chat, { source: png, filename: "chart.png" }, extra);
  const fileId = sent.photo.at(-1)?.file_id;
  if (fileId !== undefined) await tools.state.files.set(key, fileId);
  return true;
}

/** Sends a picture that Telegram has. @returns false when it has it no more */
async function sendKnown(ctx: BotContext, chat: number, fileId: string, extra: object): Promise<boolean> {
  try {
    await ctx.telegram.sendPhoto(chat, fileId, extra);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.failed === "refused" && error.code === 400 && !error.isGone) return false;
    throw error;
  }
}

async function draw(tools: Tools, spec: ChartSpec): Promise<Buffer | null> {
  try {
    const charts: Charts = await tools.charts();
    return await charts.draw(spec);
  } catch (error) {
    tools.log.error({ err: error }, "a chart could not be drawn");
    return null;
  }
}

function captionOf(spec: ChartSpec): Rich {
  const head = spec.subtitle === "" ? bold(spec.title) : join([bold(spec.title), ` (${spec.subtitle})`]);
  return lines(head, ...spec.footer);
}
