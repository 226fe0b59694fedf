import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Understanding } from "../../domain/understanding.js";
import type { Plan, Propose } from "./plan.js";

const REFUSED = new Set(["not_found", "clarify", "help"]);

/** Two and three things in one message: each clause that asks is answered, the place carried from the clause before. */
export const severalPlans: Propose = ({ own, readings, parts, find }) => {
  if (parts.length < 2) return [];
  const reads = carryPlaces(parts, readings[0] ?? own);
  const findings = reads.map(find);
  const told = findings.filter((x) => !REFUSED.has(x.kind));
  if (told.length < 2 || factsOf(findings).length < told.length) return [];
  const places = reads.flatMap((r) => r.places);
  const understanding = { ...own, places: places.filter((p, i) => places.findIndex((q) => q.region === p.region) === i) };
  const plan: Plan = { op: "several", from: "places", finding: { kind: "several", parts: findings }, understanding, cues: ["each", "more", "less", "which"], order: 0 };
  return [plan];
};

function carryPlaces(parts: readonly Understanding[], first: Understanding): Understanding[] {
  let places = first.places;
  return parts.map((part) => {
    if (part.places.length > 0) places = part.places;
    return part.places.length > 0 || part.persons.length > 0 ? part : { ...part, places: places.map((p) => ({ ...p, rule: "context" as const })) };
  });
}

/** The figures of a finding and its parts. */
export function factsOf(findings: readonly Finding[]): Fact[] {
  return findings.flatMap((finding): Fact[] => {
    switch (finding.kind) {
      case "fact":
        return finding.main;
      case "change":
        return [finding.from, finding.to, ...finding.stated].flatMap((x) => x ?? []);
      case "several":
        return factsOf(finding.parts);
      case "comparison": case "ranking": case "filter": case "computed": case "list": case "profile":
      case "source": case "period_of": case "status_of": case "table":
        return finding.facts;
      default:
        return [];
    }
  });
}
