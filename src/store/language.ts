import path from "node:path";
import { z } from "zod";
import { AbsentFile, CueFile, IntentFile, SharedPhrases, SynonymFile, type LanguageData } from "../domain/language-data.js";
import { loadPlaceData } from "./gazetteer.js";
import { keepBeside } from "./load-cache.js";
import { DataError, formatPath, type Problem } from "./load-problems.js";
import { loadWeights } from "./load-weights.js";
import { parseYaml, readSources, type Source } from "./load-yaml.js";

/**
 * How people speak: data/synonyms.yaml, data/absent.yaml, intents/, and the national gazetteer.
 * @param root the project's folder
 * @throws DataError that lists every error by file and path
 */
export function loadLanguage(root: string): LanguageData {
  const data = readSources(path.join(root, "data")).filter((s) => s.file === "data/synonyms.yaml" || s.file === "data/absent.yaml");
  const intents = readSources(path.join(root, "intents"));
  const sources = new Map(data.map((s) => [s.file, s]));
  const parse = (): Spoken => parseLanguage(sources, intents);
  const spoken = keepBeside(path.join(root, "data"), "language", [...data, ...intents], parse);
  return { ...spoken, places: loadPlaceData(root), weights: loadWeights(root) };
}

/** What is kept beside the packages once it is parsed. */
type Spoken = Omit<LanguageData, "places" | "weights">;

function parseLanguage(data: Map<string, Source>, intents: Source[]): Spoken {
  const problems: Problem[] = [];
  const synonyms = read(data.get("data/synonyms.yaml"), SynonymFile, problems) ?? { groups: [], stop: [] };
  const absent = read(data.get("data/absent.yaml"), AbsentFile, problems)?.absent ?? [];
  const shared = read(intents.find((s) => s.file === "intents/_shared.yaml"), SharedPhrases, problems)?.phrases ?? {};
  const isCue = (s: Source): boolean => s.file.startsWith("intents/cues/");
  const own = intents.filter((s) => s.file !== "intents/_shared.yaml" && !isCue(s));
  const files = own.flatMap((s) => readIntent(s, problems));
  const cues = intents.filter(isCue).flatMap((s) => read(s, CueFile, problems) ?? []);
  if (problems.length > 0) throw new DataError(problems);
  return { synonyms, absent, intents: files, cues, phrases: shared };
}

function readIntent(source: Source, problems: Problem[]): IntentFile[] {
  const file = read(source, IntentFile, problems);
  if (!file) return [];
  if (`intents/${file.intent}.yaml` !== source.file) {
    problems.push({ level: "error", file: source.file, line: 1, path: "intent", message: `the file's name is not its intent, ${file.intent}` });
  }
  return [file];
}

function read<T>(source: Source | undefined, schema: z.ZodType<T>, problems: Problem[]): T | null {
  if (!source) return null;
  const yaml = parseYaml(source, problems);
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    problems.push({ level: "error", file: source.file, line: yaml.lineOf(issue.path), path: formatPath(issue.path), message: issue.message });
  }
  return null;
}
