import { startThread } from "../thread.js";
import type { Pulse } from "./watchdog-thread.js";

const BEAT = 500; // ms
const MOST_MISSED = 60; // s

/** A running watch over the process. */
export interface Watchdog {
  stop(): Promise<void>;
}

/**
 * Ends the process with SIGKILL when its event loop stands still for a minute: nothing in it could answer, log or end any
 * more. A supervisor starts it again, and the inbox has what it was at. The watching thread needs some megabytes.
 */
export function startWatchdog(mostMissed = MOST_MISSED): Watchdog {
  const beats = new SharedArrayBuffer(4);
  const count = new Int32Array(beats);
  const worker = startThread("telegram/watchdog-thread", { beats, mostMissed } satisfies Pulse);
  worker.on("error", () => undefined); // no watch is no reason to end
  worker.unref();
  const timer = setInterval(() => Atomics.add(count, 0, 1), BEAT).unref();
  return {
    async stop() {
      clearInterval(timer);
      await worker.terminate();
    },
  };
}
