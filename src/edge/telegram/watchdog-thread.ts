import { workerData } from "node:worker_threads";
import { writeErrorNow } from "../../store/folders.js";

/** What the watching thread is given. */
export interface Pulse {
  beats: SharedArrayBuffer; // one Int32, which the watched thread counts up
  mostMissed: number; // s without a beat
}

const { beats, mostMissed } = workerData as Pulse;
const count = new Int32Array(beats);
let last = -1;
let missed = 0; // seconds that this thread itself was awake in, so that a computer put to sleep is not taken for a fault

setInterval(() => {
  const now = Atomics.load(count, 0);
  missed = now === last ? missed + 1 : 0;
  last = now;
  if (missed <= mostMissed) return;
  try {
    writeErrorNow(`the bot has stood still for ${missed} s and is ended; the inbox keeps what it was at`);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}, 1000);
