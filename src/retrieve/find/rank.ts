import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { Threshold } from "../../domain/understanding.js";
import { isWithin } from "../../domain/world.js";
import { unitFits } from "../../text/measures.js";
import { newness } from "../facts/period-fit.js";
import { notFound, SURE, type Finder } from "./context.js";
import { findFigure, nothingSure } from "./figure.js";
import { remarksBetween } from "./arithmetic.js";
import { namedItems } from "./items.js";

/** 哪个县的贫困户数最少: the indicator named is ranked, not one that shares 县 with the question. */
const NAMED = 0.1;

/** One figure for each region: of the indicator asked for, done rather than planned, the latest. */
export function oneForEach(f: Finder): { facts: Fact[]; sure: boolean } {
  const within = f.regions.length > 0 ? f.regions : [];
  const hits = f.search.search(f.u, within, f.u.measures.find((m) => m.unit !== "第几") ?? null);
  const spread = new Map<string, { total: number; regions: Set<string> }>();
  for (const h of hits) {
    if (h.total + (f.u.indicators.includes(h.fact.indicator) ? NAMED : 0) < SURE - 0.06 || h.period === "other") continue;
    const row = spread.get(h.fact.indicator) ?? { total: 0, regions: new Set<string>() };
    row.total = Math.max(row.total, h.total);
    row.regions.add(h.fact.region);
    spread.set(h.fact.indicator, row);
  }
  const best = [...spread].map(([id, row]) => ({ id, rank: row.total + (row.regions.size > 1 ? 0.12 : 0) + (f.u.indicators.includes(id) ? NAMED : 0) })).sort((a, b) => b.rank - a.rank)[0];
  if (!best) return { facts: [], sure: false };
  const latest = new Map<string, Fact>();
  for (const h of hits) {
    if (h.fact.indicator !== best.id || h.fact.subject || h.period === "other") continue;
    const old = latest.get(h.fact.region);
    if (!old || better(h.fact, old, f)) latest.set(h.fact.region, h.fact);
  }
  const facts = [...latest.values()];
  const planned = facts.filter((x) => x.status === "planned");
  if (f.u.status === "planned" && planned.length > 0) return { facts: planned, sure: true };
  const done = facts.filter((x) => x.status === "actual");
  return { facts: f.u.status !== "planned" && done.length > 1 ? done : facts, sure: true };
}

const better = (a: Fact, b: Fact, f: Finder): boolean =>
  a.status !== b.status ? (f.u.status === "planned" ? a.status === "planned" : a.status === "actual") : newness(a, f.world) > newness(b, f.world);

const RISING = /[从由](?:低到高|小到大|少到多)|升序|ascending|lowest (?:to highest|first)/u;
const FALLING = /[从由](?:高到低|大到小|多到少)|降序|descending|highest (?:to lowest|first)/u;

/** The order that the question's words give, whichever template read it. */
const orderOf = (f: Finder): "asc" | "desc" => (RISING.test(f.u.text) ? "asc" : FALLING.test(f.u.text) ? "desc" : f.u.options["order"] === "asc" ? "asc" : "desc");

/** 哪个地方…最低, 从低到高排一下 */
export function findRanking(f: Finder): Finding {
  if (f.outside.length > 0 && f.regions.length === 0) return notFound({ kind: "outside", places: f.outside });
  const single = f.regions.length === 1 && !f.search.factsOf(f.regions[0] ?? "").some((x) => x.region !== f.regions[0] && isWithin(f.world, x.region, f.regions[0] ?? ""));
  if (single) return rankWithin(f) ?? findFigure(f);
  const { facts, sure } = oneForEach(f);
  if (!sure) return nothingSure(f, f.search.search(f.u, f.regions, null));
  const order = orderOf(f);
  const sorted = [...facts].sort((a, b) => (order === "asc" ? a.value - b.value : b.value - a.value));
  const top = sorted[0];
  if (!top) return nothingSure(f, []);
  const computed = [
    { kind: "winner" as const, value: top.value, unit: top.unit, region: f.world.regions.get(top.region)?.short ?? top.region, from: sorted.map((x) => x.id) },
  ];
  return { kind: "ranking", facts: sorted, order, one: f.u.options["one"] === "yes", computed, remarks: remarksBetween(sorted) };
}

const KIND = /_kind$/u;
const ALIKE = 0.77;

/** 种的东西里哪一种面积最大: all figures that fit the question about as well as the best, counted alike. */
function alikeIn(f: Finder): Fact[] {
  const hits = f.search.search(f.u, f.regions, f.u.measures.find((m) => m.unit !== "第几" && m.unit !== "") ?? null).filter((h) => h.period !== "other");
  const top = hits[0];
  return top && top.total >= SURE ? hits.filter((h) => h.cover >= ALIKE * top.cover && h.fact.unit === top.fact.unit && h.fact.region === top.fact.region).map((h) => h.fact) : [];
}

/** 瓮安蔬菜、茶园、水果按面积排个序: figures of one region, named one by one. */
function rankWithin(f: Finder): Finding | null {
  const named = namedItems(f, true);
  const facts = named.length < 2 || KIND.test(f.u.template ?? "") ? alikeIn(f) : named;
  if (facts.length < 2) return null;
  const order = orderOf(f);
  const sorted = [...facts].sort((a, b) => (order === "asc" ? a.value - b.value : b.value - a.value));
  const top = sorted[0];
  const computed = top ? [{ kind: "winner" as const, value: top.value, unit: top.unit, region: f.world.indicators.get(top.indicator)?.name ?? null, from: sorted.map((x) => x.id) }] : [];
  return { kind: "ranking", facts: sorted, order, one: f.u.options["one"] === "yes", computed, remarks: remarksBetween(sorted), within: f.regions[0] ?? "" };
}

/** 贫困发生率低于2%的有哪些 */
export function findFilter(f: Finder): Finding {
  const threshold = f.u.threshold;
  if (!threshold) return findRanking(f);
  const measure = threshold.unit ? { unit: threshold.unit, start: 0, end: 0 } : null;
  const { facts, sure } = oneForEach({ ...f, u: { ...f.u, measures: measure ? [measure] : [] } });
  if (!sure) return nothingSure(f, []);
  const fitting = facts.filter((x) => threshold.unit === "" || unitFits(threshold.unit, x.unit) > 0.5);
  const inside = new Set(fitting.filter((x) => holds(x.value, threshold)).sort((a, b) => a.value - b.value));
  return { kind: "filter", facts: [...inside], others: fitting.filter((x) => !inside.has(x)), threshold, remarks: remarksBetween([...inside]) };
}

export function holds(value: number, t: Threshold): boolean {
  switch (t.op) {
    case "<":
      return value < t.value;
    case "<=":
      return value <= t.value;
    case ">":
      return value > t.value;
    case ">=":
      return value >= t.value;
    case "between":
      return value >= t.value && value <= (t.valueMax ?? Infinity);
    default:
      return t.op satisfies never;
  }
}
