import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Understanding } from "../../domain/understanding.js";
import { unitFits } from "../../text/measures.js";
import { compared } from "../find/compare.js";
import { distinct, type Finder } from "../find/context.js";
import { fitPeriod, newness } from "../facts/period-fit.js";
import { toldTurns } from "./operands.js";
import { has, type Op, type Plan, type Propose } from "./plan.js";

/** The figure told last, of another place or time: 换我问,南部县2016年底呢; and the two held against each other. */
export const againPlans: Propose = ({ own, finderFor }) => {
  const f = finderFor(own);
  const last = toldTurns(f).at(-1) ?? [];
  const [first] = last;
  if (!first) return [];
  const wanted = last.filter((x) => own.measures.every((m) => m.unit === "" || unitFits(m.unit, x.unit) > 0.3));
  const plans: Plan[] = [];
  const add = (op: Op, cues: Plan["cues"], finding: Finding): void =>
    void plans.push({ op, from: "told", finding, cues, order: 0, understanding: { ...withTopic(own, f), rules: [...own.rules, "context:again"] } });
  if (own.periods.length > 0 && own.places.length === 0 && has(own, "yes_no")) add("when", [], { kind: "period_of", facts: last });
  if (f.regions.length !== 1 && own.periods.length === 0 && !own.earliest) return plans;
  const found = distinct(wanted.flatMap((x) => same(f, own, x) ?? []));
  if (found.length === 0 || found.every((x) => last.includes(x))) return plans;
  add("again", [], { kind: "fact", main: found, related: [], remarks: [] });
  const other = wanted.find((x) => x.indicator === found[0]?.indicator && x.id !== found[0]?.id);
  if (other && found[0] && has(own, "more", "less", "most", "least", "differ", "ratio")) {
    const want = has(own, "ratio") ? "ratio" : has(own, "differ") ? "difference" : has(own, "less", "least") ? "min" : "max";
    add("told_apart", ["more", "less", "most", "least", "differ", "ratio", "which", "told"], compared({ ...f, regions: [other.region, found[0].region] }, [other, found[0]], want));
  }
  return plans;
};

/** The same indicator in the place and time that the question names, the rest as it was told. */
function same(f: Finder, own: Understanding, told: Fact): Fact | null {
  const region = f.regions[0] ?? told.region;
  const alike = f.search.withIndicator(told.indicator).filter((x) => x.region === region && x.unit === told.unit && x.subject === (region === told.region ? told.subject : x.subject));
  const timely = own.periods.length === 0 ? alike : alike.filter((x) => own.periods.some((p) => ["same", "within"].includes(fitPeriod(p, x, f.world))));
  const status = own.status ?? told.status;
  const fitting = timely.some((x) => x.status === status) ? timely.filter((x) => x.status === status) : own.status ? [] : timely;
  const sorted = [...fitting].sort((a, b) => (newness(a, f.world) < newness(b, f.world) ? 1 : -1));
  return (own.earliest ? sorted.at(-1) : sorted[0]) ?? null;
}

/** What the next question leans on: the topic before, in the place and time of this one. */
function withTopic(own: Understanding, f: Finder): Understanding {
  const last = f.conversation.understanding;
  if (!last) return own;
  return { ...own, elliptic: true, terms: last.terms, indicators: last.indicators, measures: own.measures.length > 0 ? own.measures : last.measures, places: own.places.length > 0 ? own.places : last.places };
}
