import type { AnswerKind, Computed, Language, Option, PassageView } from "../domain/answer.js";
import type { Fact } from "../domain/fact.js";
import type { Finding, PassageFound, Remark } from "../domain/finding.js";
import type { Originals } from "../domain/originals.js";
import type { World } from "../domain/world.js";
import { asPrinted } from "./verbatim.js";
import type { Words } from "./words.js";

/** An answer's parts before they are put together. Lines are simplified Chinese or English; titles and quotations are marked. */
export interface Draft {
  kind: AnswerKind;
  lines: string[]; // the first states the answer
  remarks: string[];
  facts: Fact[];
  related: Fact[];
  computed: Computed[];
  passages: PassageView[];
  articles: string[]; // cited as a whole
  options: Option[];
}

export interface DraftContext {
  world: World;
  words: Words;
  originals: Originals | null;
  language: Language;
}

type Of<K extends Finding["kind"]> = Extract<Finding, { kind: K }>;

const empty = (kind: AnswerKind): Draft => ({ kind, lines: [], remarks: [], facts: [], related: [], computed: [], passages: [], articles: [], options: [] });

const notes = (facts: Fact[], w: Words): string[] => [...new Set(facts.flatMap((f) => w.note(f) ?? []))].slice(0, 3);
const said = (remarks: Remark[], w: Words): string[] => remarks.flatMap((r) => w.remark(r) ?? []);

/** One function for each kind of finding. */
const DRAFTS: { [K in Finding["kind"]]: (finding: Of<K>, c: DraftContext) => Draft } = {
  fact: factDraft,
  comparison: (f, { words: w }) => ({ ...empty("comparison"), lines: w.compared(f.facts, f.computed, f.want), facts: f.facts, related: f.related, computed: f.computed, remarks: [...said(f.remarks, w), ...notes(f.facts, w)] }),
  ranking: (f, { words: w }) => ({ ...empty("ranking"), lines: f.within ? w.rankedWithin(f.facts, f.order, f.within) : w.ranked(f.facts, f.order, f.one, f.nth ?? 1), facts: f.facts, computed: f.computed, remarks: said(f.remarks, w) }),
  filter: (f, { words: w }) => ({ ...empty(f.facts.length > 0 ? "list" : "not_found"), lines: w.filtered(f), facts: f.facts, related: f.others, remarks: said(f.remarks, w) }),
  table: (f, { words: w }) => ({ ...empty("list"), lines: w.tabled(f.facts, f.indicator), facts: f.facts, remarks: said(f.remarks, w) }),
  several: severalDraft,
  change: (f, { words: w }) => changeDraft(f, w),
  computed: (f, { words: w }) => ({ ...empty("computed"), lines: w.computed(f), facts: f.facts, computed: f.computed, remarks: [...said(f.remarks, w), ...notes(f.facts, w)] }),
  list: (f, { words: w }) => ({ ...empty("list"), lines: [w.listTitle(f), ...bullets(f.facts, f.title.region, w), ...(f.more > 0 ? [w.more(f.more)] : [])], facts: f.facts, options: f.options }),
  profile: (f, { words: w }) => ({ ...empty("profile"), lines: [w.profileTitle(f.region, f.count), ...bullets(f.facts, f.region, w)], facts: f.facts, options: f.options }),
  passage: passageDraft,
  source: (f, { words: w, world }) => ({
    ...empty("source"),
    lines: w.source(f.articles.flatMap((id) => world.articles.get(id) ?? []), f.what, f.facts),
    facts: f.facts,
    articles: f.articles,
  }),
  period_of: (f, { words: w }) => ({ ...empty("fact"), lines: w.period(f.facts), facts: f.facts, remarks: notes(f.facts, w) }),
  status_of: (f, { words: w }) => ({ ...empty("fact"), lines: w.status(f.facts), facts: f.facts, remarks: notes(f.facts, w) }),
  coverage: (f, { words: w, world }) => ({ ...empty("help"), lines: w.coverage(f.what), articles: f.what === "articles" ? [...world.articles.keys()] : [] }),
  clarify: (f, { words: w }) => ({ ...empty("clarify"), lines: w.clarify(f), related: f.facts, options: f.options }),
  not_found: notFoundDraft,
  help: (f, { words: w }) => ({ ...empty("help"), lines: w.help(f.topic) }),
};

export function draft(finding: Finding, context: DraftContext): Draft {
  const make = DRAFTS[finding.kind] as (finding: Finding, c: DraftContext) => Draft;
  return make(finding, context);
}

/** The parts one after the other; what is missing is said in its place. */
function severalDraft(f: Of<"several">, c: DraftContext): Draft {
  const parts = f.parts.map((part) => draft(part, c));
  const told = parts.filter((p) => !REFUSED.has(p.kind));
  const all = <T>(of: (d: Draft) => T[]): T[] => [...new Set(parts.flatMap(of))];
  return {
    kind: told[0]?.kind ?? parts[0]?.kind ?? "not_found", lines: all((d) => d.lines), remarks: all((d) => d.remarks),
    facts: distinctBy(parts.flatMap((d) => d.facts)), related: all((d) => d.related), computed: all((d) => d.computed),
    passages: all((d) => d.passages), articles: all((d) => d.articles), options: [],
  };
}

const REFUSED = new Set<AnswerKind>(["not_found", "help", "clarify"]);
const distinctBy = (facts: Fact[]): Fact[] => [...new Map(facts.map((x) => [x.id, x])).values()];

const bullets = (facts: Fact[], region: string | null, w: Words): string[] => facts.map((x) => `· ${x.region === region ? w.listed(x) : w.stated(x)}`);

function factDraft(f: Of<"fact">, { words: w, originals }: DraftContext): Draft {
  const main = f.main[0];
  const parts = f.related.filter((x) => x.of === main?.id);
  const beside = f.related.filter((x) => x.of !== main?.id).slice(0, 3);
  const quotes = f.main.slice(0, 2).flatMap((x) => originals?.clause(x.article, x.paragraph, x.surface) ?? []);
  const lines = [...f.main.map((x) => w.stated(x)), ...(parts.length > 0 ? [w.part(parts)] : []), ...[...new Set(quotes)].map((q) => w.quote(q))];
  const plan = f.remarks.some((r) => r.kind === "claim") ? f.remarks.filter((r) => r.kind === "only_planned") : []; // 已经搬完197户了吧: say first that it is a plan
  const first = said([...plan, ...f.remarks.filter((r) => r.kind === "claim" || r.kind === "direction")], w);
  const rest = said(f.remarks.filter((r) => r.kind !== "claim" && r.kind !== "direction" && (plan.length === 0 || r.kind !== "only_planned")), w);
  return { ...empty("fact"), lines: [...lines, ...first], facts: f.main, related: f.related, remarks: [...(beside.length > 0 ? [w.beside(beside)] : []), ...rest, ...notes(f.main, w)] };
}

function changeDraft(f: Of<"change">, w: Words): Draft {
  const facts = f.from && f.to ? [f.from, f.to, ...f.stated] : f.stated;
  return { ...empty("change"), lines: w.changed(f), facts, related: f.related, computed: f.computed, remarks: [...said(f.remarks, w), ...notes(facts, w)] };
}

function passageDraft(f: Of<"passage">, c: DraftContext): Draft {
  const passages = f.passages.flatMap((p) => viewPassage(p, c));
  const first = f.passages[0];
  const article = first && c.world.articles.get(first.article);
  const top = passages[0];
  const lines = top && article ? [c.words.passage(article, top.paragraph, top.original ? asPrinted(top.text) : top.text, top.original)] : [];
  const second = passages[1] && f.passages[1] && f.passages[1].confidence > 0.75 ? [c.words.seeAlso(passages[1].original ? asPrinted(passages[1].text) : passages[1].text)] : [];
  return { ...empty("passage"), lines: [...lines, ...second], passages, related: f.related, remarks: said(f.remarks, c.words) };
}

function viewPassage(p: PassageFound, { world, originals, language }: DraftContext): PassageView[] {
  const original = originals?.paragraph(p.article, p.paragraph) ?? null;
  const kept = world.articles.get(p.article)?.paragraphs.find((x) => x.n === p.paragraph);
  const digest = language === "en" && kept?.en ? kept.en : (kept?.digest ?? "");
  const text = original ?? digest;
  return text ? [{ article: p.article, paragraph: p.paragraph, text, original: original !== null }] : [];
}

function notFoundDraft(f: Of<"not_found">, c: DraftContext): Draft {
  const w = c.words;
  const lines = w.missing(f.why);
  const near = f.why.kind === "no_indicator" || f.why.kind === "no_match" || f.why.kind === "absent_indicator" ? (f.related.length > 0 ? w.offer(f.related) : null) : w.near(f.related);
  if (near) lines.push(near);
  if (f.why.kind === "no_indicator" && f.why.elsewhere.length > 0) lines.push(w.elsewhere(f.why.indicator, f.why.elsewhere));
  const passages = f.passages.flatMap((p) => viewPassage(p, c));
  const top = passages[0];
  if (top) lines.push(w.seeAlso(top.original ? asPrinted(top.text) : top.text));
  return { ...empty("not_found"), lines, related: f.related, passages, options: f.options };
}
