import type { Fact } from "../../domain/fact.js";
import type { TermAsk } from "../../domain/understanding.js";
import { unitClass } from "../../text/measures.js";
import type { Hit } from "../facts/search.js";
import type { Finding } from "../../domain/finding.js";
import { notFound, type Finder } from "./context.js";

/** Two figures that a question takes together, and how well they explain it. */
export interface Pair {
  a: Fact;
  b: Fact;
  rank: number;
  cover: number; // share of the question's known content that the two explain together, 0 … 1
  gain: number; // how much more than the better of them alone
}

/** Words of the sum itself, not of its operands. */
export const OPERATORS = new Set(["占比", "人均", "户均", "合计", "相差", "平均", "比例", "倍", "总数", "密度", "实际", "差"]);
const LOOKED_AT = 24;
/** Words of less weight stand beside what is asked for. */
const SLIGHT = 0.36;
/** Multiples and ranks are no operands. */
const ODD = new Set(["倍", "位"]);

/**
 * The two figures of one region that together explain the question best: told in one clause, of one time, one part of the other.
 * @param accept what the two must be to each other (units, sizes)
 */
export function bestPair(f: Finder, accept: (a: Fact, b: Fact) => boolean, options: { status?: "mixed" } = {}): Pair | null {
  const terms: TermAsk[] = f.u.terms.filter((t) => !OPERATORS.has(t.token) && t.weight > SLIGHT);
  const u = { ...f.u, terms, measures: [], status: options.status === "mixed" ? null : f.u.status, indicators: [] };
  const hits = f.search.search(u, f.regions, null).filter((h) => h.period !== "other" && h.cover > 0.12).slice(0, LOOKED_AT);
  hits.push(...neighbours(f, hits));
  let best: Pair | null = null;
  for (const x of hits) {
    for (const y of hits) {
      if (ODD.has(x.fact.unit) || x.fact.id === y.fact.id || x.fact.region !== y.fact.region || !accept(x.fact, y.fact)) continue;
      const cover = f.search.unionCover(u, [x.fact, y.fact]);
      const single = Math.max(f.search.unionCover(u, [x.fact]), f.search.unionCover(u, [y.fact]));
      const rank = timely(x) + timely(y) + cover + 0.3 * (Math.min(x.total, y.total) + 0.5 * Math.max(x.total, y.total)) + kinship(x, y, options.status === "mixed");
      if (!best || rank > best.rank) best = { a: x.fact, b: y.fact, rank, cover, gain: cover - single };
    }
  }
  return best;
}

/** Figures told next to those found, of the same time: 7706户 brings 19870人 though the question says only 贫困户. */
function neighbours(f: Finder, hits: Hit[]): Hit[] {
  const ids = new Set(hits.map((h) => h.fact.id));
  return hits.slice(0, 8).flatMap((h) => {
    const [article, paragraph, n] = h.fact.id.split("/");
    return [-1, 1].flatMap((step) => {
      const fact = f.search.byId(`${article}/${paragraph}/${Number(n) + step}`);
      if (!fact || ids.has(fact.id) || fact.period.text !== h.fact.period.text) return [];
      ids.add(fact.id);
      return [{ ...h, fact, score: 0.2, total: 0.2, cover: 0, wording: 0 }];
    });
  });
}

/** Where a time is asked for, a figure of that time before an undated one. */
const timely = (h: Hit): number => (h.period === "undated" ? -0.1 : 0);

/** Part and whole, or told in one paragraph, or one indicator twice: a quotient of other figures would mean nothing. */
export const akin = (a: Fact, b: Fact): boolean => a.of === b.id || b.of === a.id || a.indicator === b.indicator || (a.article === b.article && a.paragraph === b.paragraph);

/** Told one after the other in one paragraph, or part and whole. */
export function nextTo(a: Fact, b: Fact): boolean {
  if (a.of === b.id || b.of === a.id) return true;
  return a.article === b.article && a.paragraph === b.paragraph && Math.abs(Number(a.id.split("/")[2]) - Number(b.id.split("/")[2])) <= 1;
}

/** Figures that belong together: part and whole, one clause, one time, one status. */
function kinship(x: Hit, y: Hit, mixed: boolean): number {
  const a = x.fact;
  const b = y.fact;
  let bonus = 0;
  if (a.of === b.id || b.of === a.id) bonus += 0.2;
  else if ((a.of === null) !== (b.of === null)) bonus -= 0.12; // a part's people over the whole's households
  if (a.article === b.article && a.paragraph === b.paragraph) {
    bonus += 0.12 - 0.01 * Math.min(8, Math.abs(Number(a.id.split("/")[2]) - Number(b.id.split("/")[2])));
  }
  if (a.period.end === b.period.end && a.period.start === b.period.start) bonus += 0.06;
  if ((a.status === b.status) === mixed) bonus -= 0.15;
  return bonus;
}

/** The last two figures told in this conversation that are counted alike. */
export function betweenTold(f: Finder, make: (a: Fact, b: Fact) => Finding): Finding {
  const told = f.conversation.shown.flatMap((id) => f.search.byId(id) ?? []);
  const last = told.at(-1);
  const before = told.slice(0, -1).reverse().find((x) => last && likeUnits(x, last));
  return last && before ? make(before, last) : notFound({ kind: "no_match", region: null });
}

export const likeUnits = (a: Fact, b: Fact): boolean => a.unit === b.unit || (unitClass(a.unit) === unitClass(b.unit) && unitClass(a.unit) !== "thing");
