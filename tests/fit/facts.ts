/** The judge of figures: which one does a question mean? */
import { parse } from "yaml";
import { z } from "zod";
import { lexiconOf } from "../../src/ask/lexicon.js";
import { EMPTY_CONVERSATION, type Conversation } from "../../src/domain/conversation.js";
import type { Fact } from "../../src/domain/fact.js";
import type { LanguageData } from "../../src/domain/language-data.js";
import type { MeasureAsk, Understanding } from "../../src/domain/understanding.js";
import type { World } from "../../src/domain/world.js";
import { measure, weightsOf, type FitRow } from "../../src/judge/index.js";
import { createBags } from "../../src/retrieve/facts/bags.js";
import { FACT_FEATURES } from "../../src/retrieve/facts/features.js";
import { createFactSearch, type FactSearch } from "../../src/retrieve/facts/search.js";
import { find } from "../../src/retrieve/find/index.js";
import { createPassageIndex } from "../../src/retrieve/passages/index.js";
import { loadLanguage } from "../../src/store/language.js";
import { loadWorld } from "../../src/store/world.js";
import { unitFits } from "../../src/text/measures.js";
import { createSegmenter } from "../../src/text/segment.js";
import { readInContext } from "../../src/understand/follow.js";
import { createUnderstand } from "../../src/understand/understand.js";
import { projectFiles, root } from "../helpers/project.js";
import { readByMachine, readInvented } from "./machine-read.js";
import type { FitTask } from "./task.js";

/** What a row of tests/questions says of the figures that answer it. */
const Sentence = z.object({
  ask: z.string(),
  chat: z.array(z.string()).default([]),
  template: z.string().nullable(),
  expect: z.object({
    kind: z.string(),
    facts: z.array(z.string()).default([]),
    includes: z.array(z.string()).default([]),
  }),
});
type Sentence = z.infer<typeof Sentence>;

const NOW = "2024-03-15";
/** What is answered from figures that the question itself names. */
const CHOOSES = new Set(["fact", "comparison", "ranking", "not_found"]);
/** 哪年的, 这是计划吗: of what was told. */
const ABOUT_TOLD = /^(?:period_of|status_of)\//u;
/** The same articles as a machine reads them count this much: there is one row for each that people have reviewed. */
const READ = 0.5;
const FLAT = { score: 1, lead: 0, bias: 0 };

export async function factsTask(): Promise<FitTask> {
  const world = loadWorld(`${root}/data`);
  const language = loadLanguage(root);
  const sentences = projectFiles("tests/questions", [".yaml"])
    .filter(({ file }) => file.split("/").length === 3)
    .flatMap(({ text }) => z.array(Sentence).parse(parse(text)))
    .filter(({ expect }) => CHOOSES.has(expect.kind))
    .filter(({ template }) => !ABOUT_TOLD.test(template ?? ""));
  return {
    name: "facts",
    about: "tests/questions; the five articles as reviewed, and as a machine reads our digests of them; invented articles, tests/fit/read",
    features: FACT_FEATURES,
    tell: 0.6,
    rows: () => [
      ...rowsOf(world, language, sentences, (id) => (fact) => fact.id === id),
      ...readRows(world, language, sentences),
      ...inventedRows(world, language),
    ],
  };
}

/** The same questions, to be answered from what a machine finds in the digests: known by place, value and unit. */
function readRows(world: World, language: LanguageData, sentences: readonly Sentence[]): FitRow[] {
  const read = readByMachine(world, root);
  const byId = new Map(world.facts.map((fact) => [fact.id, fact]));
  const sameAs = (id: string) => (fact: Fact): boolean => {
    const known = byId.get(id);
    return known !== undefined && fact.value === known.value && fact.unit === known.unit && fact.article === known.article;
  };
  return rowsOf(read, language, sentences, sameAs).map((row) => ({ ...row, weight: (row.weight ?? 1) * READ }));
}

/** What the talk was of, whatever was answered. */
function talkBefore(turns: readonly Understanding[]): Conversation {
  return turns.reduce<Conversation>(
    (conversation, u) => ({ ...conversation, understanding: readInContext(u, conversation)[0] ?? u }),
    EMPTY_CONVERSATION,
  );
}

const isAnswered = ({ candidates }: FitRow): boolean => candidates.some(({ right }) => right);

/** Questions on invented articles that a machine has read, beside all that people reviewed. */
function inventedRows(world: World, language: LanguageData): FitRow[] {
  const read = readInvented(world, root, projectFiles("tests/fit/read", [".yaml"]));
  const keys = new Map(read.questions.map((one) => [`${one.article}/${one.ask}`, one]));
  const rows = [...keys].map(([key, { ask }]) => ({ ask, chat: [], template: "read", expect: { kind: "fact", facts: [key], includes: [] } }));
  return rowsOf(read.world, language, rows, (id) => {
    const one = keys.get(id);
    return (fact) => one !== undefined && fact.article === one.article && fact.paragraph === one.paragraph && fact.value === one.value && unitFits(one.unit, fact.unit) > 0.5;
  });
}

type Call = { u: Understanding; regions: string[]; measure: MeasureAsk | null };

function rowsOf(
  world: World,
  language: LanguageData,
  sentences: readonly Sentence[],
  isOf: (id: string) => (fact: Fact) => boolean,
): FitRow[] {
  const lexicon = lexiconOf(language);
  const bags = createBags(world, lexicon);
  const none = { judge: "facts", fitted: "", rows: 0, inSample: 0, heldOut: 0, calibration: FLAT, tell: 0.5 };
  const features = FACT_FEATURES.map(({ name, why }) => ({ name, why, weight: 0 }));
  const search = createFactSearch(world, bags, { ...none, features });
  const understand = createUnderstand(world, language, lexicon, bags.known);
  const empty = createPassageIndex([], {
    segmenter: createSegmenter(),
    weights: weightsOf(language.weights, "passages"),
  });
  const callsFor = (u: Understanding, conversation: Conversation): Call[] => {
    const calls: Call[] = [];
    const listening: FactSearch = {
      ...search,
      search: (asked, regions, measured) => (calls.push({ u: asked, regions, measure: measured }), []),
    };
    find(world, listening, () => empty, u, conversation);
    return calls;
  };
  return sentences.flatMap((sentence) => {
    const conversation = talkBefore(sentence.chat.map((text) => understand(text, NOW)));
    const readings = readInContext(understand(sentence.ask, NOW), conversation).map((u) =>
      callsFor(u, conversation)
        .slice(0, sentence.expect.kind === "comparison" ? 3 : 1)
        .flatMap((call, i) => rowOf(sentence, call, i, search, isOf)),
    );
    return readings.find((rows) => rows.some(isAnswered)) ?? readings[0] ?? [];
  });
}

function rowOf(
  { ask, template, expect }: Sentence,
  { u, regions, measure: asked }: Call,
  i: number,
  search: FactSearch,
  isOf: (id: string) => (fact: Fact) => boolean,
): FitRow[] {
  const { question, sightings } = search.sightings(u, regions, asked);
  const ids = expect.kind === "fact" ? expect.facts.slice(0, u.measures.length > 1 ? 1 : 2) : [...expect.facts, ...expect.includes];
  const right = ids.map(isOf);
  const candidates = sightings.map((sighting) => ({
    values: measure(FACT_FEATURES, sighting, question),
    right: right.some((is) => is(sighting.fact)),
    name: `${sighting.fact.id} ${sighting.fact.indicator}`,
  }));
  const about = `${ask}${i > 0 ? ` (${i + 1})` : ""}`;
  if (candidates.some((one) => one.right)) return [{ group: `${template}|${ids[0] ?? ""}`, candidates, about }];
  const declines = expect.kind === "not_found" && u.absent.length === 0 && u.places.every((p) => p.region !== null);
  return declines ? [{ group: ask, candidates, about }] : [];
}
