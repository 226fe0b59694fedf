import { readFileSync } from "node:fs";
import path from "node:path";
import type { Fact } from "../../../src/domain/fact.js";
import type { World } from "../../../src/domain/world.js";
import { readArticle } from "../../../src/ingest/read-article.js";
import type { ParsedArticle } from "../../../src/ingest/types.js";

/** An article as it is read, and the reviewed facts to hold the machine's against. */
export interface GoldArticle {
  article: ParsedArticle;
  facts: Fact[];
}

/** The articles of data/ whose originals lie in a folder. */
export async function readGold(world: World, folder: string): Promise<GoldArticle[]> {
  const gold: GoldArticle[] = [];
  for (const { id } of world.articles.values()) {
    const file = path.join(folder, `${id}.txt`);
    gold.push({ article: await readArticle(file, readFileSync(file)), facts: world.facts.filter((fact) => fact.article === id) });
  }
  return gold;
}

export interface Score {
  right: number;
  wrong: number; // found, but not in the reviewed facts
  missed: number;
}

export const precision = ({ right, wrong }: Score): number => right / Math.max(1, right + wrong);
export const recall = ({ right, missed }: Score): number => right / Math.max(1, right + missed);
export const f1 = ({ right, wrong, missed }: Score): number => (2 * right) / Math.max(1, 2 * right + wrong + missed);
