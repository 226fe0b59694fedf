import type { Fact } from "../../domain/fact.js";
import type { Understanding } from "../../domain/understanding.js";
import type { Hit } from "../facts/search.js";
import { distinct, NEAR, type Finder } from "../find/context.js";
import { likeUnits } from "../find/pairs.js";
import { cueOf } from "./plan.js";

/** The figures told in this talk, an answer each, the last one last. */
export function toldTurns(f: Finder): Fact[][] {
  return f.conversation.turns.map((ids) => ids.flatMap((id) => f.search.byId(id) ?? []));
}

/** All figures told, the last first, each once. */
export const toldFacts = (f: Finder): Fact[] =>
  distinct([...toldTurns(f)].reverse().flat());

/**
 * The figures told that a question takes together: so many as it says (三家), else those of the last answer,
 * or of the last two. All counted alike.
 */
export function toldTogether(f: Finder, own: Understanding): Fact[] {
  const turns = toldTurns(f);
  const last = turns.at(-1) ?? [];
  const first = last[0];
  if (!first) return [];
  const alike = (facts: readonly Fact[]): Fact[] => facts.filter((x) => likeUnits(x, first));
  const wanted = counted(own);
  if (wanted !== null) {
    const some = alike(toldFacts(f)).slice(0, wanted);
    return some.length === wanted ? [...some].reverse() : [];
  }
  const here = alike(last);
  if (here.length > 1) return here;
  const pointed = cueOf(own, "told") !== undefined;
  const fits = (x: Fact): boolean => x.id !== first.id && (pointed || x.indicator === first.indicator); // an income and an output are no pair
  const before = [...turns.slice(0, -1)].reverse().flatMap((facts) => alike(facts)).find(fits);
  return before ? [before, first] : [];
}

const COUNTS: Record<string, number> = { 两: 2, 二: 2, 俩: 2, 三: 3, 四: 4, 五: 5 };

/** How many are taken together: 三家 → 3; null where the question does not say. */
export function counted(own: Understanding): number | null {
  const cue = cueOf(own, "told");
  const words = cue ? own.text.slice(cue.start, cue.end) : "";
  for (const [word, n] of Object.entries(COUNTS)) if (words.includes(word)) return n;
  return null;
}

const SHARED = 0.25;
const ASIDE = 0.3;

/** The figure that each thing of an enumeration points to, in the question's order; null for one that has none. */
export function enumerated(f: Finder): (Fact | null)[] {
  const { u } = f;
  const inside = (at: number): number => u.items.findIndex((i) => i.start <= at && at < i.end);
  const outside = u.terms.filter((t) => inside(t.start) < 0);
  const measure = u.measures.find((m) => m.unit !== "" && m.unit !== "第几") ?? null;
  const rows = u.items.map((_, i): Hit[] => {
    const own = u.terms.filter((t) => inside(t.start) === i);
    if (!own.some((t) => t.known)) return [];
    const terms = [...own.map((t) => ({ ...t, weight: 1.2 })), ...outside.map((t) => ({ ...t, weight: t.weight * SHARED, head: false }))];
    const hits = f.search.search({ ...u, terms, indicators: [], measures: measure ? [measure] : [] }, f.regions, measure);
    return hits.filter((h) => h.total >= NEAR && h.period !== "other" && h.unit >= 0 && f.search.unionCover({ ...u, terms: own }, [h.fact]) >= 0.6);
  });
  const place = (h: Hit): string => `${h.fact.article}/${h.fact.paragraph}`;
  const tops = rows.flatMap((row) => row[0] ?? []);
  const most = tops.map(place).sort((a, b) => tops.filter((h) => place(h) === b).length - tops.filter((h) => place(h) === a).length)[0];
  const taken = new Set<string>();
  return rows.map((row) => {
    const top = row.find((h) => !taken.has(h.fact.id));
    const beside = row.find((h) => place(h) === most && !taken.has(h.fact.id) && h.total >= (top?.total ?? 0) - ASIDE);
    const chosen = beside ?? top;
    if (chosen) taken.add(chosen.fact.id);
    return chosen?.fact ?? null;
  });
}
