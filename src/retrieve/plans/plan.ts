import type { Cue, Understanding } from "../../domain/understanding.js";
import type { Finding } from "../../domain/finding.js";
import type { Finder } from "../find/context.js";

/** The operations; each has its file here, those of `find` still stand in ../find. */
export type Op =
  | "find" | "several" | "small_talk" | "sum" | "average" | "difference" | "ratio" | "share" | "rest"
  | "percent" | "product" | "extreme" | "filter" | "table" | "told_apart" | "again" | "when" | "claim";

/** Where a plan's operands come from. */
export type Source = "question" | "told" | "everywhere" | "items" | "places";

/** One way to answer: an operation on cited figures, with the reading of the question that it rests on. */
export interface Plan {
  op: Op;
  from: Source;
  finding: Finding; // what compose is given when it is chosen
  understanding: Understanding; // the reading, in its conversation
  cues: readonly Cue["cue"][]; // the kinds of cues that it reads
  order: number; // of the readings in context, the likeliest is 0
}

/** What every proposer works with. */
export interface Asked {
  own: Understanding; // the question by itself
  readings: readonly Understanding[]; // in its conversation, likeliest first
  finderFor(u: Understanding): Finder;
  find(u: Understanding): Finding;
  parts: readonly Understanding[]; // its clauses, where several ask
}

/** One operation's way of making plans. */
export type Propose = (asked: Asked) => Plan[];

export const has = (u: Understanding, ...cues: Cue["cue"][]): boolean =>
  u.cues.some(({ cue }) => cues.includes(cue));

export const cueOf = (u: Understanding, ...cues: Cue["cue"][]): Cue | undefined =>
  u.cues.find(({ cue }) => cues.includes(cue));

const COUNTED = 0.5;

/** The words of content that stand outside all cues: what is asked about. */
export function ownContent(u: Understanding): Understanding["terms"] {
  const cued = (at: number): boolean => u.cues.some((c) => c.start <= at && at < c.end);
  return u.terms.filter((t) => t.known && t.weight >= COUNTED && !cued(t.start));
}
