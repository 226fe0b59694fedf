import type { Fact } from "../../domain/fact.js";
import type { Remark } from "../../domain/finding.js";
import type { Hit } from "../facts/search.js";
import { askedPeriod, newness } from "../facts/period-fit.js";
import { unitFits } from "../../text/measures.js";
import type { Finder } from "./context.js";

/** What the reader must know about how the figure fits the question. */
export function remarksOn(f: Finder, top: Hit): Remark[] {
  const remarks: Remark[] = [];
  const asked = f.u.periods[0];
  const fact = top.fact;
  if (asked && top.period === "undated") remarks.push({ kind: "undated", fact });
  if (asked && top.period === "other") remarks.push({ kind: "other_period", asked: asked.period.text, fact });
  if (asked && asked.offset !== null && top.period !== "other") {
    const read = askedPeriod(asked, fact, f.world);
    remarks.push({ kind: "relative_year", word: asked.word || asked.period.text, year: Number((read.end ?? read.start ?? "0").slice(0, 4)) });
  }
  if (fact.status === "planned" && f.u.status === "actual") remarks.push({ kind: "only_planned" });
  const spelt = f.u.places.find((p) => p.rule === "fuzzy");
  if (spelt) remarks.push({ kind: "spelling", read: spelt.name });
  const claim = f.u.claim;
  if (claim && (claim.unit === "" || unitFits(claim.unit, fact.unit) > 0.5)) {
    const right = Math.abs(claim.value - fact.value) <= 1e-6 * Math.max(1, Math.abs(fact.value));
    remarks.push({ kind: "claim", right, claimed: claim.surface, fact });
  }
  const went = wentOtherWay(f, fact);
  if (went) remarks.push(went);
  return remarks;
}

const FELL = /降至|降到|降为|减至|减到|下降/u;
const ROSE = /升至|升到|增至|增加到|增长到/u;

/** 贫困发生率升到5%了吧: the article has it falling, by an earlier figure of its own or by its words. */
function wentOtherWay(f: Finder, fact: Fact): Remark | null {
  const asked = f.u.claim?.direction ?? f.u.direction;
  if (asked === null || fact.status !== "actual") return null;
  const earlier = f.search
    .factsOf(fact.region)
    .filter((x) => x.indicator === fact.indicator && x.region === fact.region && x.subject === fact.subject && x.unit === fact.unit && x.status === "actual" && newness(x, f.world) < newness(fact, f.world))
    .sort((a, b) => (newness(a, f.world) < newness(b, f.world) ? 1 : -1))[0];
  const words = fact.words.join(" ");
  const told = earlier ? (fact.value < earlier.value ? "down" : "up") : FELL.test(words) ? "down" : ROSE.test(words) ? "up" : null;
  return told === null || told === asked || earlier?.value === fact.value ? null : { kind: "direction", fact, from: earlier ?? null };
}
