import type { Fact } from "../../domain/fact.js";
import type { World } from "../../domain/world.js";
import type { Steps } from "../../text/steps.js";
import type { Bag, Bags } from "./bags.js";
import { articleYear } from "./period-fit.js";

/** Facts that nothing but paragraph, time and place tells apart when they are scored. */
export interface FactKind {
  like: Fact; // any one of them
  bag: Bag;
}

/** Facts of one period, time of writing and status. */
export interface FactTime {
  like: Fact; // the first of them
  count: number;
}

/** The facts by what questions ask for, so that an answer need not look at all of them. Every list is in the world's order. */
export interface FactIndex {
  byId: ReadonlyMap<string, Fact>;
  byRegion: ReadonlyMap<string, Fact[]>; // by every region that they are of, lie in, or concern
  byIndicator: ReadonlyMap<string, Fact[]>;
  byArticle: ReadonlyMap<string, Fact[]>;
  bySubject: ReadonlyMap<string, Fact[]>;
  byUnit: ReadonlyMap<string, Fact[]>;
  kinds: ReadonlyMap<string, FactKind[]>; // by indicator
  times: readonly FactTime[];
  order: ReadonlyMap<Fact, number>; // place in the world
}

/** Builds them in short steps. */
export function* indexFactsInSteps(world: World, bags: Bags): Steps<FactIndex> {
  const byId = new Map<string, Fact>();
  const lists = { byRegion: new Map<string, Fact[]>(), byIndicator: new Map<string, Fact[]>(), byArticle: new Map<string, Fact[]>(), bySubject: new Map<string, Fact[]>(), byUnit: new Map<string, Fact[]>() };
  const kinds = new Map<string, Map<Bag, Map<string, FactKind>>>();
  const times = new Map<string, FactTime>();
  const order = new Map<Fact, number>();
  const above = regionsAbove(world);
  for (const fact of world.facts) {
    yield;
    byId.set(fact.id, fact);
    order.set(fact, order.size);
    for (const id of fact.about.length === 0 ? above(fact.region) : new Set([fact.region, ...fact.about].flatMap(above))) push(lists.byRegion, id, fact);
    push(lists.byIndicator, fact.indicator, fact);
    push(lists.byArticle, fact.article, fact);
    push(lists.byUnit, fact.unit, fact);
    if (fact.subject) push(lists.bySubject, fact.subject, fact);
    const bag = bags.of(fact);
    const alike = within(within(kinds, fact.indicator, newMap<Bag, Map<string, FactKind>>), bag, newMap<string, FactKind>);
    within(alike, `${fact.unit}|${fact.subject ?? ""}`, () => ({ like: fact, bag }));
    within(times, timeOf(fact, world), () => ({ like: fact, count: 0 })).count++;
  }
  const flat = new Map([...kinds].map(([id, bags]) => [id, [...bags.values()].flatMap((alike) => [...alike.values()])]));
  return { byId, ...lists, kinds: flat, times: [...times.values()], order };
}

/** Everything by which a fact's time and status can fit a question. */
const timeOf = (fact: Fact, world: World): string =>
  [fact.period.text, fact.period.start, fact.period.end, world.articles.get(fact.article)?.published, articleYear(fact, world), fact.status].join("|");

/** A region and those that hold it, worked out once for each. */
function regionsAbove(world: World): (id: string) => string[] {
  const known = new Map<string, string[]>();
  return (id) =>
    within(known, id, () => {
      const ids: string[] = [];
      for (let at: string | null | undefined = id; at && !ids.includes(at); at = world.regions.get(at)?.parent) ids.push(at);
      return ids;
    });
}

const newMap = <K, V>(): Map<K, V> => new Map<K, V>();

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function push(lists: Map<string, Fact[]>, key: string, fact: Fact): void {
  within(lists, key, () => []).push(fact);
}

/** Several lists as one, in the world's order, each fact once. */
export function inOrder(lists: readonly (readonly Fact[])[], order: ReadonlyMap<Fact, number>): readonly Fact[] {
  return [...new Set(lists.flat())].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
