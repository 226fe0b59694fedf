import type { Weights } from "../../domain/weights.js";
import { createJudge, weightList, type Judge } from "../../judge/index.js";
import { FACT_FEATURES } from "./features.js";
import type { Hit } from "./hit.js";
import type { FactQuestion, Sighting } from "./sighting.js";

/** Puts a number on sightings. */
export interface FactJudge {
  hit(sighting: Sighting, question: FactQuestion): Hit;
  /** The total of a sighting alone. */
  total(sighting: Sighting, question: FactQuestion): number;
}

/** Where the judge's bound lies among totals, and how much of a total doubles the odds e-fold; see Hit. */
export const TELL = 0.56;
const PER_NAT = 0.1;

const FOR_TIME = new Set(["inTime", "otherTime", "notThen", "together", "outdone", "newest", "sameStatus", "otherStatus",
  "planned"]);
const BEYOND = ["sentence", "before", "heading", "paragraph"] as const;

export function createFactJudge(weights: Weights): FactJudge {
  const judge: Judge<Sighting, FactQuestion> = createJudge(FACT_FEATURES, weights);
  const list = weightList(FACT_FEATURES, weights);
  const timely = FACT_FEATURES.map(({ name }) => FOR_TIME.has(name));
  const weightOf = (name: string): number => list[FACT_FEATURES.findIndex((f) => f.name === name)] ?? 0;
  const near = BEYOND.map((name) => Math.min(1, weightOf(name) / (weightOf("cover") || 1)));
  const odds = (p: number): number => Math.log(p / (1 - p));
  const { score: perScore, bias } = weights.calibration;
  const toTotal = (score: number): number =>
    TELL + PER_NAT * (perScore * score + bias - odds(judge.tell));
  return {
    total: (sighting, question) => toTotal(judge.score(sighting, question)),
    hit(sighting, question) {
      const values = FACT_FEATURES.map((feature) => feature.of(sighting, question));
      let [score, time] = [0, 0];
      for (let i = 0; i < list.length; i++) {
        const share = (list[i] ?? 0) * (values[i] ?? 0);
        score += share;
        if (timely[i] === true) time += share;
      }
      const { fact, names, beyond, unit, period } = sighting;
      const { status } = question.u;
      const isRead = fact.origin === "machine"; // the names that people gave say what a figure is
      const more = isRead ? BEYOND.reduce((sum, name, i) => sum + (near[i] ?? 0) * beyond[name], 0) : 0;
      return {
        fact, unit, period, values,
        total: toTotal(score),
        score: toTotal(score - time),
        cover: Math.min(1, sighting.cover + more),
        wording: names.wording,
        status: status === null ? "open" : status === fact.status ? "same" : "other",
      };
    },
  };
}
