import { createAsk, type Ask } from "../../../src/ask.js";
import { lexiconOf } from "../../../src/ask/lexicon.js";
import { weightsOf } from "../../../src/judge/index.js";
import type { LanguageData } from "../../../src/domain/language-data.js";
import type { Understanding } from "../../../src/domain/understanding.js";
import type { World } from "../../../src/domain/world.js";
import { createBags } from "../../../src/retrieve/facts/bags.js";
import { createFactSearch, type FactSearch } from "../../../src/retrieve/facts/search.js";
import { createPassageIndex, type Passage } from "../../../src/retrieve/passages/index.js";
import { passagesOf } from "../../../src/store/engine.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { createUnderstand, type Understand } from "../../../src/understand/understand.js";
import { inventWorld } from "./invented.js";
import { generateParagraphs } from "../retrieval/generate.js";
import { NOW } from "./latency.js";
import { measureStages, type StageShares } from "./stages.js";
import { percentile, timed } from "./statistics.js";

export interface ScaleRow {
  what: string;
  real: { p50: number; p99: number }; // microseconds, with the real store
  large: { p50: number; p99: number }; // with the invented regions in it
  ratio: { p50: number; p99: number };
}

export interface Scale {
  regions: number;
  facts: number;
  paragraphs: number;
  stages: StageShares["stages"]; // of the whole answers over the large store
  buildSeconds: { real: number; large: number };
  rows: ScaleRow[];
}

const REGIONS = 3000;
const FACTS = 100_000;
const PARAGRAPHS = 100_000;
const DAY = NOW.toISOString().slice(0, 10);

/** The two stages whose time could grow with the store, and the whole, over the real store and the large one in turn. */
export async function measureScale(real: World, language: LanguageData, { questions = 100, everywhereQuestions = 20, rounds = 3, paragraphs = PARAGRAPHS } = {}): Promise<Scale> {
  const large = inventWorld(real, REGIONS, FACTS);
  const [small, big] = [build(real, language, passagesFor(1000)), build(large, language, passagesFor(paragraphs))];
  const named = [ask(real, questions, (id) => !id.startsWith("99")), ask(large, questions, (id) => id.startsWith("99"))] as const;
  const names = [...new Set(real.facts.map((fact) => fact.indicator))].map((id) => real.indicators.get(id)?.name ?? "");
  const everywhere = names.slice(0, everywhereQuestions).map((name) => `哪个地方的${name}最多?`);
  const compare = (what: string, run: (side: Side, text: string) => number, [ours, theirs]: readonly [string[], string[]]): ScaleRow => {
    const [a, b]: [number[], number[]] = [[], []];
    for (let round = -1; round < rounds; round++) {
      for (const [i, text] of ours.entries()) {
        const [x, y] = [run(small, text), run(big, theirs[i] ?? text)];
        if (round >= 0) (a.push(x * 1000), b.push(y * 1000));
      }
    }
    const both = (values: number[]): { p50: number; p99: number } => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });
    const [one, other] = [both(a), both(b)];
    return { what, real: one, large: other, ratio: { p50: other.p50 / one.p50, p99: other.p99 / one.p99 } };
  };
  const rows = [
    compare("understand a question on a region", understandTime, named),
    compare("find its fact", lookupTime, named),
    compare("the whole answer", answerTime, named),
    compare("understand one on all regions", understandTime, [everywhere, everywhere]),
    compare("the whole answer, over all regions", answerTime, [everywhere, everywhere]),
    compare("the whole answer, from a paragraph", answerTime, [HOW, HOW]),
  ];
  const { stages } = await measureStages(() => {
    for (const text of [...named[1], ...everywhere, ...HOW]) answerTime(big, text);
  });
  return { paragraphs, stages, regions: large.regions.size, facts: large.facts.length, buildSeconds: { real: small.seconds, large: big.seconds }, rows };
}

interface Side {
  understand: Understand;
  search: FactSearch;
  ask: Ask;
  seconds: number;
}

/** Questions that no figure answers. */
const HOW = ["劳务协作怎么搞?", "怎么让贫困户增收?", "易地搬迁的群众怎么安置?", "合作社如何带动农户?", "看病难怎么解决?", "为什么要发展产业?", "怎样帮助残疾人?", "教育扶贫怎么做?"];

const passagesFor = (count: number): Passage[] =>
  [...generateParagraphs(count)].map(({ text }, n) => ({ id: `made${n % 1000}/${n}`, article: `made${n % 1000}`, paragraph: n, text }));

function build(world: World, language: LanguageData, paragraphs: Passage[]): Side {
  const passages = createPassageIndex([...passagesOf(world, null), ...paragraphs], {
    segmenter: createSegmenter(), weights: weightsOf(language.weights, "passages"),
  });
  const start = performance.now();
  const lexicon = lexiconOf(language);
  const bags = createBags(world, lexicon);
  const search = createFactSearch(world, bags, weightsOf(language.weights, "facts"));
  const understand = createUnderstand(world, language, lexicon, bags.known);
  const seconds = (performance.now() - start) / 1000;
  return { understand, search, ask: createAsk({ world, language, passages: () => passages }), seconds };
}

const regionsIn = (u: Understanding): string[] => u.places.flatMap((place) => (place.region === null ? [] : [place.region]));

const understandTime = (side: Side, text: string): number => timed(() => side.understand(text, DAY));
const answerTime = (side: Side, text: string): number => timed(() => side.ask({ id: "q", chat: "c", text }, null, NOW));
function lookupTime(side: Side, text: string): number {
  const u = side.understand(text, DAY);
  const regions = regionsIn(u);
  return timed(() => side.search.search(u, regions, u.measures[0] ?? null));
}

/** Questions on facts spread over the store: "开州区2017年底贫困发生率是多少?" */
function ask(world: World, count: number, of: (region: string) => boolean): string[] {
  const facts = world.facts.filter((fact) => of(fact.region));
  const step = Math.max(1, Math.floor(facts.length / count));
  return facts.filter((_, i) => i % step === 0).slice(0, count).map((fact) => {
    const name = world.indicators.get(fact.indicator)?.name ?? "";
    return `${world.regions.get(fact.region)?.short ?? ""}${fact.period.text}${name}是多少?`;
  });
}
