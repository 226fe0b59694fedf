import { Session, type Profiler } from "node:inspector/promises";

export interface StageShares {
  stages: { stage: string; share: number }[]; // 0 … 1 of the time of an answer
  hot: { where: string; own: number; within: number }[]; // functions by the time spent in themselves, and with what they call
}

/** In the order in which a question passes them. */
const STAGES = [
  { stage: "understand", path: "/src/understand/" },
  { stage: "find", path: "/src/retrieve/" },
  { stage: "compose", path: "/src/compose/" },
];
const COLLECTOR = "garbage collection";
const COLLECTING = "(garbage collector)"; // as V8 calls it

/** Samples the processor's stack during a run: the outermost stage on it has the sample, with all that it calls. */
export async function measureStages(run: () => void): Promise<StageShares> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  run();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return sharesOf(profile);
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): StageShares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const stages = new Map<string, number>([...STAGES.map(({ stage }) => stage), "rest of ask", COLLECTOR].map((stage) => [stage, 0]));
  const [own, within] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, name: string, time: number): void => void map.set(name, (map.get(name) ?? 0) + time);
  let total = 0;
  samples.forEach((id, i) => {
    const stack: Profiler.ProfileNode[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) stack.unshift(...[byId.get(at)].filter((node) => node !== undefined));
    const stage = stageOf(stack);
    const time = timeDeltas[i] ?? 0;
    if (stage === null) return;
    total += time;
    add(stages, stage, time);
    if (stage === COLLECTOR) return;
    const named = stack.flatMap((node) => nameOf(node) ?? []);
    for (const name of new Set(named)) add(within, name, time);
    const owner = named.at(-1);
    if (owner !== undefined) add(own, owner, time);
  });
  const share = (time: number | undefined): number => (time ?? 0) / Math.max(1, total);
  const busiest = new Set([...most(own, 8), ...most(within, 24)]);
  return {
    stages: [...stages].map(([stage, time]) => ({ stage, share: share(time) })),
    hot: [...busiest].map((where) => ({ where, own: share(own.get(where)), within: share(within.get(where)) })).sort((a, b) => b.within - a.within),
  };
}

/** @returns null for what is none of ask's doing: the bench itself, waiting */
function stageOf(stack: readonly Profiler.ProfileNode[]): string | null {
  if (stack.at(-1)?.callFrame.functionName === COLLECTING) return COLLECTOR;
  for (const { callFrame } of stack) {
    const found = STAGES.find(({ path }) => callFrame.url.includes(path));
    if (found) return found.stage;
  }
  return stack.some(({ callFrame }) => callFrame.url.includes("/src/ask.")) ? "rest of ask" : null;
}

const most = (map: ReadonlyMap<string, number>, count: number): string[] => [...map].sort((a, b) => b[1] - a[1]).slice(0, count).map(([name]) => name);

/** "match in src/understand/templates.ts"; what built-in and unnamed functions take counts as their caller's. */
function nameOf({ callFrame: { functionName, url } }: Profiler.ProfileNode): string | null {
  const at = url.indexOf("/src/");
  return at < 0 || functionName === "" ? null : `${functionName} in ${url.slice(at + 1)}`;
}
