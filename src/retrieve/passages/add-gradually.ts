import { setImmediate } from "node:timers/promises";
import type { Passage, PassageIndex } from "./passage.js";

const STEP = 4; // passages, some 3 to 8 ms of work
const CHARACTERS = 2_000; // or so many, for long passages

/** Adds passages in short steps, so that questions are answered before, between and after them. */
export async function addGradually(index: Pick<PassageIndex, "add">, passages: readonly Passage[]): Promise<void> {
  let step = 1; // the first ones short, while the code is not compiled
  for (let start = 0; start < passages.length; step = Math.min(step * 2, STEP)) {
    const end = endOfStep(passages, start, step);
    await setImmediate(); // before the first one too: whoever calls has had his turn already
    index.add(passages.slice(start, end));
    start = end;
  }
}

/** At least one passage, however long. */
function endOfStep(passages: readonly Passage[], start: number, limit: number): number {
  let characters = 0;
  for (let end = start; end < passages.length; end++) {
    const { text = "", extra = "" } = passages[end] ?? {};
    characters += text.length + extra.length;
    if (end > start && (characters > CHARACTERS || end - start === limit)) return end;
  }
  return passages.length;
}
