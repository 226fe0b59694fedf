import type { Fact } from "../../../src/domain/fact.js";
import type { World } from "../../../src/domain/world.js";
import { SHOWN } from "../../../src/ingest/confidence.js";
import type { Proposal } from "../../../src/ingest/types.js";
import type { GoldArticle, Score } from "./gold.js";

export interface FactScores {
  quantity: Score; // value, unit and paragraph
  full: Score; // and region and status
  period: number; // share of the matched with the same days
  indicator: number; // share of the matched whose name overlaps by half or more
  shown: { facts: number; right: number }; // those at or above the threshold; right: value, unit and region
}

/** Twice the characters in common over the characters of both. */
export function overlap(a: string, b: string): number {
  const [left, right] = [new Set(a), new Set(b)];
  return (2 * [...left].filter((c) => right.has(c)).length) / Math.max(1, left.size + right.size);
}

/** Holds proposals against reviewed facts: each fact is matched once, by value, unit and paragraph, the best name first. */
export function scoreFacts(gold: readonly GoldArticle[], propose: (one: GoldArticle) => Proposal[], world: World): FactScores {
  const scores: FactScores = { quantity: { right: 0, wrong: 0, missed: 0 }, full: { right: 0, wrong: 0, missed: 0 }, period: 0, indicator: 0, shown: { facts: 0, right: 0 } };
  const nameOf = (fact: Fact): string => world.indicators.get(fact.indicator)?.name ?? fact.indicator;
  for (const one of gold) {
    const left = [...one.facts];
    for (const proposal of propose(one)) {
      const at = bestMatch(proposal, left, nameOf);
      const fact = at < 0 ? undefined : left.splice(at, 1)[0];
      const placed = fact?.region === proposal.region.id;
      if (proposal.confidence >= SHOWN) {
        scores.shown.facts++;
        if (placed) scores.shown.right++;
      }
      fact ? scores.quantity.right++ : scores.quantity.wrong++;
      placed && fact.status === proposal.status ? scores.full.right++ : scores.full.wrong++;
      if (fact && fact.period.start === proposal.period.start && fact.period.end === proposal.period.end) scores.period++;
      if (fact && overlap(nameOf(fact), proposal.indicator.name) >= 0.5) scores.indicator++;
    }
    scores.quantity.missed += left.length;
  }
  scores.full.missed = scores.quantity.right + scores.quantity.missed - scores.full.right;
  scores.period /= Math.max(1, scores.quantity.right);
  scores.indicator /= Math.max(1, scores.quantity.right);
  return scores;
}

function bestMatch(proposal: Proposal, facts: readonly Fact[], nameOf: (fact: Fact) => string): number {
  const told = new Set([proposal.paragraph, ...proposal.also]);
  let best = -1;
  let most = -1;
  facts.forEach((fact, i) => {
    if (fact.value !== proposal.value || fact.unit !== proposal.unit || ![fact.paragraph, ...fact.also].some((n) => told.has(n))) return;
    const near = overlap(nameOf(fact), proposal.indicator.name) + (fact.surface === proposal.surface ? 1 : 0);
    if (near > most) [best, most] = [i, near];
  });
  return best;
}
