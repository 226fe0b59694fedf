import type { Fact } from "../../domain/fact.js";
import type { Hit } from "./hit.js";

export interface Reading {
  read: (facts: readonly Fact[]) => Hit[];
  /** No hit of the list has a higher total. */
  most: (list: readonly Fact[]) => number;
  enough: number; // hits wanted
  above: number; // and only with totals above this
  always: (list: readonly Fact[]) => boolean; // lists read whatever they promise
}

/** So far ahead of every other indicator a figure needs no other proof. */
const FAR = 0.3;

/**
 * The best hits of many facts, and all others of their lists: the lists that promise most are read first, until no other can hold
 * one of the hits wanted. More facts of an indicator, or more indicators, so cost an answer nothing unless they lead it.
 * @param lists facts of one indicator each
 */
export function leading(lists: readonly (readonly Fact[])[], { read, most, enough, above, always }: Reading): Hit[] {
  const byPromise = lists
    .map((list, place) => ({ list, place, most: always(list) ? Infinity : most(list) }))
    .filter((one) => one.most > above)
    .sort((a, b) => b.most - a.most);
  const found: { place: number; hits: Hit[]; best: number }[] = [];
  for (const { list, place, most: promised } of byPromise) {
    if (isEnough(found, promised, enough)) break;
    const hits = read(list);
    found.push({ place, hits, best: hits.reduce((best, hit) => Math.max(best, hit.total), -1) });
  }
  return found.sort((a, b) => a.place - b.place).flatMap(({ hits }) => hits);
}

function isEnough(found: readonly { hits: Hit[]; best: number }[], promised: number, enough: number): boolean {
  let sure = 0;
  for (const { hits, best } of found) if (best >= promised) for (const hit of hits) if (hit.total >= promised) sure++;
  if (sure < enough) return false;
  const bests = found.map(({ best }) => best);
  return enough === 1 || bests.filter((best) => best >= promised).length > 1 || promised <= Math.max(...bests) - FAR;
}
