import type { ChartSpec } from "./spec.js";
import { emWidth, wrap } from "./wrap.js";

/** Sizes in pixels. Telegram shows pictures up to 1280 wide, phones about 400 of their own units: so all letters are large. */
export const WIDTH = 1080;
export const MARGIN = 48; // room for a mark that hangs over the end of a line
export const TITLE_SIZE = 38;
export const TEXT_SIZE = 26;
export const SMALL_SIZE = 21;
export const FONT = "Noto Sans SC";
const ROW = 70;
const LINE_AREA = 460;
const LONGEST_LABEL = 300;
const FOOTER_LINES = 10;

/** Where everything goes. */
export interface Layout {
  height: number;
  title: string[];
  subtitle: string[];
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
  const full = WIDTH - 2 * MARGIN;
  const title = wrap(spec.title, TITLE_SIZE, full, 3);
  const subtitle = wrap(spec.subtitle, SMALL_SIZE + 3, full, 2);
  const footer = footerLines(spec.footer, full);
  const pointWidth = full / spec.bars.length;
  const labels = spec.bars.map(({ label }) =>
    wrap(label, TEXT_SIZE, rows ? LONGEST_LABEL : pointWidth - 12, rows ? 2 : 3));
  const widest = Math.max(...labels.flat().map(emWidth)) * TEXT_SIZE;
  const values = spec.bars.map(({ text, note }) =>
    Math.max(emWidth(text) * TEXT_SIZE, emWidth(note) * SMALL_SIZE));
  const titleHeight = title.length * TITLE_SIZE * 1.3 + subtitle.length * SMALL_SIZE * 1.7;
  const hasLegend = new Set(spec.bars.map(({ planned }) => planned)).size > 1;
  const top = Math.round(MARGIN + titleHeight + (hasLegend ? 60 : 8) + (rows ? 24 : 90));
  const labelLines = Math.max(...labels.map((label) => label.length));
  const below = rows ? 36 : 34 + labelLines * TEXT_SIZE * 1.25;
  const bottom = Math.round(MARGIN + footer.length * SMALL_SIZE * 1.4 + below);
  return {
    height: Math.max(420, top + (rows ? spec.bars.length * ROW : LINE_AREA) + bottom),
    title, subtitle, footer, labels, titleHeight, top, bottom, hasLegend,
    labelWidth: Math.ceil(Math.min(LONGEST_LABEL + SMALL_SIZE, widest)) + 24,
    valueWidth: Math.min(420, Math.ceil(Math.max(...values)) + 24),
  };
}

/** The paragraphs below the chart; where they are too many, the last ones are cut, never the first source. */
function footerLines(paragraphs: readonly string[], width: number): string[] {
  const lines = paragraphs.flatMap((text) => wrap(text, SMALL_SIZE, width, 4));
  return lines.length <= FOOTER_LINES ? lines : [...lines.slice(0, FOOTER_LINES - 1), "…"];
}
