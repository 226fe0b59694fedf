import type { Article } from "./article.js";
import type { Fact } from "./fact.js";
import type { Indicator, Theme, ThemeId } from "./indicator.js";
import type { Region } from "./region.js";

/** Everything that is known, valid and consistent: what a question is answered from. Each map is keyed by id. */
export interface World {
  readonly regions: ReadonlyMap<string, Region>; // provinces first, each after the place that holds it
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly facts: readonly Fact[]; // by article, in the order of its file
  readonly themes: ReadonlyMap<ThemeId, Theme>;
}

/** The places that hold a region, nearest first: 泉秀村 → 关面乡, 开州区, 重庆市; none for a province or an unknown id. */
export function placesAbove(world: Pick<World, "regions">, id: string): Region[] {
  const above: Region[] = [];
  for (let at = world.regions.get(id)?.parent; at; at = world.regions.get(at)?.parent) {
    const region = world.regions.get(at);
    if (!region || above.includes(region)) break;
    above.push(region);
  }
  return above;
}

/** Whether a region is another one or lies in it: 泉秀村 is within 泉秀村, 开州区 and 重庆市. */
export function isWithin(world: Pick<World, "regions">, id: string, container: string): boolean {
  return id === container || placesAbove(world, id).some((region) => region.id === container);
}
