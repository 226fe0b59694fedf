import type { Answer, Citation, Computed, PassageView } from "../domain/answer.js";
import type { Fact } from "../domain/fact.js";
import type { Finding } from "../domain/finding.js";
import type { AbsentIndicator } from "../domain/language-data.js";
import type { Originals } from "../domain/originals.js";
import type { Understanding } from "../domain/understanding.js";
import type { World } from "../domain/world.js";
import { keptFor } from "../text/steps.js";
import { draft } from "./draft.js";
import { inScript } from "./verbatim.js";
import { toFactView } from "./views.js";
import { wordsEn } from "./words-en.js";
import { wordsZh } from "./words-zh.js";
import type { Words } from "./words.js";

export interface ComposeInput {
  world: World;
  absent?: readonly AbsentIndicator[]; // well-known indicators that no article gives, for their English names
  finding: Finding;
  understanding: Understanding;
  question: { id: string; chat: string; text: string; language?: Answer["language"] };
  originals: Originals | null;
}

/** The words of both languages, made once for a world with its absent indicators. */
const wordsOf = keptFor((world: World) => keptFor((absent: readonly AbsentIndicator[]): { zh: Words; en: Words } => ({ zh: wordsZh({ world }), en: wordsEn({ world, absent }) })));
const NO_NAMES: readonly AbsentIndicator[] = [];

/** Finding → Answer: the wording in the question's language and script, and what it rests on. */
export function compose({ world, absent, finding, understanding: u, question, originals }: ComposeInput): Answer {
  const both = wordsOf(world)(absent ?? NO_NAMES);
  const language = question.language ?? u.language;
  const words = language === "en" ? both.en : both.zh;
  const d = draft(finding, { world, words, originals, language });
  const cited = citations(world, d.facts, d.computed, [...d.facts, ...d.related], d.passages, d.articles);
  const told = d.kind === "passage" ? citations(world, [], [], [], d.passages.slice(0, d.lines.length), []) : cited; // of three paragraphs found one or two are told
  const sources = sourceLines(world, words, told);
  const lines = [...d.lines, ...d.remarks, ...(sources ? [sources] : [])].filter((l) => l !== "");
  return {
    id: question.id,
    chat: question.chat,
    question: question.text,
    language,
    kind: d.kind,
    text: inScript(lines.join("\n"), language),
    headline: inScript(d.lines[0] ?? "", language),
    facts: d.facts.map((f) => toFactView(world, f)),
    related: d.related.map((f) => toFactView(world, f)),
    computed: d.computed,
    passages: d.passages,
    citations: cited,
    options: d.options.map((o) => ({ label: inScript(o.label, language), ask: inScript(o.ask, language) })),
    why: { intent: u.intent, template: u.template, rules: u.rules },
  };
}

/** One citation for each article and paragraph that the answer rests on, in the order of first use. */
function citations(world: World, facts: Fact[], computed: Computed[], operandsFrom: Fact[], passages: PassageView[], articles: string[]): Citation[] {
  const places = new Map<string, Citation>();
  const add = (article: string, paragraph: number | null): void => {
    const a = world.articles.get(article);
    const key = `${article}/${paragraph}`;
    if (!a || places.has(key)) return;
    places.set(key, { article, label: a.label, title: a.title, publisher: a.publisher, published: a.published, authors: a.authors, paragraph });
  };
  const byId = new Map(operandsFrom.map((f) => [f.id, f]));
  const operands = computed.flatMap((c) => c.from.flatMap((id) => byId.get(id) ?? []));
  for (const f of [...facts, ...operands]) for (const n of [f.paragraph, ...f.also]) add(f.article, n);
  for (const p of passages) add(p.article, p.paragraph);
  const cited = new Set([...places.values()].map((c) => c.article));
  for (const a of articles) {
    if (cited.has(a)) continue;
    const bylines = world.articles.get(a)?.paragraphs.filter((p) => p.role === "byline") ?? [];
    for (const p of bylines) add(a, p.n); // who, where and when an article was published stands in these
    if (bylines.length === 0) add(a, null);
  }
  return [...places.values()];
}

function sourceLines(world: World, words: Words, cited: Citation[]): string {
  const groups = new Map<string, number[]>();
  for (const c of cited) (groups.get(c.article) ?? groups.set(c.article, []).get(c.article))?.push(...(c.paragraph === null ? [] : [c.paragraph]));
  const lines = [...groups].flatMap(([id, ns]) => {
    const article = world.articles.get(id);
    return article ? [words.citation(article, ns)] : [];
  });
  return lines.length > 0 ? words.sources(lines) : "";
}
