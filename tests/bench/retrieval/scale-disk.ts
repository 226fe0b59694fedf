import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folder, type ScaleRow } from "./scale.js";

/** What the two processes print, each as its last line. */
export type Built = Pick<ScaleRow, "buildRate" | "bytesEach">;
export type Answered = Pick<ScaleRow, "recall1" | "p50" | "p99" | "residentMB" | "loadSeconds" | "longestPause">;

/**
 * One size on disk: one process builds it, another, that has nothing else in its memory, answers from it.
 * @param kept a folder where the index stays, to be used again the next time, or a new one that goes
 */
export function measureDisk(size: number, set: string | null, cpu: boolean, kept: string | null): ScaleRow {
  const directory = kept === null ? folder() : path.join(kept, String(size));
  mkdirSync(directory, { recursive: true });
  const child = (what: "build" | "answer"): string => {
    const args = ["--import", "tsx", path.join(import.meta.dirname, "scale-child.ts"), what, directory, String(size), set ?? "", cpu ? "cpu" : ""];
    return execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim().split("\n").at(-1) ?? "";
  };
  const made = path.join(directory, "built.json");
  try {
    if (!existsSync(made)) writeFileSync(made, child("build"));
    const built = JSON.parse(readFileSync(made, "utf8")) as Built;
    return { paragraphs: size, engine: "sqlite", ...built, ...(JSON.parse(child("answer")) as Answered) };
  } finally {
    if (kept === null) rmSync(directory, { recursive: true });
  }
}
