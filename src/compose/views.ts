import type { FactView } from "../domain/answer.js";
import type { Fact } from "../domain/fact.js";
import { placesAbove, type World } from "../domain/world.js";

/**
 * A fact as other programs read it: the shape and the order of fields of CONTRACTS, our further fields after them.
 * `parents` are full names, nearest first: 开州区, 重庆市 for 关面乡.
 * An indicator that is not curated is a noun phrase: it becomes the name, the id is null.
 * @throws Error when the fact's region is not in the world: facts are checked at load, so that is a bug
 */
export function toFactView(world: Pick<World, "regions" | "indicators">, fact: Fact): FactView {
  const region = world.regions.get(fact.region);
  if (!region) throw new Error(`toFactView: fact ${fact.id} names the unknown region ${fact.region}`);
  const { id, value, valueMax, unit, qualifier, period, status, article, paragraph, surface, subject, ...rest } = fact;
  const parents = placesAbove(world, region.id).map((above) => above.name);
  return {
    id,
    region: { id: region.id, name: region.short, parents },
    subject,
    indicator: viewIndicator(world, fact.indicator),
    value, valueMax, unit, qualifier, period, status, article, paragraph, surface,
    about: rest.about, also: rest.also, of: rest.of, change: rest.change,
    words: rest.words, note: rest.note, origin: rest.origin,
  };
}

function viewIndicator(world: Pick<World, "indicators">, idOrPhrase: string): FactView["indicator"] {
  const indicator = world.indicators.get(idOrPhrase);
  return indicator ? { id: indicator.id, name: indicator.name } : { id: null, name: idOrPhrase };
}
