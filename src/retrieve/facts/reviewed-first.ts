import type { Fact } from "../../domain/fact.js";
import type { Hit } from "./search.js";

const BOTH_FIT = 0.15;

/**
 * A figure that nobody has reviewed gives way to a reviewed one that fits the question too: of the same series it is left out
 * (other times of it are told beside), of another it comes behind.
 */
export function reviewedFirst(hits: Hit[], sure: number): Hit[] {
  if (!hits.some(({ fact }) => isRead(fact)) || hits.every(({ fact }) => isRead(fact))) return hits;
  const reviewed = new Map<string, Hit[]>(); // by region
  for (const hit of hits) {
    if (isRead(hit.fact) || hit.total < sure || hit.period === "other") continue;
    (reviewed.get(hit.fact.region) ?? reviewed.set(hit.fact.region, []).get(hit.fact.region))?.push(hit);
  }
  return hits.flatMap((hit) => {
    if (!isRead(hit.fact)) return [hit];
    const rivals = (reviewed.get(hit.fact.region) ?? []).filter(({ total }) => hit.total - total < BOTH_FIT);
    if (rivals.some(({ fact, period }) => fact.indicator === hit.fact.indicator && fact.subject === hit.fact.subject && fact.status === hit.fact.status && (period === hit.period || period === "same"))) return [];
    const best = Math.max(...rivals.map(({ total }) => total));
    return [rivals.length > 0 && hit.total >= best ? { ...hit, total: best - 0.01 } : hit];
  });
}

const isRead = ({ origin }: Fact): boolean => origin === "machine";
