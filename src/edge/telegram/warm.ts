import type { Ask } from "../../ask.js";
import { TEXTS } from "./texts.js";

/** Asks once what the first users would else wait for: a figure, a ranking, a paragraph, in both languages. */
export function warmEngine(ask: Ask, now: Date): void {
  for (const { examples, warm } of [TEXTS["zh-Hans"], TEXTS.en]) {
    for (const text of [...examples, ...warm]) ask({ id: "warm", chat: "warm", text }, null, now);
  }
}
