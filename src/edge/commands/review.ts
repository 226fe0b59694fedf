import { createInterface } from "node:readline";
import path from "node:path";
import color from "picocolors";
import type { Proposal } from "../../ingest/types.js";
import { type IngestDb, openIngestDb, type StoredFact } from "../../store/ingest-db.js";
import { projectRoot } from "../../store/load-root.js";
import { loadWorld } from "../../store/world.js";
import { applyEdit, findPlace } from "../review/edit.js";
import { factsInScope, isOpen, shown, tally } from "../review/queue.js";
import { siblingsOf } from "../review/siblings.js";
import { dataDirOf, type Io, startIfMain, terminal } from "./io.js";

const USAGE = `review: looks at what the machine found, one fact at a time
  npm run review -- [--article ID] [--unsure]
  --unsure  only facts that the machine itself is not sure of
  the most doubtful first, the figures of one sentence together
  keys: a 接受  e 修改  r 否决  s 跳过  u 撤销  p 看全段  q 退出`;
const KEYS = "a 接受  e 修改  r 否决  s 跳过  u 撤销  p 看全段  q 退出";

/** Reviews facts in the terminal; also from a pipe, one key or edit a line. @returns 0, or 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  return runReview(argv, terminal(projectRoot()), dataDirOf(process.env), keyboard());
}

/** Where keys and typed lines come from. */
export interface Keyboard {
  key(): Promise<string>; // one key; "q" at the end
  line(prompt: string): Promise<string>;
  close(): void;
}

/** The same on a given terminal, data folder and keyboard. */
export async function runReview(argv: readonly string[], io: Io, dataDir: string, keys: Keyboard): Promise<number> {
  const at = argv.indexOf("--article");
  const article = at >= 0 ? argv[at + 1] : undefined;
  if (argv.includes("--help") || (at >= 0 && article === undefined) || argv.some((word) => word.startsWith("--") && !["--article", "--unsure"].includes(word))) {
    io.err(USAGE);
    keys.close();
    return argv.includes("--help") ? 0 : 2;
  }
  const db = openIngestDb(dataDir);
  try {
    const queue = factsInScope(db, argv.includes("--unsure") ? "unsure" : "all", article).filter(isOpen);
    const done = await reviewAll(db, queue, io, keys);
    io.out(`接受 ${done.accepted},修改 ${done.edited},否决 ${done.rejected},跳过 ${done.skipped}。还有 ${tally(db, article).proposed} 个没有复核。`);
    return 0;
  } finally {
    db.close();
    keys.close();
  }
}

interface Done {
  accepted: number;
  edited: number;
  rejected: number;
  skipped: number;
}

async function reviewAll(db: IngestDb, queue: StoredFact[], io: Io, keys: Keyboard): Promise<Done> {
  const done: Done = { accepted: 0, edited: 0, rejected: 0, skipped: 0 };
  const texts = new Map(db.articles().map((article) => [article.id, article.paragraphs]));
  const steps: (keyof Done)[] = [];
  for (let i = 0; i < queue.length; ) {
    const queued = queue[i];
    if (!queued) break;
    const fact = db.fact(queued.article, queued.key) ?? queued; // a correction before may have changed it
    const text = texts.get(fact.article)?.[fact.proposal.paragraph - 1]?.text ?? "";
    for (const line of show(fact, text, `${i + 1}/${queue.length}`)) io.out(line);
    const key = await keys.key();
    if (key === "q") break;
    if (key === "u") {
      const step = steps.pop();
      if (step === undefined) continue;
      done[step]--;
      i--;
      if (step !== "skipped") queue[i] = db.undo() ?? fact;
      continue;
    }
    if (key === "p") io.out(text);
    const step = await judge(db, fact, text, key, io, keys);
    if (step === null) continue;
    done[step]++;
    steps.push(step);
    i++;
  }
  return done;
}

async function judge(db: IngestDb, fact: StoredFact, text: string, key: string, io: Io, keys: Keyboard): Promise<keyof Done | null> {
  if (key === "a") db.review(fact, "accepted");
  else if (key === "r") db.review(fact, "rejected");
  else if (key === "e") {
    const places = findPlace(loadWorld(path.join(io.root, "data")));
    const edited = applyEdit(fact.proposal, await keys.line("字段=新值;…(数值 单位 地区 指标 时间 状态 主体):"), places, text);
    if (typeof edited === "string") {
      io.err(edited);
      return null;
    }
    db.review(fact, "edited", edited);
    await offerSiblings(db, fact, edited, keys);
  } else if (key !== "s") return null;
  return key === "a" ? "accepted" : key === "r" ? "rejected" : key === "e" ? "edited" : "skipped";
}

/** What was corrected once is offered for those that had the same; they stay open, to be looked at. */
async function offerSiblings(db: IngestDb, fact: StoredFact, edited: Proposal, keys: Keyboard): Promise<void> {
  const siblings = siblingsOf(db, fact, edited);
  if (siblings === null) return;
  const answer = await keys.line(`另有 ${siblings.facts.length} 个数据原来也是这样,一并把${siblings.said}?(y/n)`);
  if (/^(?:y|是|好)/iu.test(answer.trim())) for (const each of siblings.facts) db.propose(each, siblings.change(each.proposal));
}

/** One fact with the clause it was read in, the figure marked. */
export function show({ proposal }: StoredFact, text: string, position: string): string[] {
  const { before, figure, after, region, subject, indicator, number, period, planned, sure, notes } = shown(proposal, text);
  return [
    color.dim(`── ${position}  ${proposal.article} 第${proposal.paragraph}段  把握 ${sure}%`),
    `${before}${color.isColorSupported ? color.bold(color.inverse(figure)) : `【${figure}】`}${after}`,
    `${color.cyan(region)}${subject === null ? "" : ` · ${subject}`} | ${indicator} | ${color.bold(number)} | ${period || "时间不明"} | ${planned ? color.yellow("计划") : "实际"}`,
    ...notes.map((note) => color.yellow(note)),
    color.dim(KEYS),
  ];
}

/** Single keys from a terminal, lines from a pipe. */
function keyboard(): Keyboard {
  const input = process.stdin;
  const lines = input.isTTY ? null : createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string | null> => {
    const next = await lines?.next();
    return next === undefined || next.done === true ? null : next.value;
  };
  return {
    async key() {
      if (lines) return ((await nextLine()) ?? "q").trim().charAt(0) || "s";
      input.setRawMode(true);
      input.resume();
      const key = await new Promise<string>((resolve) => input.once("data", (data: Buffer) => resolve(data.toString())));
      input.setRawMode(false);
      input.pause();
      return key === "\u0003" || key === "\u0004" ? "q" : key.toLowerCase();
    },
    async line(prompt) {
      if (lines) return (await nextLine()) ?? "";
      const reader = createInterface({ input, output: process.stdout });
      const answer = await new Promise<string>((resolve) => reader.question(prompt, resolve));
      reader.close();
      return answer;
    },
    close: () => input.pause(),
  };
}

await startIfMain(import.meta.url, main);
