import type { Fact } from "../../domain/fact.js";
import { isWithin, type World } from "../../domain/world.js";
import type { FactSearch } from "./search.js";

/** The same search, blind to the facts of some places: 除了开州, 开州不算. */
export function without(search: FactSearch, places: readonly string[], world: World): FactSearch {
  if (places.length === 0) return search;
  const kept = ({ region }: Fact): boolean => !places.some((place) => isWithin(world, region, place));
  return {
    ...search,
    search: (...asked) => search.search(...asked).filter(({ fact }) => kept(fact)),
    factsOf: (region) => search.factsOf(region).filter(kept),
    withIndicator: (indicator) => search.withIndicator(indicator).filter(kept),
    ofArticle: (article) => search.ofArticle(article).filter(kept),
    ofSubject: (subject) => search.ofSubject(subject).filter(kept),
    ofUnits: (fits) => search.ofUnits(fits).map((facts) => facts.filter(kept)),
  };
}
