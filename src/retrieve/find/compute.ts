import type { Computed } from "../../domain/answer.js";
import type { Fact } from "../../domain/fact.js";
import type { Finding } from "../../domain/finding.js";
import type { MeasureAsk, TermAsk } from "../../domain/understanding.js";
import { unitClass, unitFits } from "../../text/measures.js";
import type { Hit } from "../facts/search.js";
import { notFound, SURE, type Finder } from "./context.js";
import { remarksBetween, rounded } from "./arithmetic.js";
import { findFigure } from "./figure.js";

type Op = "share" | "ratio" | "sum" | "average" | "difference";

/** A share, ratio, average, sum or remainder of two figures of one region; a figure that the article gives itself comes first. */
export function findComputed(f: Finder): Finding {
  const op = (f.u.options["op"] ?? "share") as Op;
  const direct = directFigure(f, op);
  if (direct) return direct;
  const found = op === "share" || op === "ratio" ? shareOf(f, op) : op === "average" ? averageOf(f) : op === "sum" ? sumOf(f) : remainderOf(f);
  return found ?? findFigure(f);
}

/** 蒙古族占百分之几: the article says it. */
function directFigure(f: Finder, op: Op): Finding | null {
  const unit = op === "share" ? "%" : op === "ratio" ? "倍" : null;
  if (op === "sum" || op === "difference") return null;
  const measures: MeasureAsk[] = unit ? [{ unit, start: 0, end: 0 }] : f.u.measures;
  const top = f.search.search({ ...f.u, measures }, f.regions, measures[0] ?? null)[0];
  if (!top || top.total < SURE + 0.1 || (unit !== null && top.fact.unit !== unit)) return null;
  if (op === "average" && (top.cover < 0.7 || !/人均|户均|每/u.test(f.world.indicators.get(top.fact.indicator)?.name ?? ""))) return null;
  if (unit !== null && top.cover < 0.6) return null;
  return findFigure({ ...f, u: { ...f.u, measures } });
}

/** The terms before and after a word that divides the question: 投产茶园 | 占 | 茶园总面积. */
function split(f: Finder, divider: RegExp): [TermAsk[], TermAsk[]] | null {
  const m = divider.exec(f.u.text);
  if (!m) return null;
  const before = f.u.terms.filter((t) => t.start < m.index);
  const after = f.u.terms.filter((t) => t.start >= m.index + m[0].length);
  return before.length > 0 && after.length > 0 ? [before, after] : null;
}

const best = (f: Finder, terms: TermAsk[], accept: (h: Hit) => boolean): Hit | undefined =>
  f.search.search({ ...f.u, terms, measures: [], indicators: [] }, f.regions, null).find((h) => accept(h) && h.period !== "other");

function shareOf(f: Finder, op: "share" | "ratio"): Finding | null {
  const english = /percentage of|share of|proportion of|percent of|fraction of/u.exec(f.u.text);
  const parts = split(f, english ? / (?:is|are|was|were|has|have|did|went|go|belong) /u : op === "share" ? /占了?到?|在(?=.{1,20}(?:中|里))|里面?有?/u : /是(?!不是)/u);
  if (!parts) return null;
  const [whole, part] = english ? parts : [parts[1], parts[0]];
  const b = best(f, whole, (h) => h.fact.unit !== "%");
  if (!b) return null;
  const a = best(f, part, (h) => h.fact.id !== b.fact.id && unitFits(h.fact.unit, b.fact.unit) > 0.5);
  if (!a || Math.min(a.total, b.total) < SURE - 0.15 || b.fact.value === 0) return null;
  const value = rounded((op === "share" ? 100 : 1) * (a.fact.value / b.fact.value));
  return result(op, [a.fact, b.fact], { kind: op, value, unit: op === "share" ? "%" : "倍", region: name(f, a.fact), from: [a.fact.id, b.fact.id] });
}

/** 平均每户几口人: what is counted over what it is spread on, told in one clause and for one time. */
function averageOf(f: Finder): Finding | null {
  const per = /(?:每|一)(户|家|人|个?村|期|场|个|亩|名|张|座|支|公里)|per (household|person|family|village|capita|session)/u.exec(f.u.text);
  const unit = { 家: "户", household: "户", family: "户", person: "人", capita: "人", village: "个", session: "期", 村: "个", 个村: "个" }[per?.[1] ?? per?.[2] ?? ""] ?? per?.[1] ?? "户";
  const asked = f.u.measures.find((m) => m.unit !== "" && unitClass(m.unit) !== unitClass(unit)) ?? { unit: unitClass(unit) === "person" ? "元" : "人", start: 0, end: 0 };
  const over = f.search.search(f.u, f.regions, asked).filter((h) => h.unit > 0.5 && h.total > SURE - 0.25 && h.period !== "other");
  const under = f.search.search(f.u, f.regions, { ...asked, unit }).filter((h) => h.unit > 0.5 && h.total > SURE - 0.25 && h.period !== "other");
  let chosen: { a: Hit; b: Hit; rank: number } | null = null;
  for (const a of over.slice(0, 12)) {
    for (const b of under.slice(0, 12)) {
      if (a.fact.region !== b.fact.region || a.fact.id === b.fact.id || b.fact.value === 0 || a.fact.status !== b.fact.status) continue;
      const together = a.fact.article === b.fact.article && a.fact.paragraph === b.fact.paragraph ? 0.2 : 0;
      const time = a.fact.period.end === b.fact.period.end ? 0.1 : -0.1;
      const rank = a.total + b.total + together + time;
      if (!chosen || rank > chosen.rank) chosen = { a, b, rank };
    }
  }
  if (!chosen || chosen.rank < 2 * SURE - 0.1) return null;
  const { a, b } = chosen;
  return result("average", [a.fact, b.fact], { kind: "average", value: rounded(a.fact.value / b.fact.value), unit: `${a.fact.unit}/${b.fact.unit}`, region: name(f, a.fact), from: [a.fact.id, b.fact.id] });
}

/** A与B加起来: two or more named figures of one unit; regions or plans and fulfilments are never summed. */
function sumOf(f: Finder): Finding | null {
  if (f.regions.length > 1) return notFound({ kind: "unlike", what: f.regions.map((r) => f.world.regions.get(r)?.short ?? r) }, []);
  const parts = f.u.text.split(/[和与跟及、,,]|以及| and | plus /u);
  const facts: Fact[] = [];
  let at = 0;
  for (const part of parts) {
    const terms = f.u.terms.filter((t) => t.start >= at && t.start < at + part.length);
    at += part.length + 1;
    if (terms.length === 0) continue;
    const hit = best(f, terms, (h) => h.total >= SURE - 0.12 && !facts.some((x) => x.id === h.fact.id) && (facts[0] === undefined || h.fact.unit === facts[0].unit));
    if (hit) facts.push(hit.fact);
  }
  if (facts.length < 2) return null;
  const value = rounded(facts.reduce((sum, x) => sum + x.value, 0));
  return result("sum", facts, { kind: "sum", value, unit: facts[0]?.unit ?? "", region: facts[0] ? name(f, facts[0]) : null, from: facts.map((x) => x.id) });
}

/** 还有多少没到位: the plan less what was done. */
function remainderOf(f: Finder): Finding | null {
  const hits = f.search.search({ ...f.u, status: null }, f.regions, f.u.measures[0] ?? null).filter((h) => h.unit >= 0 && h.total >= SURE - 0.2);
  for (const a of hits) {
    const b = hits.find((h) => h.fact.of === a.fact.id || (a.fact.status === "planned" && h.fact.status === "actual" && h.fact.unit === a.fact.unit && h.fact.paragraph === a.fact.paragraph && h.fact.region === a.fact.region));
    if (b && b.fact.value < a.fact.value) {
      return result("difference", [a.fact, b.fact], { kind: "difference", value: rounded(a.fact.value - b.fact.value), unit: a.fact.unit, region: name(f, a.fact), from: [a.fact.id, b.fact.id] });
    }
  }
  return null;
}

const name = (f: Finder, fact: Fact): string => f.world.regions.get(fact.region)?.short ?? fact.region;

const result = (op: Op, facts: Fact[], computed: Computed): Finding => ({ kind: "computed", op, facts, computed: [computed], remarks: remarksBetween(facts) });
