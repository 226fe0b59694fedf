import { NOWHERE } from "../domain/region.js";
import type { Weights, WeightSets } from "../domain/weights.js";
import { createJudge } from "../judge/index.js";
import { REGION_FEATURES } from "./region-features.js";
import type { RegionCandidate } from "./region-candidates.js";

/** Whose figure it is, and how surely, 0 … 1. */
export interface JudgedRegion {
  candidate: RegionCandidate;
  p: number;
}

const UNKNOWN = 0.5; // of a place that is not resolved

export type RegionJudge = (candidates: readonly RegionCandidate[]) => JudgedRegion | null;

/**
 * A page of many stories is judged by weights of its own: what one story is about says little of the next.
 * @param sets data/weights/regions.json and regions-stories.json; without them the first candidate holds, what the rules of grammar say
 */
export function createRegionJudges(sets: WeightSets): (digest: boolean) => RegionJudge {
  const one = createRegionJudge(sets["regions"]);
  const many = createRegionJudge(sets["regions-stories"]);
  return (digest) => (digest ? many : one);
}

function createRegionJudge(weights: Weights | undefined): RegionJudge {
  if (!weights) return ([candidate]) => (candidate ? { candidate, p: 0.9 } : null);
  const judge = createJudge(REGION_FEATURES, weights);
  return (candidates) => {
    const [first] = judge.rank(candidates, null);
    if (!first) return null;
    const { candidate, p } = first;
    const known = candidate.place.id !== NOWHERE.id && candidate.seen.low === undefined;
    return { candidate, p: known ? p : Math.min(p, UNKNOWN) }; // waits for review
  };
}
