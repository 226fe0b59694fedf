import { findQuantities } from "../../../src/text/quantities/index.js";
import type { GoldArticle, Score } from "./gold.js";

/** A figure as an engine reads it; the unit is null where the engine knows none. */
export interface ReadFigure {
  value: number;
  unit: string | null;
}

export type Reader = (text: string) => ReadFigure[];

export const own: Reader = (text) => findQuantities(text).map(({ value, unit }) => ({ value, unit }));

const keyOf = ({ value, unit }: ReadFigure, withUnit: boolean): string => (withUnit ? `${value} ${unit ?? ""}` : String(value));

/**
 * Holds the figures of each paragraph against the reviewed facts that it tells, as sets: a figure printed twice in one paragraph counts once.
 * @param withUnit whether the unit must be right too
 */
export function scoreQuantities(gold: readonly GoldArticle[], read: Reader, withUnit: boolean): Score {
  const score: Score = { right: 0, wrong: 0, missed: 0 };
  for (const { article, facts } of gold) {
    for (const { n, text, role } of article.paragraphs) {
      if (role === "furniture" || role === "byline") continue;
      const wanted = new Set(facts.filter(({ paragraph, also }) => paragraph === n || also.includes(n)).map((fact) => keyOf(fact, withUnit)));
      const found = new Set(read(text).map((figure) => keyOf(figure, withUnit)));
      for (const key of found) wanted.has(key) ? score.right++ : score.wrong++;
      for (const key of wanted) if (!found.has(key)) score.missed++;
    }
  }
  return score;
}

/** Megabytes of UTF-8 a second of processor time, so that other work on the machine does not count, over the articles again and again until `bytes` are read. */
export function speedOf(gold: readonly GoldArticle[], read: Reader, bytes: number): number {
  const texts = gold.flatMap(({ article }) => article.paragraphs.map(({ text }) => text));
  let done = 0;
  const started = process.cpuUsage();
  while (done < bytes) {
    for (const text of texts) {
      read(text);
      done += Buffer.byteLength(text);
    }
  }
  const { user, system } = process.cpuUsage(started);
  return done / (user + system); // bytes a microsecond are megabytes a second
}
