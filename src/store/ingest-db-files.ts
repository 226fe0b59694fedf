import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { FORMATS } from "../ingest/formats.js";
import { ArticleReadError, LIMITS } from "../ingest/read-error.js";
import type { Knowledge } from "../ingest/types.js";
import { loadPlaceData } from "./gazetteer.js";
import { loadNaming } from "./load-naming.js";
import { projectSegmenter } from "./project-segmenter.js";
import { loadWeights } from "./load-weights.js";
import { loadWorld } from "./world.js";

/**
 * The files that arguments name: a file itself, a folder's articles with those of its folders, in the order of their names.
 * @returns files, and a message for each argument that is neither
 */
export function collectFiles(names: readonly string[]): { files: string[]; problems: string[] } {
  const files: string[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const stat = statSync(name, { throwIfNoEntry: false });
    if (!stat) problems.push(`${name}: 没有这个文件 (no such file)`);
    else if (stat.isDirectory()) files.push(...filesIn(name));
    else files.push(name);
  }
  return { files: [...new Set(files)], problems };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && FORMATS.has(path.extname(entry.name).toLowerCase()) && !entry.name.startsWith("."))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The bytes of one file.
 * @throws ArticleReadError when it is too large or cannot be opened; nothing is read before its size is known
 */
export function readFileBytes(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > LIMITS.bytes) throw new ArticleReadError(file, "too large", `${Math.round(size / 1e6)} MB,超过 ${LIMITS.bytes / 1e6} MB (too large)`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ArticleReadError) throw error;
    throw new ArticleReadError(file, "damaged", `打不开 (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** What ingestion starts from: data/ and the national gazetteer. */
export function loadKnowledge(root: string): Knowledge {
  const world = loadWorld(path.join(root, "data"));
  const { regions, indicators } = world;
  return {
    regions: [...regions.values()],
    indicators: [...indicators.values()],
    places: loadPlaceData(root),
    weights: loadWeights(root),
    naming: loadNaming(root),
    segmenter: projectSegmenter(root),
  };
}
