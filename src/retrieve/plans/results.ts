import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Finder } from "../find/context.js";
import { remarksBetween, rounded } from "../find/arithmetic.js";

const places = (f: Finder, facts: readonly Fact[]): string =>
  [...new Set(facts.map((x) => f.world.regions.get(x.region)?.short ?? x.region))].join("、");

type ComputedFinding = Extract<Finding, { kind: "computed" }>;

/** One result on its operands. */
export function result(
  f: Finder,
  op: ComputedFinding["op"],
  facts: Fact[],
  value: number,
  unit: string,
): Finding {
  const from = facts.map((x) => x.id);
  const computed: Computed = { kind: op, value: rounded(value), unit, region: places(f, facts), from };
  return { kind: "computed", op, facts, computed: [computed], remarks: remarksBetween(facts) };
}

/** Several results on the same operands: 几倍,差多少. */
export function together(findings: readonly Finding[]): Finding | null {
  const all = findings.flatMap((x) => (x.kind === "computed" ? [x] : []));
  const first = all[0];
  return first ? { ...first, computed: all.flatMap((x) => x.computed) } : null;
}
