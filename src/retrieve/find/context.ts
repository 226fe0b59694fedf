import type { Fact } from "../../domain/fact.js";
import type { Finding, Missing } from "../../domain/finding.js";
import type { Conversation } from "../../domain/conversation.js";
import type { Understanding } from "../../domain/understanding.js";
import type { World } from "../../domain/world.js";
import { TELL } from "../facts/judged.js";
import type { FactSearch, Hit } from "../facts/search.js";
import type { PassageIndex } from "../passages/index.js";

/** What every finder works with. */
export interface Finder {
  world: World;
  search: FactSearch;
  passages: () => PassageIndex; // built when first needed
  u: Understanding;
  conversation: Conversation;
  regions: string[]; // ids of our regions in the question
  outside: string[]; // places named that no article is about
}

/** A figure is told only at or above this: the judge's bound (see retrieve/facts/judged.ts). */
export const SURE = TELL;
/** Below this a figure is not even offered beside. */
export const NEAR = 0.34;

export const notFound = (why: Missing, related: Fact[] = [], options: { label: string; ask: string }[] = []): Finding => ({
  kind: "not_found",
  why,
  related,
  passages: [],
  options,
});

/** The single region that the question is about, or null. */
export const theRegion = (f: Finder): string | null => f.regions[0] ?? null;

export const distinct = (facts: Fact[]): Fact[] => [...new Map(facts.map((x) => [x.id, x])).values()];

/** Sure enough to be told. */
export const isSure = (h: Hit): boolean => h.total >= SURE;

/** The regions that have figures of an indicator, for "it is not here, but there". */
export const regionsWith = (f: Finder, indicator: string): string[] => [...new Set(f.search.withIndicator(indicator).map((x) => x.region))];

/** A region's two or three most asked figures, to offer when the one asked for is missing. */
export function headlines(f: Finder, region: string | null, count = 3): Fact[] {
  if (!region) return [];
  const own = f.search.factsOf(region).filter((x) => x.region === region);
  const theme = (x: Fact): number => ["poverty", "income", "projects", "cooperation", "finance", "general"].indexOf(f.world.indicators.get(x.indicator)?.theme ?? "");
  const rank = (x: Fact): number => (theme(x) < 0 ? 9 : theme(x)) + (x.status === "actual" ? 0 : 0.5) + (/[人户元亩%名个]/u.test(x.unit) ? 0 : 5);
  return [...own].sort((a, b) => rank(a) - rank(b)).slice(0, count);
}
