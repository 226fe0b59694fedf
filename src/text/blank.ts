/** Replaces what is understood already by a mark that no word contains. @param taken spans in UTF-16 offsets */
export function blankOut(text: string, taken: { start: number; end: number }[]): string {
  let out = text;
  for (const { start, end } of taken) out = out.slice(0, start) + "\u0001".repeat(end - start) + out.slice(end);
  return out;
}
