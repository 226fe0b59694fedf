import { accessSync, constants, mkdirSync, statSync, writeSync } from "node:fs";

const ERROR_OUTPUT = 2; // its descriptor

export const isFolder = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;

/** Makes a folder where it is missing. @returns the system's code when it cannot be written to, "EACCES"; null when it can */
export function whyUnwritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unknown";
  }
}

/** Writes a line to the error output at once, also from a thread whose process stands still. */
export function writeErrorNow(line: string): void {
  writeSync(ERROR_OUTPUT, `${line}\n`);
}
