import type { Io } from "../../src/edge/commands/io.js";

/** A terminal that keeps what is printed. */
export interface MemoryIo extends Io {
  printed: string[];
  complained: string[];
}

/** @param root the project's folder that a command works on */
export function memoryIo(root: string): MemoryIo {
  const printed: string[] = [];
  const complained: string[] = [];
  return { root, printed, complained, out: (line) => void printed.push(line), err: (line) => void complained.push(line) };
}
