import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Understanding } from "../../domain/understanding.js";
import { difference, remarksBetween } from "../find/arithmetic.js";
import type { Finder } from "../find/context.js";
import { cueOf, has, type Plan } from "./plan.js";

/** The cues of an order: the first, the nth, the first n, all of it. */
export const ORDER = ["most", "least", "nth", "nth_least", "top", "rank", "rising"] as const;
/** All that a ranking reads. */
export const RANK_READS: Plan["cues"] = [...ORDER, "which", "place", "all_places", "table", "more", "less", "differ"];

/** Figures in the order that the question asks for. */
export function ranked(f: Finder, own: Understanding, facts: readonly Fact[]): Finding {
  const least = has(own, "nth_least", "rising", "less") || (has(own, "least") && !has(own, "most"));
  const sorted = [...facts].sort((a, b) => (least ? a.value - b.value : b.value - a.value));
  const nth = cueOf(own, "nth_least", "nth")?.n ?? (has(own, "nth", "nth_least") ? 2 : 1);
  const top = cueOf(own, "top")?.n ?? null;
  const shown = top === null ? sorted : sorted.slice(0, top);
  const winner = sorted[nth - 1];
  const [first, last] = [sorted[0], sorted.at(-1)];
  const computed: Computed[] = winner ? [winnerOf(f, winner, shown)] : [];
  if (has(own, "differ") && first && last && first !== last) computed.push(difference(first, last));
  const one = top === null && !has(own, "rank", "rising");
  const places = new Set(facts.map((x) => x.region));
  const within = places.size === 1 && first ? { within: first.region } : {};
  return { kind: "ranking", facts: shown, order: least ? "asc" : "desc", one, nth, computed, remarks: remarksBetween(shown), ...within };
}

function winnerOf(f: Finder, { value, unit, region, indicator }: Fact, among: readonly Fact[]): Computed {
  const name = among.every((x) => x.region === region) ? f.world.indicators.get(indicator)?.name : f.world.regions.get(region)?.short;
  return { kind: "winner", value, unit, region: name ?? region, from: among.map((x) => x.id) };
}
