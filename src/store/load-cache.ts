import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "../domain/world.js";
import type { Source } from "./load-yaml.js";

/** A world as JSON, with the hash of what it was made from. */
interface Cached {
  key: string;
  regions: [string, unknown][];
  indicators: [string, unknown][];
  articles: [string, unknown][];
  facts: unknown[];
  themes: [string, unknown][];
}

/** Parsing YAML takes most of a start, so a valid world is kept beside the packages; where it cannot be kept, nothing happens. */
export interface WorldCache {
  read(): World | null;
  write(world: World): void;
}

const NONE: WorldCache = { read: () => null, write: () => undefined };

/**
 * The cache of one data folder, in the node_modules next to it.
 * Its key is the content of every file, and of the code that reads and defines them: what has changed is never served.
 */
export function openCache(folder: string, sources: readonly Source[]): WorldCache {
  const modules = path.join(folder, "..", "node_modules");
  if (!existsSync(modules)) return NONE;
  const file = path.join(modules, ".cache", "chuchu", "world.json");
  const key = keyOf(sources);
  return { read: () => readCached(file, key), write: (world) => writeCached(file, key, world) };
}

function readCached(file: string, key: string): World | null {
  try {
    const cached = JSON.parse(readFileSync(file, "utf8")) as Cached; // written below, and named by its content
    if (cached.key !== key) return null;
    const { regions, indicators, articles, facts, themes } = cached;
    return { regions: new Map(regions), indicators: new Map(indicators), articles: new Map(articles), facts, themes: new Map(themes) } as World;
  } catch {
    return null;
  }
}

function writeCached(file: string, key: string, world: World): void {
  const { regions, indicators, articles, facts, themes } = world;
  const cached: Cached = { key, regions: [...regions], indicators: [...indicators], articles: [...articles], facts: [...facts], themes: [...themes] };
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`; // two processes may start at once: each writes its own, the rename is atomic
    writeFileSync(draft, JSON.stringify(cached));
    renameSync(draft, file);
  } catch {
    return; // a read-only disk: the next start parses again
  }
}

/**
 * Any plain value made from YAML files, kept beside the packages like the world and named by what it was made from.
 * @param make builds it anew; what it throws is not kept
 */
export function keepBeside<T>(folder: string, name: string, sources: readonly Source[], make: () => T): T {
  const modules = path.join(folder, "..", "node_modules");
  if (!existsSync(modules)) return make();
  const file = path.join(modules, ".cache", "chuchu", `${name}.json`);
  const key = keyOf(sources);
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as { key: string; value: T }; // written below
    if (kept.key === key) return kept.value;
  } catch {
    // none yet, or broken: made anew
  }
  const value = make();
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ key, value }));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return value; // a read-only disk
  }
  return value;
}

function keyOf(sources: readonly Source[]): string {
  const hash = createHash("sha256");
  for (const { file, text } of [...sources, ...codeOfLoading()]) hash.update(file).update("\0").update(text).update("\0");
  return hash.digest("hex");
}

/** The modules that decide what a world is: the schemas and the loader. */
function codeOfLoading(): Source[] {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const files = [path.join(here, "../domain"), here].flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
  return files.filter((file) => /domain[\\/][a-z-]+\.[jt]s$|[\\/](?:load-[a-z]+|world|language|gazetteer)\.[jt]s$/u.test(file)).map((file) => ({ file: path.basename(file), text: readFileSync(file, "utf8") }));
}
