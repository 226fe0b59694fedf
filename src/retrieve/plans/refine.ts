import { isWithin } from "../../domain/world.js";
import type { Question } from "./features.js";
import type { Plan } from "./plan.js";
import { factsOf } from "./several.js";

/** A hard truth: a plan that breaks it is no answer, however well it is worded. */
interface Refiner {
  name: string;
  keeps(plan: Plan, question: Question): boolean;
}

const REFINERS: readonly Refiner[] = [
  {
    name: "excluded-place", // 除了开州: nothing of it is told
    keeps: ({ finding }, { own, world }) =>
      !factsOf([finding]).some((x) => own.without.some((place) => isWithin(world, x.region, place))),
  },
  {
    name: "unasked-help", // how to ask is told to those who want to know it
    keeps: ({ finding, understanding }) =>
      finding.kind !== "help" || understanding.intent === "help" || finding.topic !== "empty",
  },
];

/** The plans that break no hard truth; all of them where none is left. */
export function refine(plans: readonly Plan[], question: Question): readonly Plan[] {
  const kept = plans.filter((plan) => REFINERS.every((refiner) => refiner.keeps(plan, question)));
  return kept.length > 0 ? kept : plans;
}
