import type { World } from "../../src/domain/world.js";
import { createStorePropose } from "../../src/ingest-article.js";
import type { ParsedArticle } from "../../src/ingest/types.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { withKeys } from "../../src/store/ingest-db-keys.js";
import { toRegion } from "../../src/store/ingest-db-names.js";
import { createPieces, newRegions, withIngested } from "../../src/store/ingest-db-world.js";

/** The articles of a world as if nobody had reviewed them: a machine reads our digests, knowing places but no indicator. */
export function readByMachine(world: World, root: string): World {
  const bare: World = { ...world, indicators: new Map(), facts: [], articles: new Map() };
  const propose = createStorePropose({ ...loadKnowledge(root), indicators: [] });
  const pieceOf = createPieces(bare);
  const pieces = [...world.articles.values()].map((article) => {
    const { id, sha256, title, publisher, published, authors, photographers, editors } = article;
    const inferred = article.inferred?.year ? { year: article.inferred.year, reason: article.inferred.reason } : null;
    const last = Math.max(...article.paragraphs.map(({ n }) => n));
    const byNumber = new Map(article.paragraphs.map((p) => [p.n, p]));
    const paragraphs = Array.from({ length: last }, (_, i) => {
      const kept = byNumber.get(i + 1);
      return { n: i + 1, text: kept?.digest ?? "", role: kept?.role ?? ("furniture" as const) };
    });
    const meta = { title, publisher, published, authors, photographers, editors, script: "hans" as const, inferred };
    const parsed: ParsedArticle = { id, sha256, meta, paragraphs };
    const facts = withKeys(parsed, propose(parsed)).map(({ key, number, proposal }) => ({ article: id, key, number, state: "proposed" as const, proposal }));
    return pieceOf({ id, file: `${id}.txt`, sha256, meta, paragraphs }, facts, []);
  });
  const places = pieces.flatMap((piece) => piece.places);
  return withIngested(bare, {
    regions: newRegions(places, bare, (place, parent) => toRegion(place, parent, null)),
    indicators: pieces.flatMap((piece) => piece.indicators),
    articles: pieces.map((piece) => piece.article),
    facts: pieces.flatMap((piece) => piece.facts),
  });
}
