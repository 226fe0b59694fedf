import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding, Remark } from "../../domain/finding.js";
import { unitFits } from "../../text/measures.js";
import type { Hit } from "../facts/search.js";
import { newness } from "../facts/period-fit.js";
import { distinct, NEAR, SURE, type Finder } from "./context.js";
import { difference } from "./arithmetic.js";
import { withYearBefore } from "./compare.js";
import { findFigure } from "./figure.js";

interface Pair {
  from: Fact;
  to: Fact;
  stated: Fact | null;
  total: number;
}

/** How much a figure rose or fell: the change that the article states, held against our own subtraction. */
export function findChange(asked: Finder): Finding {
  const f = asked.u.options["as"] === "multiple" ? asked : withYearBefore(asked);
  if (f.u.options["as"] === "multiple") {
    const u = { ...f.u, measures: [{ unit: "倍", start: 0, end: 0 }], periods: f.u.periods.filter((p) => p.offset === null), status: null };
    const found = findFigure({ ...f, u });
    return found.kind === "fact" ? { kind: "change", from: null, to: null, stated: found.main, related: found.related, computed: [], remarks: found.remarks } : found;
  }
  if (f.regions.length === 0 && f.u.persons.length === 0) return findFigure(f);
  const hits = f.search.search({ ...f.u, periods: [] }, f.regions, f.u.measures[0] ?? null);
  const pairs = [...statedPairs(f, hits), ...measuredPairs(f, hits)].sort((a, b) => b.total - a.total);
  const best = pairs[0];
  const figure = hits[0];
  if (!best || best.total < SURE - 0.1 || (figure && !belongs(figure.fact, best) && figure.total > best.total + 0.05)) return findFigure(f);
  const beside = pairs.filter((p) => p !== best && p.stated && best.stated &&
    p.from.paragraph === best.from.paragraph && p.from.unit !== best.from.unit);
  return changed(best, beside.find((p) => isAskedFor(f, p)));
}

/** 减少了多少户 asks for households alone; 减少了多少户、多少人 for both, 减少了多少 for all that there is. */
function isAskedFor(f: Finder, { from }: Pair): boolean {
  const units = f.u.measures.map(({ unit }) => unit).filter((unit) => unit !== "" && unit !== "#");
  return units.length === 0 || units.some((unit) => unitFits(unit, from.unit) > 0.5);
}

const belongs = (fact: Fact, pair: Pair): boolean => [pair.from.id, pair.to.id, pair.stated?.id].includes(fact.id);

/** Facts that state a change between two others (减贫11690户). */
function statedPairs(f: Finder, hits: Hit[]): Pair[] {
  const total = new Map(hits.map((h) => [h.fact.id, h.total]));
  return hits.flatMap((h) => [h.fact, ...partsOf(f, h.fact)]).flatMap((fact) => {
    const from = fact.change && f.search.byId(fact.change.from);
    const to = fact.change && f.search.byId(fact.change.to);
    if (!from || !to) return [];
    return [{ from, to, stated: fact, total: Math.max(...[fact, from, to].map((x) => total.get(x.id) ?? 0)) + 0.05 }];
  });
}

/** The stated changes that rest on a fact found. */
const partsOf = (f: Finder, fact: Fact): Fact[] => f.search.factsOf(fact.region).filter((x) => x.change?.from === fact.id || x.change?.to === fact.id);

/** Two times of one indicator in one region. */
function measuredPairs(f: Finder, hits: Hit[]): Pair[] {
  const pairs: Pair[] = [];
  const seriesOf = ({ fact }: Hit): string => `${fact.indicator}|${fact.region}|${fact.subject ?? ""}`;
  const series = new Map<string, Hit[]>();
  for (const h of hits) (series.get(seriesOf(h)) ?? series.set(seriesOf(h), []).get(seriesOf(h)))?.push(h);
  for (const h of hits) {
    if (h.total < NEAR) continue;
    for (const other of series.get(seriesOf(h)) ?? []) {
      if (newness(h.fact, f.world) >= newness(other.fact, f.world) || h.fact.unit !== other.fact.unit) continue;
      const asked = f.u.periods.length >= 2 ? 0 : h.fact.status === other.fact.status ? 0.02 : -0.1;
      pairs.push({ from: h.fact, to: other.fact, stated: null, total: Math.max(h.total, other.total) + asked });
    }
  }
  return pairs;
}

function changed(pair: Pair, also: Pair | undefined): Finding {
  const computed: Computed[] = [difference(pair.from, pair.to)];
  const remarks: Remark[] = [];
  const own = computed[0]?.value ?? 0;
  if (pair.stated) remarks.push({ kind: Math.abs(pair.stated.value - own) < 1e-6 * Math.max(1, own) ? "stated_agrees" : "stated_differs", fact: pair.stated, computed: own });
  if (pair.from.status !== pair.to.status) remarks.push({ kind: "mixed_status" });
  const stated = distinct([pair.stated, also?.stated].flatMap((x) => (x ? [x] : [])));
  return { kind: "change", from: pair.from, to: pair.to, stated, related: also ? [also.from, also.to] : [], computed, remarks };
}
