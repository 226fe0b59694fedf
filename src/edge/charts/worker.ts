import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { drawChart } from "../../render/chart/draw.js";
import { ChartSpec } from "../../render/chart/spec.js";
import { registerFonts } from "./fonts.js";

const Job = z.object({ id: z.number(), spec: ChartSpec });

/** What the thread says: first that it is ready, then one message for each job. */
export type Said = { kind: "ready" } | { kind: "done"; id: number; png: Uint8Array } | { kind: "failed"; id: number; message: string };

const say = (said: Said): void => parentPort?.postMessage(said);

registerFonts();
parentPort?.on("message", (message: unknown) => void draw(Job.parse(message)));
say({ kind: "ready" });

async function draw({ id, spec }: z.infer<typeof Job>): Promise<void> {
  try {
    say({ kind: "done", id, png: await drawChart(spec) });
  } catch (error) {
    say({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
  }
}
