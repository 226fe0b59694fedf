import type { Fact } from "../domain/fact.js";
import type { Understanding } from "../domain/understanding.js";
import type { FactSearch } from "../retrieve/facts/search.js";
import type { Finding } from "../domain/finding.js";
import type { Ranked } from "../judge/index.js";
import type { Plan } from "../retrieve/plans/plan.js";

/** Words of two characters are mended only on a second look: they sound like too much. */
export const SHORTEST_MENDED = 2;
/** A figure that explains less of the question's known words may be another than the one meant. */
const HALF = 0.75;
const BETTER = 0.15;

/**
 * A question that found nothing, or not which place, or a figure that leaves half of it unsaid, may hold a misspelt word
 * (水裹, 光付): it is read once more with short words mended, and that reading is taken when it leads to a figure that says more.
 */
export function secondLook(
  first: Ranked<Plan>[],
  asWritten: Understanding,
  mend: () => Understanding,
  plansOf: (u: Understanding) => Ranked<Plan>[],
  search: FactSearch,
): Ranked<Plan>[] {
  const best = first[0]?.candidate;
  if (!best || !mayBeMisspelt(best, search) || asWritten.places.some((p) => p.region === null)) return first; // 科左中旗 is no misspelt word
  const mended = mend();
  if (mended.text === asWritten.text) return first;
  const second = plansOf(mended);
  const other = second[0]?.candidate;
  if (other?.finding.kind !== "fact") return first;
  if (best.finding.kind !== "fact") return second;
  return saidBy(other.understanding, other.finding.main, search) > saidBy(best.understanding, best.finding.main, search) + BETTER ? second : first;
}

/** What is looked at of a plan. */
interface Read {
  understanding: Understanding;
  finding: Finding;
}

function mayBeMisspelt({ finding, understanding: u }: Read, search: FactSearch): boolean {
  if (finding.kind === "not_found") return true;
  if (!u.terms.some(isNoWord)) return false;
  return finding.kind === "clarify" || (finding.kind === "fact" && search.unionCover(u, finding.main) < HALF);
}

/** A pair of characters that no word covers. */
const isNoWord = (t: Understanding["terms"][number]): boolean => !t.known && t.weight >= 0.55 && t.weight < 0.65;

/** Share of all content that these figures say, also of what no name holds. */
function saidBy(u: Understanding, facts: Fact[], search: FactSearch): number {
  const weight = (terms: Understanding["terms"]): number => terms.reduce((sum, t) => sum + t.weight, 0);
  return (search.unionCover(u, facts) * weight(u.terms.filter((t) => t.known))) / Math.max(1e-9, weight(u.terms));
}
