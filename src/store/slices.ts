import { setImmediate } from "node:timers/promises";
import type { Steps } from "../text/steps.js";

const SLICE = 8; // ms before others get their turn

/** Does steps in slices of a few milliseconds, so that answers go on in between. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const start = performance.now();
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() - start < SLICE);
    await setImmediate();
  }
}
