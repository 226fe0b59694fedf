import { setImmediate } from "node:timers/promises";
import type { Passage, PassageIndex } from "./passage.js";

const STEP = 8; // passages, some 5 to 15 ms of work, before others get their turn

/** Adds passages in short steps, so that questions are answered in between. */
export async function addGradually(index: Pick<PassageIndex, "add">, passages: readonly Passage[]): Promise<void> {
  for (let i = 0; i < passages.length; i += STEP) {
    index.add(passages.slice(i, i + STEP));
    await setImmediate();
  }
}
