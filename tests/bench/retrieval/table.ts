import type { Row } from "./measure.js";
import type { NotFound } from "./not-found.js";
import type { ScaleRow } from "./scale.js";

export interface RetrievalReport {
  rows: Row[];
  notFound: NotFound[];
  highlight: { set: string; held: number }[];
  scale: ScaleRow[];
}

/** Prints columns of equal width; numbers to the right. */
export function printTable(head: string[], rows: (string | number)[][]): void {
  const cells = [head, ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(Math.abs(cell) < 10 ? 2 : 1) : cell)))];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  for (const row of cells)
    process.stdout.write(`${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}\n`);
  process.stdout.write("\n");
}

export function printRetrieval(report: RetrievalReport): void {
  const { rows, notFound, highlight, scale } = report;
  if (rows.length > 0)
    printTable(
      ["set", "engine", "R@1 %", "R@5 %", "MRR@10 %", "p50 ms", "p99 ms", "build s", "memory MB"],
      rows.map((row) => [row.set, row.engine, row.recall1, row.recall5, row.mrr10, row.p50, row.p99, row.buildSeconds, row.memoryMB]),
    );
  if (notFound.length > 0)
    printTable(
      ["set", "half of the texts taken out", "found %", "refused %", "balanced %"],
      notFound.map((row) => [row.set, "", row.found, row.refused, row.balanced]),
    );
  if (highlight.length > 0)
    printTable(["set", "", "sentence shown holds the answer %"], highlight.map((row) => [row.set, "", row.held]));
  if (scale.length > 0)
    printTable(
      ["paragraphs", "engine", "R@1 %", "p50 ms", "p99 ms", "build/s", "bytes each", "RSS MB", "start s", "add ms (worst)"],
      scale.map((row) => [
        String(row.paragraphs), row.engine, row.recall1, row.p50, row.p99, row.buildRate, row.bytesEach, row.residentMB,
        row.loadSeconds, row.longestPause,
      ]),
    );
}
