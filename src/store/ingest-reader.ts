import { NOWHERE } from "../domain/region.js";
import type { Region } from "../domain/region.js";
import { findArticlePlaces } from "../ingest/main-region.js";
import { createPlaceIndex, createPlaces, type PlaceIndex } from "../places/index.js";
import type { Place } from "../ingest/types.js";
import { finish, type Steps } from "../text/steps.js";
import { loadPlaceData } from "./gazetteer.js";
import type { IngestDb } from "./ingest-db.js";
import { toRegion } from "./ingest-db-names.js";
import { createPieces, newRegions, type IngestedData, type Known, type Piece } from "./ingest-db-world.js";
import type { StoredArticle } from "./ingest-db-schema.js";

/** Keeps what the store's articles add, and reads again only the articles that were changed. */
export class IngestReader {
  readonly #db: IngestDb;
  readonly #known: Known;
  readonly #pieceOf: ReturnType<typeof createPieces>;
  readonly #pieces = new Map<string, Piece>();
  readonly #regions = new Map<string, Region>(); // by all that makes them
  #places: PlaceIndex | undefined;
  #shorts: Map<string, string> | undefined;
  #revision = -1;

  constructor(db: IngestDb, known: Known) {
    this.#db = db;
    this.#known = known;
    this.#pieceOf = createPieces(known);
  }

  /** Whether the store was changed since the last update. */
  get isStale(): boolean {
    return this.#db.revision() !== this.#revision;
  }

  /** Reads what was changed, an article a step. @returns the ids of the articles that are new, changed or gone */
  *update(): Steps<string[]> {
    const revision = this.#db.revision(); // what changes from here on is read the next time
    const ids = this.#revision < 0 ? this.#db.ids() : this.#db.changedSince(this.#revision);
    for (const id of ids) {
      const article = this.#known.articles.has(id) ? null : this.#db.article(id);
      if (article === null) this.#pieces.delete(id);
      else this.#pieces.set(id, this.#read(article));
      yield;
    }
    this.#revision = revision;
    return ids;
  }

  #read(article: StoredArticle): Piece {
    const facts = this.#db.facts(article.id);
    return this.#pieceOf(article, facts, facts.length > 0 ? [] : this.#mainPlace(article));
  }

  /** All of it as it stands. */
  data(): IngestedData {
    const pieces = [...this.#pieces.values()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
    const places = new Map(pieces.flatMap(({ places: named }) => named.map((place) => [place.id, place] as const)));
    const indicators = new Map(pieces.flatMap((piece) => piece.indicators.map((indicator) => [indicator.id, indicator] as const)));
    return {
      regions: newRegions(places.values(), this.#known, (place, parent) => this.#regionOf(place, parent)),
      indicators: [...indicators.values()],
      articles: pieces.map(({ article }) => article),
      facts: pieces.flatMap(({ facts }) => facts),
    };
  }

  #regionOf(place: Place, parent: string | null): Region {
    const key = [place.id, place.name, place.short, parent].join("|");
    const known = this.#regions.get(key);
    if (known !== undefined) return known;
    this.#shorts ??= new Map(loadPlaceData().gazetteer.flatMap(({ code, short }) => (short === null ? [] : [[code.padEnd(6, "0"), short] as const])));
    const region = toRegion(place, parent, this.#shorts.get(place.id) ?? null);
    this.#regions.set(key, region);
    return region;
  }

  /** A paragraph of an ingested article as printed; null when the store has none. */
  paragraph(article: string, n: number): string | null {
    return this.#pieces.get(article)?.texts[n - 1] ?? null;
  }

  /** Whom an article without facts is about: the place and those above it. */
  #mainPlace({ id, sha256, meta, paragraphs }: StoredArticle): Place[] {
    this.#places ??= createPlaceIndex({ regions: [...this.#known.regions.values()], places: loadPlaceData() });
    const places = createPlaces(this.#places);
    const { main } = findArticlePlaces({ id, sha256, meta, paragraphs }, places);
    return main.id === NOWHERE.id ? [] : [main, ...places.above(main)];
  }
}

/** Everything in the store as domain objects, ready to stand beside what data/ holds. Articles that data/ has are left out. */
export function readIngested(db: IngestDb, known: Known): IngestedData {
  const reader = new IngestReader(db, known);
  finish(reader.update());
  return reader.data();
}
