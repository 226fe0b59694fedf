import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { folder, type ScaleRow } from "./scale.js";

/** What the two processes print, each as its last line. */
export type Built = Pick<ScaleRow, "buildRate" | "bytesEach">;
export type Answered = Pick<ScaleRow, "recall1" | "p50" | "p99" | "residentMB" | "loadSeconds" | "longestPause">;

/** One size on disk, in DIRECTORY or a new folder: one process builds it, another, that has nothing else in its memory, answers from it. */
export function measureDisk(size: number, set: string | null, cpu: boolean): ScaleRow {
  const directory = folder();
  const child = (what: "build" | "answer"): unknown => {
    const args = ["--import", "tsx", path.join(import.meta.dirname, "scale-child.ts"), what, directory, String(size), set ?? "", cpu ? "cpu" : ""];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim().split("\n").at(-1) ?? "");
  };
  try {
    const built = child("build") as Built;
    return { paragraphs: size, engine: "sqlite", saveSeconds: 0, ...built, ...(child("answer") as Answered) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
