import type { ChartSpec } from "./spec.js";

/** Sizes in pixels. Telegram shows pictures up to 1280 wide, phones about 400 of their own units: so all letters are large. */
export const WIDTH = 1080;
export const MARGIN = 40;
export const TITLE_SIZE = 38;
export const TEXT_SIZE = 26;
export const SMALL_SIZE = 21;
export const FONT = "Noto Sans SC";
const ROW = 66;
const COLUMN_AREA = 520;
const LONGEST_LABEL = 300;

/** How wide a text is in characters of a Chinese font: a Han character 1, a Latin one about half. */
export function emWidth(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u0000-\u024F\u2010-\u2027]/u.test(c) ? 0.56 : 1;
  return width;
}

/** Breaks a text into lines of at most `width` pixels: Latin words stay whole; what does not fit into `most` lines ends in "…". */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const room = width / size;
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[A-Za-z0-9'’%.-]+[,;:.!?]?|\s+|[^][,;:.!?，。；：、）》”]?/gu) ?? []) {
    if (emWidth(line + piece.trimEnd()) <= room) {
      line += line === "" ? piece.trimStart() : piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  const kept = lines.filter((each) => each !== "").flatMap((each) => cutLong(each, room));
  if (kept.length <= most) return kept;
  return [...kept.slice(0, most - 1), ellipsis(kept[most - 1] ?? "", room)];
}

/** A word without a place to break that is wider than a line. */
function cutLong(line: string, room: number): string[] {
  if (emWidth(line) <= room) return [line];
  const parts: string[] = [];
  let part = "";
  for (const c of line) {
    if (emWidth(part + c) > room) {
      parts.push(part);
      part = "";
    }
    part += c;
  }
  return [...parts, part];
}

function ellipsis(line: string, room: number): string {
  const characters = [...line];
  while (characters.length > 1 && emWidth(characters.join("")) + 1 > room) characters.pop();
  return `${characters.join("")}…`;
}

/** Where everything goes. */
export interface Layout {
  height: number;
  title: string[];
  footer: string[];
  labels: string[][]; // of each bar
  labelWidth: number; // rows: the room left of the bars
  valueWidth: number; // rows: the room right of the bars
  top: number; // of the bars
  bottom: number; // below the bars, from the lower edge
  titleHeight: number;
  hasLegend: boolean;
}

export function layOut(spec: ChartSpec): Layout {
  const rows = spec.shape === "rows";
  const title = wrap(spec.title, TITLE_SIZE, WIDTH - 2 * MARGIN, 3);
  const footer = wrap(spec.footer, SMALL_SIZE, WIDTH - 2 * MARGIN, 3);
  const columnWidth = (WIDTH - 2 * MARGIN - 60) / spec.bars.length;
  const labels = spec.bars.map(({ label }) => wrap(label, TEXT_SIZE, rows ? LONGEST_LABEL : columnWidth - 12, rows ? 2 : 3));
  const widest = Math.max(...labels.flat().map(emWidth)) * TEXT_SIZE;
  const values = spec.bars.map(({ text, note }) => Math.max(emWidth(text) * TEXT_SIZE, emWidth(note) * SMALL_SIZE));
  const titleHeight = title.length * TITLE_SIZE * 1.3 + (spec.subtitle === "" ? 0 : SMALL_SIZE * 1.6);
  const hasLegend = spec.bars.some(({ planned }) => planned);
  const top = Math.round(MARGIN + titleHeight + (hasLegend ? 56 : 12) + 44); // 44 for the axis name
  const bottom = Math.round(MARGIN + footer.length * SMALL_SIZE * 1.4 + (rows ? 56 : 28 + Math.max(...labels.map((label) => label.length)) * TEXT_SIZE * 1.25));
  const area = rows ? spec.bars.length * ROW : COLUMN_AREA;
  return {
    height: Math.max(420, top + area + bottom),
    title, footer, labels, titleHeight, top, bottom, hasLegend,
    labelWidth: Math.ceil(Math.min(LONGEST_LABEL, widest)) + 24,
    valueWidth: Math.min(420, Math.ceil(Math.max(...values)) + 24),
  };
}
