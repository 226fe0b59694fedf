import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a person typed before, kept in a file. */
export interface LineHistory {
  /** The lines of earlier times, newest first; empty where there are none or they cannot be read. */
  read(): string[];
  /** Keeps these lines, newest first. Where that fails it is not tried again, and nothing is said: history is a comfort. */
  write(lines: readonly string[]): void;
}

/** @param file its folder is made when the first line is kept; only the user may read it */
export function openLineHistory(file: string): LineHistory {
  let works = true;
  return {
    read() {
      try {
        return readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
      } catch {
        return [];
      }
    },
    write(lines) {
      if (!works) return;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
      } catch {
        works = false;
      }
    },
  };
}
