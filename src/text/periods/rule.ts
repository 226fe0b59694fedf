import type { Period } from "../../domain/period.js";

/** What a rule may look at besides its groups. */
export interface PeriodContext {
  now: string | undefined; // ISO day that 今年 and 去年 are counted from
  surface: string; // what the pattern matched
}

/** A name, a pattern over folded text, and what it makes of a match; null when it makes nothing. */
export interface PeriodRule {
  name: string;
  relative: boolean; // depends on `now`
  pattern: RegExp; // global; every repeat in it is bounded
  production: (groups: Record<string, string | undefined>, context: PeriodContext) => Period | null;
}
