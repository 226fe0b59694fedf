import type { Answer, FactView } from "../domain/answer.js";
import { findQuantities } from "../text/quantities/index.js";
import { toSimplified } from "../text/script.js";
import { isSource } from "./in-print.js";
import { markRanges, type Entity, type Rich } from "./telegram-rich.js";

const LONGEST_BOLD = 90; // a longer headline is a paragraph; then only its figures are bold
const LONGEST_QUOTE = 60; // characters of sources: some two lines of a telephone

/**
 * An answer as a Telegram message: its text with the headline bold, and where that is long, its figures; what it rests on
 * in a quote that opens at a tap when it is long. The text may be longer than one message; see `split`.
 */
export function renderAnswer(answer: Answer): Rich {
  const text = answer.text.trim();
  const sources = withQuote(text);
  const headline = answer.headline.trim();
  const at = headline === "" ? -1 : text.indexOf(headline);
  const short = at >= 0 && headline.length <= LONGEST_BOLD;
  const end = at >= 0 ? at + headline.length : text.length;
  const ranges = short
    ? [[at, end] as const]
    : withoutOverlaps(answer.facts.flatMap((fact) => findFigure(text.slice(0, end), fact).slice(0, 1)));
  return { text, entities: [...markRanges(text, ranges, "bold").entities, ...sources] };
}

/** The quote around the lines with the sources, which stand at the end; none where there are none or nothing else. */
function withQuote(text: string): Entity[] {
  const rows = text.split("\n");
  const first = rows.findIndex(isSource);
  const start = rows.slice(0, first).join("\n").length + 1;
  if (first < 1 || !rows.slice(first).every(isSource)) return [];
  const length = text.length - start;
  return [{ type: length > LONGEST_QUOTE ? "expandable_blockquote" : "blockquote", offset: start, length }];
}

/** The figure of a fact, as far as it takes to find it in a text. */
export type Figure = Pick<FactView, "surface" | "value" | "unit">;

/**
 * Where a text tells a fact's figure: as printed, in either script, or written in another way (二十万 for 200000).
 * @returns [start, end) pairs; empty when it is not there
 */
export function findFigure(text: string, { surface, value, unit }: Figure): [number, number][] {
  const simplified = toSimplified(text);
  const texts = simplified.length === text.length ? [text, simplified] : [text];
  for (const searched of texts) {
    for (const wanted of new Set([surface, toSimplified(surface)])) {
      const at = findWhole(searched, wanted);
      if (at >= 0) return [[at, at + wanted.length]];
    }
  }
  const same = findQuantities(text).find(
    (quantity) => Math.abs(quantity.value - value) <= 1e-9 * Math.max(1, Math.abs(value)) && [unit, ""].includes(quantity.unit),
  );
  return same ? [[same.start, same.end]] : [];
}

/** Where `wanted` stands as a number of its own: not the 3个 of 13个. */
function findWhole(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.charAt(at - 1);
    const startsWithDigit = /\d/u.test(wanted.charAt(0));
    if (!startsWithDigit || !/[\d.,]/u.test(before)) return at;
  }
  return -1;
}

/** A text with each fact's figure bold and underlined. */
export function markFigures(text: string, facts: readonly Figure[]): Rich {
  const ranges = withoutOverlaps(facts.flatMap((fact) => findFigure(text, fact)));
  const entities = (["bold", "underline"] as const).flatMap((type) => markRanges(text, ranges, type).entities);
  return { text, entities };
}

function withoutOverlaps(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const range of [...ranges].sort(([a], [b]) => a - b)) if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
}
