import type { Finding } from "../../domain/finding.js";
import { unitFits } from "../../text/measures.js";
import type { Propose } from "./plan.js";

/** 易地搬迁一共3438户,对吗: the figure asked for, and the one that the number claimed really is. */
export const claimPlans: Propose = ({ own, readings, find, finderFor }) => {
  const { claim } = own;
  if (claim === null) return [];
  return readings.slice(0, 2).flatMap((u, order) => {
    const found = find(u);
    const main = found.kind === "fact" ? found.main[0] : undefined;
    if (found.kind !== "fact" || !main || main.value === claim.value) return [];
    const meant = finderFor(u).search.factsOf(main.region).filter((x) => x.value === claim.value && x.region === main.region && (claim.unit === "" || unitFits(claim.unit, x.unit) > 0.5));
    const near = meant.find((x) => x.indicator !== main.indicator && x.article === main.article && x.paragraph === main.paragraph);
    if (!near) return [];
    const finding: Finding = { ...found, main: [main, near], related: found.related.filter((x) => x.id !== near.id) };
    return [{ op: "claim" as const, from: "question" as const, finding, cues: ["yes_no" as const], understanding: u, order }];
  });
};
