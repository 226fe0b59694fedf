import { toFactView } from "../../../compose/views.js";
import type { FactView } from "../../../domain/answer.js";
import { isWithin, type World } from "../../../domain/world.js";

interface Index {
  byRegion: Map<string, FactView[]>;
  byIndicator: Map<string, FactView[]>;
  byId: Map<string, FactView>;
}

const kept = new WeakMap<World, Index>();

/** The facts of the world as answers tell them, by what lists need; made once. */
export function factsOf(world: World): Index {
  const known = kept.get(world);
  if (known !== undefined) return known;
  const index: Index = { byRegion: new Map(), byIndicator: new Map(), byId: new Map() };
  for (const fact of world.facts) {
    const view = toFactView(world, fact);
    index.byId.set(fact.id, view);
    add(index.byRegion, fact.region, view);
    add(index.byIndicator, fact.indicator, view);
  }
  kept.set(world, index);
  return index;
}

function add(map: Map<string, FactView[]>, key: string, view: FactView): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [view]);
  else list.push(view);
}

/** A fact's indicator in all regions. */
export function factsLike(world: World, { indicator }: FactView): readonly FactView[] {
  return indicator.id === null ? [] : (factsOf(world).byIndicator.get(indicator.id) ?? []);
}

/** The same, its own region first. */
export function sameIndicator(world: World, fact: FactView): FactView[] {
  const all = factsLike(world, fact);
  return [...all.filter(({ region }) => region.id === fact.region.id), ...all.filter(({ region }) => region.id !== fact.region.id)];
}

/** The indicators that more than one region has, those of most regions first. */
export function comparable(world: World): { id: string; regions: number }[] {
  const rows = [...factsOf(world).byIndicator].map(([id, facts]) => ({ id, regions: new Set(facts.map(({ region }) => region.id)).size }));
  return rows.filter(({ id, regions }) => regions > 1 && world.indicators.has(id)).sort((a, b) => b.regions - a.regions);
}

/** The facts of a region and of the places in it, its own first. */
export function factsWithin(world: World, id: string): FactView[] {
  const { byRegion } = factsOf(world);
  const inner = [...byRegion].filter(([region]) => region !== id && isWithin(world, region, id));
  return [...(byRegion.get(id) ?? []), ...inner.flatMap(([, facts]) => facts)];
}

/** The regions that have facts of their own, with all that is told of them and of the places in them; those with most first. */
export function regionsWithFacts(world: World): { id: string; count: number }[] {
  const known = counted.get(world);
  if (known !== undefined) return known;
  const counts = [...factsOf(world).byRegion.keys()].map((id) => ({ id, count: factsWithin(world, id).length }));
  counts.sort((a, b) => b.count - a.count);
  counted.set(world, counts);
  return counts;
}

const counted = new WeakMap<World, { id: string; count: number }[]>();
