import type { Ask } from "../../ask.js";
import type { World } from "../../domain/world.js";
import { chartOfAnswer } from "../../render/chart/index.js";
import { inPrint } from "../../render/in-print.js";
import type { Charts } from "../charts/index.js";
import { comparable } from "./handlers/facts.js";
import { wordingOf } from "./handlers/wording.js";
import { TEXTS } from "./texts.js";

const MOST_CHARTS = 6;

/** Asks once what the first users would else wait for: a figure, a ranking, a paragraph, in both languages. */
export function warmEngine(ask: Ask, now: Date): void {
  for (const { examples, warm } of [TEXTS["zh-Hans"], TEXTS.en]) {
    for (const text of [...examples, ...warm]) ask({ id: "warm", chat: "warm", text }, null, now);
  }
}

/** Draws the charts that are most likely asked for, so that they come at once; the drawing thread ends by itself after. */
export async function warmCharts(charts: Charts, ask: Ask, world: World, now: Date): Promise<void> {
  const { chart, indicatorName, texts } = wordingOf(world, "zh-Hans");
  for (const { id } of comparable(world).slice(0, MOST_CHARTS)) {
    const text = texts.rankAsk(indicatorName(id));
    const spec = chartOfAnswer(inPrint(ask({ id: "warm", chat: "warm", text }, null, now).answer), chart);
    if (spec !== null) await charts.draw(spec).catch(() => undefined);
  }
}
