import { z } from "zod";
import { Article } from "../domain/article.js";
import { Fact } from "../domain/fact.js";
import { Indicator, Theme } from "../domain/indicator.js";
import { Region } from "../domain/region.js";
import type { Problem } from "./load-problems.js";
import { parseYaml, problemAt, validate, type Located, type Source, type YamlFile } from "./load-yaml.js";

/** Names that several entries share on purpose, each with the ids that share it: data/ambiguous.yaml. */
export const Ambiguous = z.strictObject({
  regions: z.record(z.string(), z.array(z.string())).default({}),
  indicators: z.record(z.string(), z.array(z.string())).default({}),
});
export type Ambiguous = z.infer<typeof Ambiguous>;

/** What the files hold, each entry valid by itself, none yet held against another. */
export interface Draft {
  regions: Located<Region>[];
  indicators: Located<Indicator>[];
  themes: Located<Theme>[];
  articles: Located<Article>[];
  facts: Located<Fact>[];
  ambiguous: Located<Ambiguous>[];
}

type Reader = (draft: Draft, file: YamlFile, problems: Problem[]) => void;

/** Which reader a file belongs to, by its path below data/; a file of no reader is another loader's. */
const READERS: readonly { files: RegExp; read: Reader }[] = [
  { files: /^regions\//u, read: (draft, file, problems) => readList(draft.regions, Region, "regions", file, problems) },
  { files: /^indicators\//u, read: (draft, file, problems) => readList(draft.indicators, Indicator, "indicators", file, problems) },
  { files: /^themes\.yaml$/u, read: (draft, file, problems) => readList(draft.themes, Theme, "themes", file, problems) },
  { files: /^articles\//u, read: readArticle },
  { files: /^facts\//u, read: readFacts },
  { files: /^ambiguous\.yaml$/u, read: (draft, file, problems) => keep(draft.ambiguous, validate(Ambiguous, file.value, file, [], problems)) },
];

/** Parses and validates every file; what is wrong goes to `problems`, the rest into the draft. */
export function readDraft(sources: readonly Source[], problems: Problem[]): Draft {
  const draft: Draft = { regions: [], indicators: [], themes: [], articles: [], facts: [], ambiguous: [] };
  for (const source of sources) {
    const below = source.file.slice(source.file.indexOf("/") + 1);
    const reader = READERS.find(({ files }) => files.test(below));
    if (!reader) continue;
    const before = problems.length;
    const file = parseYaml(source, problems);
    if (problems.length === before) reader.read(draft, file, problems);
  }
  return draft;
}

function keep<T>(list: Located<T>[], entry: Located<T> | null): void {
  if (entry) list.push(entry);
}

/** A file with one key that holds a list: `regions: [ … ]`. */
function readList<T>(into: Located<T>[], schema: z.ZodType<T>, key: string, file: YamlFile, problems: Problem[]): void {
  const outer = validate(z.strictObject({ [key]: z.array(z.unknown()) }), file.value, file, [], problems);
  outer?.item[key]?.forEach((value, i) => keep(into, validate(schema, value, file, [key, i], problems)));
}

function readArticle(draft: Draft, file: YamlFile, problems: Problem[]): void {
  const article = validate(Article, file.value, file, [], problems);
  if (!article) return;
  if (article.item.id !== stemOf(file)) problems.push(problemAt(article, ["id"], `the file is named ${stemOf(file)}, the article ${article.item.id}`));
  draft.articles.push(article);
}

const FactsFile = z.strictObject({ article: z.string(), facts: z.array(z.unknown()) });

function readFacts(draft: Draft, file: YamlFile, problems: Problem[]): void {
  const outer = validate(FactsFile, file.value, file, [], problems);
  if (!outer) return;
  const { article, facts } = outer.item;
  if (article !== stemOf(file)) problems.push(problemAt(outer, ["article"], `the file is named ${stemOf(file)}, the article ${article}`));
  facts.forEach((value, i) => keep(draft.facts, validate(Fact, expandIds(value, article), file, ["facts", i], problems)));
}

/** In the file ids are short, "10/1" for "kaizhou-2018/10/1", and the article is told once. */
function expandIds(value: unknown, article: string): unknown {
  const entry = z.record(z.string(), z.unknown()).safeParse(value).data;
  if (!entry) return value;
  const full = (id: unknown): unknown => (typeof id === "string" && /^\d+\/\d+$/u.test(id) ? `${article}/${id}` : id);
  const change = z.record(z.string(), z.unknown()).safeParse(entry["change"]).data;
  const expanded = { article, ...entry, id: full(entry["id"]), ...("of" in entry && { of: full(entry["of"]) }) };
  return change ? { ...expanded, change: { ...change, from: full(change["from"]), to: full(change["to"]) } } : expanded;
}

function stemOf(file: YamlFile): string {
  return file.file.replace(/^.*\//u, "").replace(/\.ya?ml$/u, "");
}
