/**
 * Updates per second and latency of the bot by webhook, started as npm start starts it, beside a bare node http server and
 * grammY with the same engine, rendering and keyboard, all in one run; and the bot's memory after many updates.
 *   npx tsx tests/bench/telegram/run.ts [--json] [--memory] [--rounds 5] [--updates 3000]
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../../../src/store/load-root.js";
import { TelegramSide, type Load } from "./telegram-side.js";

const PEERS = ["bare", "grammy", "ours"] as const;
type Peer = (typeof PEERS)[number];

export interface TelegramBench {
  rows: { peer: Peer; perSecond: number; saturatedP99: number; p50At300: number; p99At300: number; lost: number; cpuMs: number; megabytes: number }[];
  cpuShareOfBare: number; // the same by processor time an update, which a busy machine disturbs less
  shareOfBare: number; // updates per second of ours over those of the bare server: median of the rounds' ratios
  memory: { updates: number; megabytes: number; heapMegabytes: number }[]; // of ours; empty when not asked for
}

export interface BenchOptions {
  rounds?: number; // each round measures every peer once, in turn; 5 by default
  updates?: number; // for each peer in each round; 3000 by default
  steadySeconds?: number; // at 300 updates a second; 5 by default
  memoryUpdates?: number; // 0 by default: not measured
}

interface Served {
  child: ChildProcess;
  hook: string;
  end(): Promise<void>;
}

export async function benchTelegram({ rounds = 5, updates = 3000, steadySeconds = 5, memoryUpdates = 0 }: BenchOptions = {}): Promise<TelegramBench> {
  const side = await TelegramSide.start();
  const served = new Map<Peer, Served>();
  for (const peer of PEERS) served.set(peer, await serve(peer, side.url));
  const of = (peer: Peer): Served => served.get(peer) ?? fail();
  try {
    for (const peer of PEERS) await side.saturate(of(peer).hook, 2000, 40); // warm up
    const before = new Map(PEERS.map((peer) => [peer, cpuMilliseconds(of(peer).child)]));
    const saturated = await rotate(rounds, (peer) => side.saturate(of(peer).hook, updates, 40));
    const cpu = new Map(PEERS.map((peer) => [peer, (cpuMilliseconds(of(peer).child) - (before.get(peer) ?? 0)) / (rounds * updates)]));
    const steady = await rotate(1, (peer) => side.steady(of(peer).hook, 300, steadySeconds));
    const rows = PEERS.map((peer) => {
      const [loads = [], calm = []] = [saturated.get(peer), steady.get(peer)];
      return {
        peer,
        perSecond: median(loads.map((load) => load.perSecond)),
        saturatedP99: median(loads.map((load) => load.p99)),
        p50At300: median(calm.map((load) => load.p50)),
        p99At300: median(calm.map((load) => load.p99)),
        lost: [...loads, ...calm].reduce((sum, load) => sum + load.lost, 0),
        cpuMs: cpu.get(peer) ?? Number.NaN,
        megabytes: residentMegabytes(of(peer).child),
      };
    });
    const speeds = (peer: Peer): number[] => (saturated.get(peer) ?? []).map((load) => load.perSecond);
    const shareOfBare = median(speeds("ours").map((speed, round) => speed / (speeds("bare")[round] ?? Number.NaN)));
    const memory: TelegramBench["memory"] = [];
    for (let done = 0; done < memoryUpdates; done += 10_000) {
      await side.saturate(of("ours").hook, 10_000, 40);
      memory.push({ updates: done + 10_000, megabytes: residentMegabytes(of("ours").child), heapMegabytes: await heapMegabytes(of("ours").hook) });
    }
    return { rows, shareOfBare, cpuShareOfBare: (cpu.get("bare") ?? Number.NaN) / (cpu.get("ours") ?? Number.NaN), memory };
  } finally {
    for (const { end } of served.values()) await end();
    side.stop();
  }
}

/** Measures each peer once a round, another one first each time, so that a slow moment of the machine hits all alike. */
async function rotate(rounds: number, measure: (peer: Peer) => Promise<Load>): Promise<Map<Peer, Load[]>> {
  const loads = new Map<Peer, Load[]>(PEERS.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < PEERS.length; i++) {
      const peer = PEERS[(round + i) % PEERS.length] ?? fail();
      loads.get(peer)?.push(await measure(peer));
    }
  }
  return loads;
}

async function serve(peer: Peer, apiRoot: string): Promise<Served> {
  const [port, dataDir] = [await freePort(), mkdtempSync(join(tmpdir(), "chuchu-bench-"))];
  const hook = `http://127.0.0.1:${port}/hook`;
  const [command, args] = commandOf(peer);
  const child = spawn(command, args, {
    cwd: projectRoot(),
    env: {
      ...process.env, BOT_TOKEN: "123456789:AAF-a_token_for_the_benchmark_only_0123", BOT_API_ROOT: apiRoot, PORT: String(port), DATA_DIR: dataDir,
      WEBHOOK_URL: hook, WEBHOOK_SECRET: "a-secret-of-the-test", RATE_LIMIT: "99999/1", LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const end = async (): Promise<void> => {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 600; tries++) {
    const up = await fetch(hook, { method: "POST", body: '{"update_id":0,"message":{"text":"x","chat":{"id":1}}}' }).then(() => true, () => false);
    if (up) return { child, hook, end };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end();
  throw new Error(`bench: ${peer} does not come up`);
}

/** Ours as the script "start" says, the shell handing itself over to node; the peers by tsx. */
function commandOf(peer: Peer): [string, string[]] {
  if (peer !== "ours") return [process.execPath, ["--import", "tsx", join(import.meta.dirname, `serve-${peer}.ts`)]];
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as { scripts: { start: string } };
  return ["sh", ["-c", scripts.start]];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Processor time that the process has used, user and system; Linux counts it in hundredths of a second. */
function cpuMilliseconds(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory of the process as the system counts it. */
function residentMegabytes(child: ChildProcess): number {
  const line = /VmRSS:\s+(?<kb>\d+) kB/u.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
  return Math.round(Number(line?.groups?.["kb"] ?? 0) / 1024);
}

/** What the bot's own figures say of its heap; between two collections it may hold garbage. */
async function heapMegabytes(hook: string): Promise<number> {
  const metrics = await (await fetch(new URL("/metrics", hook))).text();
  return Math.round(Number(/^nodejs_heap_size_used_bytes (?<bytes>\S+)$/mu.exec(metrics)?.groups?.["bytes"] ?? Number.NaN) / 1024 ** 2);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function fail(): never {
  throw new Error("bench: no such peer");
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, memory: { type: "boolean", default: false }, rounds: { type: "string", default: "5" }, updates: { type: "string", default: "3000" } } });
  const bench = await benchTelegram({ memoryUpdates: values.memory ? 100_000 : 0, rounds: Number(values.rounds), updates: Number(values.updates) });
  if (values.json) console.log(JSON.stringify(bench));
  else {
    console.table(bench.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? Number(value.toFixed(2)) : value]))));
    console.log(`ours / bare: ${(100 * bench.shareOfBare).toFixed(1)} % by updates a second, ${(100 * bench.cpuShareOfBare).toFixed(1)} % by processor time`);
    if (bench.memory.length > 0) console.table(bench.memory);
  }
}
