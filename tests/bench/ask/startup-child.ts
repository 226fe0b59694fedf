/**
 * A process of its own that starts a part of the program and prints what each step took, as one line of JSON.
 *   node --expose-gc --import tsx startup-child.ts parts|whole
 */
import { projectRoot } from "../../../src/store/load-root.js";

export interface Step {
  step: string;
  milliseconds: number; // by the clock
  cpu: number; // milliseconds of processor time, all threads: what a busy machine changes least
  megabytes: number; // resident memory that it added, after a collection
}

const steps: Step[] = [];
const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => undefined);
const resident = (): number => (collect(), process.memoryUsage().rss / 1e6);
let before = 0;
let cpuBefore = 0;
const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function step<T>(name: string, run: () => T | Promise<T>, start = performance.now()): Promise<T> {
  const result = await run();
  const [milliseconds, cpu] = [performance.now() - start, cpuNow() - cpuBefore];
  const after = resident();
  steps.push({ step: name, milliseconds, cpu, megabytes: after - before });
  before = after;
  cpuBefore = cpuNow(); // the collection is not the step's
  return result;
}

const root = projectRoot();
const FACT = "开州区2017年底贫困发生率是多少?";
const HOW = "瓮安怎么搞劳务协作?";

async function parts(): Promise<void> {
  await step("node and the compiler of TypeScript", () => undefined, 0);
  await step("modules", () => import("../../../src/store/engine.js"));
  const { loadWorld } = await import("../../../src/store/world.js");
  const { loadLanguage } = await import("../../../src/store/language.js");
  const { lexiconOf } = await import("../../../src/ask/lexicon.js");
  const { weightsOf } = await import("../../../src/judge/index.js");
  const { createBags } = await import("../../../src/retrieve/facts/bags.js");
  const { createFactSearch } = await import("../../../src/retrieve/facts/search.js");
  const { createUnderstand } = await import("../../../src/understand/understand.js");
  const { createSegmenter } = await import("../../../src/text/segment.js");
  const { createPassageIndex } = await import("../../../src/retrieve/passages/index.js");
  const { passagesOf, passageTools } = await import("../../../src/store/engine.js");
  const world = await step("world (data/)", () => loadWorld(`${root}/data`));
  const language = await step("language (intents/, synonyms, gazetteer)", () => loadLanguage(root));
  const [lexicon, bags] = await step("lexicon and bags of words", () => {
    const made = lexiconOf(language);
    const words = createBags(world, made);
    createFactSearch(world, words, weightsOf(language.weights, "facts"));
    return [made, words] as const;
  });
  const understand = await step("names, spelling and templates", () => createUnderstand(world, language, lexicon, bags.known));
  await step("first question understood", () => understand(FACT, "2024-03-15"));
  const segmenter = createSegmenter();
  await step("nodejieba and its dictionary", () => segmenter.cut("贫困发生率"));
  await step("passage index", () => createPassageIndex(passagesOf(world, null), passageTools(root, language.weights)).search(HOW, { limit: 3 }));
}

async function whole(): Promise<void> {
  const { loadEngine } = await import("../../../src/store/engine.js");
  const { ask } = loadEngine(root);
  const reply = (text: string): unknown => ask({ id: "1", chat: "1", text }, null, new Date());
  await step("start to the first figure", () => reply(FACT), 0);
  await step("then the first how-question", () => reply(HOW));
  await step("then another figure", () => reply("瓮安茶园面积是多少?"));
}

await (process.argv[2] === "whole" ? whole() : parts());
process.stdout.write(`${JSON.stringify(steps)}\n`);
