import type { Weights } from "../../domain/weights.js";
import { createJudge, type Judge, type Ranked } from "../../judge/index.js";
import { againPlans } from "./again.js";
import { claimPlans } from "./claim.js";
import { everywherePlans } from "./everywhere.js";
import { PLAN_FEATURES, type Question } from "./features.js";
import { finderPlans } from "./finders.js";
import { itemPlans } from "./items.js";
import { placePlans } from "./places.js";
import type { Asked, Plan, Propose } from "./plan.js";
import { refine } from "./refine.js";
import { severalPlans } from "./several.js";
import { smallTalkPlans } from "./small-talk.js";
import { toldPlans } from "./told.js";

/** Every operation's proposer, in order: of equal plans the first is told. */
const PROPOSERS: readonly Propose[] = [
  finderPlans, severalPlans, itemPlans, placePlans, claimPlans, everywherePlans,
  againPlans, toldPlans, smallTalkPlans,
];

/** All plans for a question, best first. Declining is one of them: a finding that says what is missing. */
export function createDecide(weights: Weights): (asked: Asked, question: Question) => Ranked<Plan>[] {
  const judge: Judge<Plan, Question> = createJudge(PLAN_FEATURES, weights);
  return (asked, question) => {
    const plans = PROPOSERS.flatMap((propose) => propose(asked));
    return judge.rank(refine(plans, question), question);
  };
}
