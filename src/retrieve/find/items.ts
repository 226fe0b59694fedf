import type { Fact } from "../../domain/fact.js";
import type { Hit } from "../facts/search.js";
import { NEAR, type Finder } from "./context.js";
import { likeUnits } from "./pairs.js";

/** Pairs of characters that no word covers weigh less. */
const WHOLE = 0.8;

/**
 * The figures that a question names one by one (蔬菜、茶园、水果…各多少亩): for each word of it the figure that the word
 * points to, in the order of the question; all of one kind of unit when `alike`.
 */
export function namedItems(f: Finder, alike: boolean): Fact[] {
  const measure = f.u.measures.find((m) => m.unit !== "" && m.unit !== "第几") ?? null;
  const found: Hit[] = [];
  const words = f.u.terms.filter((t) => t.weight >= WHOLE);
  for (const term of [...words].sort((a, b) => a.start - b.start)) {
    if (!term.known) continue;
    const others = words.filter((t) => t !== term).map((t) => ({ ...t, weight: t.weight * 0.12 }));
    const hit = f.search.search({ ...f.u, terms: [term, ...others], indicators: [] }, f.regions, measure).find((h) => h.total >= NEAR + 0.2 && h.cover >= 0.6 && h.wording >= 0.5 && h.unit >= 0 && h.period !== "other");
    if (hit && !found.some((x) => x.fact.id === hit.fact.id)) found.push(hit);
  }
  const first = found[0];
  if (!first || !alike) return found.map((h) => h.fact);
  const kinds = found.map((h) => found.filter((x) => likeUnits(h.fact, x.fact)));
  return (kinds.sort((a, b) => b.length - a.length)[0] ?? []).map((h) => h.fact);
}
