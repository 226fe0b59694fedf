import type { Answer, FactView } from "../../domain/answer.js";

/** What one axis may hold: one indicator over places or times, or one whole with its parts. */
export interface Selection {
  facts: FactView[]; // to be drawn, in the answer's order
  left: FactView[]; // of the answer, and not drawn
  whole: FactView | null; // whose parts these are
}

const CHARTED: ReadonlySet<Answer["kind"]> = new Set([
  "comparison", "ranking", "change", "list", "profile",
]);
/** Of these one indicator is picked; the others hold what was asked to stand side by side. */
const PICKED: ReadonlySet<Answer["kind"]> = new Set(["change", "list", "profile"]);
/** Measure words that count the same thing. */
const ALIKE: readonly (readonly string[])[] = [["人", "名", "口"], ["个", "所", "座", "处", "家"]];

/** The figures of an answer that may stand on one axis; null where fewer than two do. */
export function selectFacts(answer: Answer): Selection | null {
  if (!CHARTED.has(answer.kind)) return null;
  const drawable = answer.facts.filter((fact) => !isRank(fact));
  const chosen = PICKED.has(answer.kind)
    ? largest([...byIndicator(drawable), ...byWhole(drawable)])
    : { facts: sameUnit(drawable), whole: null };
  if (!chosen || chosen.facts.length < 2) return null;
  return { ...chosen, left: answer.facts.filter((fact) => !chosen.facts.includes(fact)) };
}

/** 第262位: an order is no amount, and its bar would be the longest where it is worst. */
export function isRank({ unit, surface }: FactView): boolean {
  return unit === "位" || /^(?:第|倒数|倒數)/u.test(surface);
}

/** The unit that an axis goes by: 人 and 名 are one. */
export function axisUnit({ unit }: FactView): string {
  return ALIKE.find((units) => units.includes(unit))?.[0] ?? unit;
}

export const thingOf = ({ indicator }: FactView): string => indicator.id ?? indicator.name;

/** Those in the unit of the most; of equals the first's. */
function sameUnit(facts: readonly FactView[]): FactView[] {
  return largest(groups(facts, axisUnit))?.facts ?? [];
}

type Group = Pick<Selection, "facts" | "whole">;

function largest(list: readonly Group[]): Group | undefined {
  return [...list].sort((a, b) => b.facts.length - a.facts.length)[0];
}

function byIndicator(facts: readonly FactView[]): Group[] {
  return groups(facts, (fact) => `${thingOf(fact)}|${axisUnit(fact)}`);
}

/** The parts that an article declares of a whole (其中); a part never stands beside its whole as its equal. */
function byWhole(facts: readonly FactView[]): Group[] {
  const parts = facts.filter(({ of }) => of !== null);
  return groups(parts, (fact) => `${fact.of}|${axisUnit(fact)}`).map((group) => {
    const id = group.facts[0]?.of;
    return { ...group, whole: facts.find((fact) => fact.id === id) ?? null };
  });
}

function groups(facts: readonly FactView[], keyOf: (fact: FactView) => string): Group[] {
  const map = new Map<string, FactView[]>();
  for (const fact of facts) map.set(keyOf(fact), [...(map.get(keyOf(fact)) ?? []), fact]);
  return [...map.values()].map((of) => ({ facts: of, whole: null }));
}

/** A sortable time: the later, the greater; "" where none is said. */
export const timeOf = ({ period }: FactView): string => period.end ?? period.start ?? "";

/**
 * One figure of each place: the latest that happened, else the latest plan. The figure asked for stands for its own place.
 * Sorted from high to low.
 */
export function latestOfEach(facts: readonly FactView[], asked: FactView): FactView[] {
  const byPlace = new Map<string, FactView>();
  for (const fact of facts) {
    const key = `${fact.region.id}|${fact.subject ?? ""}`;
    const known = byPlace.get(key);
    if (known === undefined || isBetter(fact, known)) byPlace.set(key, fact);
  }
  byPlace.set(`${asked.region.id}|${asked.subject ?? ""}`, asked);
  return [...byPlace.values()].sort((a, b) => b.value - a.value);
}

function isBetter(fact: FactView, known: FactView): boolean {
  if (fact.status !== known.status) return fact.status === "actual";
  return timeOf(fact) > timeOf(known);
}
