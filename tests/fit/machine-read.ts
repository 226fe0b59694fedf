import { parse } from "yaml";
import { z } from "zod";
import type { World } from "../../src/domain/world.js";
import type { Article } from "../../src/domain/article.js";
import { createStorePropose, type ArticleIngester } from "../../src/ingest-article.js";
import type { ParsedArticle } from "../../src/ingest/types.js";
import { loadPlaceData } from "../../src/store/gazetteer.js";
import { loadKnowledge } from "../../src/store/ingest-db-files.js";
import { withKeys } from "../../src/store/ingest-db-keys.js";
import { toRegion } from "../../src/store/ingest-db-names.js";
import { createPieces, newRegions, withIngested } from "../../src/store/ingest-db-world.js";

/** tests/fit/read/<name>.yaml: an invented article, and questions on it. */
const Invented = z.strictObject({
  title: z.string(),
  published: z.string(),
  paragraphs: z.array(z.strictObject({ // below the title, which stands first
    role: z.enum(["heading", "body"]), text: z.string(),
  })),
  questions: z.array(z.strictObject({ ask: z.string(), paragraph: z.int(), value: z.number(), unit: z.string() })),
});

/** A question, and what tells the figure that answers it. */
export interface Asked {
  ask: string;
  article: string;
  paragraph: number;
  value: number;
  unit: string;
}

/** Invented articles as a machine reads them, beside a world that people reviewed. */
export function readInvented(world: World, root: string, files: readonly { file: string; text: string }[]): { world: World; questions: Asked[] } {
  const known = files.map(({ file, text }) => ({ id: file.replace(/^.*\/|\.yaml$/gu, ""), ...Invented.parse(parse(text)) }));
  const articles = known.map(({ id, title, published, paragraphs }): ParsedArticle => ({
    id, sha256: "0".repeat(64),
    meta: { title, publisher: null, published, authors: [], photographers: [], editors: [], script: "hans", inferred: null },
    paragraphs: [{ role: "heading" as const, text: title }, ...paragraphs].map((p, i) => ({ n: i + 1, ...p })),
  }));
  const questions = known.flatMap(({ id, questions: own }) => own.map((one) => ({ article: id, ...one, paragraph: one.paragraph + 1 })));
  return { world: readInto(world, articles, createStorePropose(loadKnowledge(root))), questions };
}

/** The articles of a world as if nobody had reviewed them: a machine reads our digests, knowing places but no indicator. */
export function readByMachine(world: World, root: string): World {
  const bare: World = { ...world, indicators: new Map(), facts: [], articles: new Map() };
  const articles = [...world.articles.values()].map(asRead);
  return readInto(bare, articles, createStorePropose({ ...loadKnowledge(root), indicators: [] }));
}

/** A digest as an article. */
function asRead(article: Article): ParsedArticle {
  const { id, sha256, title, publisher, published, authors, photographers, editors } = article;
  const inferred = article.inferred?.year ? { year: article.inferred.year, reason: article.inferred.reason } : null;
  const byNumber = new Map(article.paragraphs.map((p) => [p.n, p]));
  const paragraphs = Array.from({ length: Math.max(...byNumber.keys()) }, (_, i) => {
    const kept = byNumber.get(i + 1);
    return { n: i + 1, text: kept?.digest ?? "", role: kept?.role ?? ("furniture" as const) };
  });
  const meta = { title, publisher, published, authors, photographers, editors, script: "hans" as const, inferred };
  return { id, sha256, meta, paragraphs };
}

function readInto(world: World, articles: readonly ParsedArticle[], propose: ArticleIngester["propose"]): World {
  const pieceOf = createPieces(world);
  const pieces = articles.map((parsed) => {
    const facts = withKeys(parsed, propose(parsed)).map((one) => ({ ...one, article: parsed.id, state: "proposed" as const }));
    return pieceOf({ ...parsed, file: `${parsed.id}.txt` }, facts, []);
  });
  const places = pieces.flatMap((piece) => piece.places);
  const shorts = new Map(loadPlaceData().gazetteer.map(({ code, short }) => [code.padEnd(6, "0"), short]));
  return withIngested(world, {
    regions: newRegions(places, world, (place, parent) => toRegion(place, parent, shorts.get(place.id) ?? null)),
    indicators: pieces.flatMap((piece) => piece.indicators),
    articles: pieces.map((piece) => piece.article),
    facts: pieces.flatMap((piece) => piece.facts),
  });
}
