import type { Fact } from "../../domain/fact.js";
import type { Hit } from "../facts/search.js";
import { NEAR, type Finder } from "./context.js";
import { likeUnits } from "./pairs.js";

/** Pairs of characters that no word covers weigh less. */
const WHOLE = 0.8;
/** A figure beside the others may fit its word so much less than the best one. */
const ASIDE = 0.35;

/** What one word of an enumeration may point to. */
interface Item {
  hit: Hit;
  others: Hit[];
}

/**
 * The figures that a question names one by one (蔬菜、茶园、水果…各多少亩): for each word of it the figure that the word
 * points to, in the order of the question; all of one kind of unit when `alike`.
 */
export function namedItems(f: Finder, alike: boolean): Fact[] {
  const measure = f.u.measures.find((m) => m.unit !== "" && m.unit !== "第几") ?? null;
  const items: Item[] = [];
  const words = f.u.terms.filter((t) => t.weight >= WHOLE);
  for (const term of [...words].sort((a, b) => a.start - b.start)) {
    if (!term.known) continue;
    const others = words.filter((t) => t !== term).map((t) => ({ ...t, weight: t.weight * 0.12 }));
    const hits = f.search.search({ ...f.u, terms: [term, ...others], indicators: [] }, f.regions, measure).filter((h) => h.total >= NEAR && h.cover >= 0.6 && h.unit >= 0 && h.period !== "other");
    const hit = hits.find((h) => h.total >= NEAR && h.wording >= 0.5);
    if (hit && !items.some((x) => x.hit.fact.id === hit.fact.id)) items.push({ hit, others: hits });
  }
  const found = together(items);
  const first = found[0];
  if (!first || !alike) return found.map((h) => h.fact);
  const kinds = found.map((h) => found.filter((x) => likeUnits(h.fact, x.fact)));
  return (kinds.sort((a, b) => b.length - a.length)[0] ?? []).map((h) => h.fact);
}

const place = ({ fact }: Hit): string => `${fact.article}/${fact.paragraph}`;

/** 企业、合作社、农场、大户: where most of them are told in one paragraph, that paragraph's 企业 is meant. */
function together(items: readonly Item[]): Hit[] {
  const counts = new Map<string, number>();
  for (const { hit } of items) counts.set(place(hit), (counts.get(place(hit)) ?? 0) + 1);
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  if (items.length < 3 || count * 2 <= items.length) return items.map(({ hit }) => hit);
  const taken = new Set(items.flatMap(({ hit }) => (place(hit) === most ? [hit.fact.id] : [])));
  return items.map(({ hit, others }) => {
    if (place(hit) === most) return hit;
    const beside = others.find((h) => place(h) === most && !taken.has(h.fact.id) && h.total >= hit.total - ASIDE);
    if (beside) taken.add(beside.fact.id);
    return beside ?? hit;
  });
}
