import type { Period } from "../domain/period.js";
import { CHINESE_RULES } from "./periods/chinese.js";
import { ENGLISH_RULES } from "./periods/english.js";
import { NAMED_RULES } from "./periods/named.js";
import { RELATIVE_RULES } from "./periods/relative.js";
import type { PeriodRule } from "./periods/rule.js";
import { foldSameLength } from "./quantities/fold.js";

const RULES: readonly PeriodRule[] = [...CHINESE_RULES, ...RELATIVE_RULES, ...NAMED_RULES, ...ENGLISH_RULES];

/** A period where a text names it. */
export interface FoundPeriod {
  start: number; // offsets in UTF-16 units
  end: number;
  surface: string; // as printed, in the text's script: "去年底"
  period: Period; // what it means, in simplified Chinese: "2017年底"
  relative: boolean; // counted from `now`: 今年, 近五年, 12月底
  rule: string; // name of the rule that read it
}

/**
 * The periods that a text names, in order, without overlaps; where rules overlap the longest match wins.
 * @param text Chinese in either script, or English
 * @param options.now ISO day from which 今年, 去年 or 12月底 count; without it they have no days
 * @returns linear in the length of the text; never throws
 */
export function findPeriods(text: string, options: { now?: string } = {}): FoundPeriod[] {
  const folded = foldSameLength(text);
  const found: FoundPeriod[] = [];
  for (const rule of RULES) for (const hit of matches(rule, text, folded, options.now)) found.push(hit);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return withoutOverlaps(found);
}

function* matches(rule: PeriodRule, text: string, folded: string, now: string | undefined): Generator<FoundPeriod> {
  for (const match of folded.matchAll(rule.pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const period = rule.production(match.groups ?? {}, { now, surface: match[0] });
    if (period) yield { start, end, surface: text.slice(start, end), period, relative: rule.relative, rule: rule.name };
  }
}

/** Sorted by start, the longer first: keeps what begins behind the end of the last kept, unless it reaches further. */
function withoutOverlaps(found: FoundPeriod[]): FoundPeriod[] {
  const kept: FoundPeriod[] = [];
  for (const next of found) {
    const last = kept.at(-1);
    if (!last || next.start >= last.end) kept.push(next);
    else if (next.end - next.start > last.end - last.start) kept[kept.length - 1] = next;
  }
  return kept;
}
