import type { Answer, Language } from "./domain/answer.js";
import { EMPTY_CONVERSATION, type Conversation } from "./domain/conversation.js";
import type { Fact } from "./domain/fact.js";
import type { Finding } from "./domain/finding.js";
import type { LanguageData } from "./domain/language-data.js";
import type { Originals } from "./domain/originals.js";
import type { Understanding } from "./domain/understanding.js";
import type { World } from "./domain/world.js";
import { compose } from "./compose/compose.js";
import { bagsInSteps } from "./retrieve/facts/bags.js";
import { factSearchInSteps } from "./retrieve/facts/search.js";
import { find } from "./retrieve/find/index.js";
import type { PassageIndex } from "./retrieve/passages/index.js";
import { createLexicon, type SynonymGroup } from "./text/lexicon.js";
import { normalise } from "./text/normalise.js";
import { finish, keptFor, type Steps } from "./text/steps.js";
import { readInContext } from "./understand/follow.js";
import { splitQuestions } from "./understand/split.js";
import { understandInSteps } from "./understand/understand.js";

/** A question as it comes in; `language` overrides the question's own. */
export interface Question {
  id: string;
  chat: string;
  text: string;
  language?: Language;
}

export interface Reply {
  answer: Answer;
  conversation: Conversation; // to be handed in with the next question of the same chat
}

export type Ask = (question: Question, conversation: Conversation | null, now: Date) => Reply;

/** What the engine is made of. */
export interface AskParts {
  world: World;
  language: LanguageData;
  passages: () => PassageIndex; // called when first needed: most questions on figures never need it
  originals?: Originals;
  ready?: boolean; // true: builds also what only the first misspelt question would; a bot's answers must not wait for it
}

/**
 * START HERE: the question flow. text → Understanding (in its conversation) → Finding → Answer.
 * Deterministic; reads no clock, disk or network. @throws Error when the templates are faulty, never on a question
 */
export function createAsk(parts: AskParts): Ask {
  return finish(askInSteps(parts));
}

/** The same in short steps: a running bot takes up new articles between its answers. */
export function* askInSteps(parts: AskParts): Steps<Ask> {
  const { world, language } = parts;
  const lexicon = lexiconOf(language);
  const bags = yield* bagsInSteps(world, lexicon);
  const search = yield* factSearchInSteps(world, bags);
  const understand = yield* understandInSteps(world, language, lexicon, bags.known, parts.ready);
  const passages = once(parts.passages);

  return (question, previous, now) => {
    const conversation = previous ?? EMPTY_CONVERSATION;
    const severalAtOnce = (text: string): Read | null => {
      const reads = splitQuestions(text).map((part) => understand(part, now.toISOString().slice(0, 10))).map((u) => ({ understanding: u, finding: find(world, search, passages, u, conversation) }));
      return reads.length > 1 ? mergeReads(reads) : null;
    };
    /** Nothing found: pairs that sound like a word of ours are read as that word (水裹). */
    const mended = (text: string, asWritten: Understanding): Read | null => {
      const u = understand(text, now.toISOString().slice(0, 10), 2);
      if (u.text === asWritten.text || asWritten.places.some((p) => p.region === null)) return null; // 科左中旗 is no misspelt word
      const read = bestReading(readInContext(u, conversation), (x) => find(world, search, passages, x, conversation));
      if (read.finding.kind !== "fact") return null;
      return first.finding.kind !== "fact" || saidBy(read.understanding, read.finding.main) > saidBy(first.understanding, first.finding.main) + BETTER ? read : null;
    };
    /** Nothing, or not which place, or a figure that leaves half of the question unsaid, where something in it is no word. */
    const unsure = ({ finding, understanding: u }: Read): boolean => {
      if (finding.kind === "not_found" || finding.kind === "clarify") return true;
      return finding.kind === "fact" && u.terms.some(isNoWord) && search.unionCover(u, finding.main) < HALF;
    };
    /** Share of all content, also of what no name holds. */
    const saidBy = (u: Understanding, facts: Fact[]): number => {
      const weight = (terms: Understanding["terms"]): number => terms.reduce((sum, t) => sum + t.weight, 0);
      return (search.unionCover(u, facts) * weight(u.terms.filter((t) => t.known))) / Math.max(1e-9, weight(u.terms));
    };
    const alone = understand(question.text, now.toISOString().slice(0, 10));
    const findFor = (u: Understanding): Finding => find(world, search, passages, u, conversation);
    const first = severalAtOnce(question.text) ?? bestReading(readInContext(alone, conversation), findFor);
    const { understanding, finding } = unsure(first) ? (mended(question.text, alone) ?? first) : first;
    const answer = compose({ world, finding, understanding, question, originals: parts.originals ?? null });
    return { answer, conversation: remember(conversation, understanding, finding, answer, world, search.byId(answer.facts[0]?.id ?? "")) };
  };
}

const lexiconOf = keptFor((language: LanguageData) =>
  createLexicon(
    [...absentGroups(language), ...language.synonyms.groups.map(([token = "", ...words]) => ({ token: normalise(token), words: words.map(normalise) }))],
    language.synonyms.stop.map(normalise),
  ),
);

/** Well-known indicators that no article gives are words of their own: 失业率 must not be read as 率 of something that we have. */
function absentGroups(language: LanguageData): SynonymGroup[] {
  return language.absent.map((a) => ({ token: `∅${a.name}`, words: [a.name, ...a.aliases, a.en, ...a.enAliases].map(normalise) }));
}

/** ①…②…: two questions in one message are answered one after the other, when each has a figure; else they are read as one. */
function mergeReads(reads: Read[]): Read | null {
  const facts = reads.flatMap((r) => (r.finding.kind === "fact" ? [r.finding] : []));
  const first = reads[0];
  if (!first || facts.length < reads.length || reads.some((r) => !r.understanding.places.some((p) => p.region))) return null;
  return {
    understanding: { ...first.understanding, places: reads.flatMap((r) => r.understanding.places) },
    finding: { kind: "fact", main: facts.flatMap((f) => f.main), related: [], remarks: facts.flatMap((f) => f.remarks) },
  };
}

/** A pair of characters that no word covers: perhaps a word misspelt. */
const isNoWord = (t: Understanding["terms"][number]): boolean => !t.known && t.weight >= 0.55 && t.weight < 0.65;
const HALF = 0.75;
const BETTER = 0.15;

interface Read {
  understanding: Understanding;
  finding: Finding;
}

/** The first reading that leads to an answer; when none does, the first. */
function bestReading(readings: Understanding[], findFor: (u: Understanding) => Finding): Read {
  let first: Read | undefined;
  for (const understanding of readings) {
    const finding = findFor(understanding);
    first ??= { understanding, finding };
    if (finding.kind !== "not_found" && finding.kind !== "clarify" && (finding.kind !== "help" || understanding.intent === "help")) return { understanding, finding };
  }
  if (!first) throw new Error("a question has at least one reading");
  return first;
}

/** What the next question may lean on. Small talk changes nothing; a new topic starts a new list of what was shown. */
function remember(old: Conversation, u: Understanding, finding: Finding, answer: Answer, world: World, main: Fact | undefined): Conversation {
  if (finding.kind === "help" || finding.kind === "coverage") return old;
  const facts = answer.facts.map((f) => f.id);
  const passages = answer.passages.map(({ article, paragraph }) => ({ article, paragraph }));
  const told = facts.length > 0 || passages.length > 0;
  if (["source", "period_of", "status_of", "more", "why"].includes(u.intent) && old.understanding) {
    return { ...old, shown: [...new Set([...old.shown, ...facts])].slice(-200) };
  }
  const places = u.places.length > 0 || !main ? u.places : [{ region: main.region, name: world.regions.get(main.region)?.short ?? "", start: 0, end: 0, rule: "context" as const }];
  const rate = main && (main.unit === "%" || main.unit === "倍") && !u.measures.some((m) => m.unit === main.unit);
  const unsaid = main && main.unit === "元" && u.measures.length === 1 && u.measures[0]?.unit === ""; // 投多少 was told in 元
  const measures = rate || unsaid ? [{ unit: main.unit, start: 0, end: 0 }] : u.measures; // 多少村通了路 was told as a share: 农户呢 asks for theirs
  return {
    understanding: { ...u, places, measures },
    facts: told || finding.kind === "not_found" ? facts : old.facts,
    shown: u.elliptic ? [...new Set([...old.shown, ...facts])].slice(-200) : facts,
    passages,
  };
}


/** Builds on the first call. */
function once<T>(build: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: build() }).value;
}
