import { formatTable } from "../../../src/edge/commands/io.js";
import { LIMITS, type Latency } from "./latency.js";
import type { Scale } from "./scale.js";
import type { StageShares } from "./stages.js";
import type { Startup } from "./startup.js";

export interface AskReport {
  latency?: { set: string } & Latency & StageShares;
  startup?: Startup;
  scale?: Scale;
}

const print = (rows: string[][]): void => void process.stdout.write(`${formatTable(rows).join("\n")}\n\n`);
const show = (value: number, digits = 1): string => value.toFixed(Math.abs(value) < 10 ? digits + 1 : digits);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const verdict = (value: number, limit: number): string => `${value <= limit ? "within" : "ABOVE"} ${limit}×`;

export function printAsk({ latency, startup, scale }: AskReport): void {
  if (latency) printLatency(latency);
  if (startup) printStartup(startup);
  if (scale) printScale(scale);
}

function printLatency(l: NonNullable<AskReport["latency"]>): void {
  const { times, pooled } = l;
  print([
    [`time to answer, ${l.questions} ${l.set}`, "p50", "p99", "limits"],
    ["answer, µs", show(l.answer.p50), show(l.answer.p99)],
    ["one nodejieba.cut of the question, µs", show(l.cut.p50), show(l.cut.p99)],
    ["answer ÷ cut of the same question", `${show(times.p50)}×`, `${show(times.p99)}×`, `${verdict(times.p50, LIMITS.p50)}, ${verdict(times.p99, LIMITS.p99)}`],
    ["answers' percentile ÷ cuts' percentile", `${show(pooled.p50)}×`, `${show(pooled.p99)}×`, `${verdict(pooled.p50, LIMITS.p50)}, ${verdict(pooled.p99, LIMITS.p99)}`],
  ]);
  print([["stage", "share of the time"], ...l.stages.map(({ stage, share }) => [stage, percent(share)])]);
  print([["busiest functions", "own time", "with what they call"], ...l.hot.map(({ where, own, within }) => [where, percent(own), percent(within)])]);
  print([["slowest questions", "µs", "÷ cut"], ...l.slowest.map((row) => [row.question.slice(0, 40), show(row.microseconds), `${show(row.times)}×`])]);
}

function printStartup({ parts, whole, command, bot }: Startup): void {
  const rows = (steps: Startup["parts"]): string[][] => steps.map((step) => [step.step, show(step.milliseconds, 0), show(step.cpu, 0), show(step.megabytes)]);
  print([["start, part by part", "ms", "CPU ms", "MB resident"], ...rows(parts)]);
  print([["start, as a whole", "ms", "CPU ms", "MB resident"], ...rows(whole)]);
  print([["command line, start to end of the process", "ms", "× node alone", "MB at most"], ...command.map(({ how, milliseconds, megabytes }) => [how, show(milliseconds, 0), `${show(milliseconds / (command[0]?.milliseconds ?? 1))}×`, show(megabytes)])]);
  print([["the bot, MB resident", "after a figure", "after a how-question", "at most"], ...bot.map((b) => [b.how, show(b.figure), show(b.passage), show(b.most)])]);
}

function printScale({ regions, facts, paragraphs, buildSeconds, rows, stages }: Scale): void {
  print([
    [`${regions} regions, ${facts} facts, ${paragraphs} paragraphs beside the real store, µs`, "real p50", "p99", "large p50", "p99", "ratio p50", "p99"],
    ...rows.map((row) => [row.what, ...[row.real, row.large].flatMap(({ p50, p99 }) => [show(p50), show(p99)]), `${show(row.ratio.p50)}×`, `${show(row.ratio.p99)}×`]),
    ["to build, without the paragraphs, s", show(buildSeconds.real), "", show(buildSeconds.large)],
  ]);
  print([["stage of these answers, with the large store", "share of the time"], ...stages.map(({ stage, share }) => [stage, percent(share)])]);
}
