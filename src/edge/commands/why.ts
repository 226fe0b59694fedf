import type { Considered } from "../../ask.js";
import type { Conversation } from "../../domain/conversation.js";
import { explain, weightsOf } from "../../judge/index.js";
import { PLAN_FEATURES } from "../../retrieve/plans/features.js";
import { loadEngine } from "../../store/engine.js";
import { loadLanguage } from "../../store/language.js";
import { projectRoot } from "../../store/load-root.js";
import { formatTable, startIfMain } from "./io.js";

const USAGE = `why: how an answer was chosen
  npm run why [-- --json] -- "问题" ["the next question of the same chat" …]`;
const SHOWN = 5;

/** why: for the last question the spans read, the plans, and what spoke for and against them. @returns the exit code */
export function main(argv: string[]): Promise<number> {
  const turns = argv.filter((word) => !word.startsWith("--"));
  if (turns.length === 0 || argv.some((word) => word.startsWith("--") && word !== "--json")) {
    process.stderr.write(`${USAGE}\n`);
    return Promise.resolve(2);
  }
  const root = projectRoot();
  const { ask } = loadEngine(root);
  let [ways, conversation]: [Considered[], Conversation | null] = [[], null];
  for (const text of turns) {
    ways = ask.consider({ id: "why", chat: "why", text }, conversation, new Date());
    conversation = ways[0]?.reply().conversation ?? null;
  }
  const weights = weightsOf(loadLanguage(root).weights, "plans");
  const plans = ways.slice(0, SHOWN).map(({ plan, reply }) => ({
    op: plan.candidate.op,
    from: plan.candidate.from,
    score: plan.score,
    lead: plan.lead,
    p: plan.p,
    answer: reply().answer.headline,
    because: explain(PLAN_FEATURES, weights, plan.values).map(({ name, share }) => ({ name, share })),
  }));
  const u = ways[0]?.plan.candidate.understanding;
  const spans = [
    ...(u?.places ?? []).map(({ start, end, name, rule }) => ({ kind: "place", start, end, read: name, rule })),
    ...(u?.measures ?? []).map(({ start, end, unit }) => ({ kind: "measure", start, end, read: unit, rule: "" })),
    ...(u?.terms ?? []).map((t) => ({ kind: t.known ? "word" : "unknown", start: t.start, end: t.start + t.token.length, read: t.token, rule: t.weight.toFixed(2) })),
    ...(u?.cues ?? []).map(({ start, end, cue }) => ({ kind: "cue", start, end, read: cue, rule: u?.text.slice(start, end) ?? "" })),
  ];
  if (argv.includes("--json")) process.stdout.write(`${JSON.stringify({ spans, plans })}\n`);
  else {
    const row = spans.map((s) => [s.kind, `${s.start}–${s.end}`, s.read, s.rule]);
    process.stdout.write(`${formatTable([["span", "at", "read as", "by"], ...row]).join("\n")}\n`);
    for (const { op, from, score, p, answer, because } of plans) {
      const shares = because.map((b) => `${b.name} ${b.share > 0 ? "+" : ""}${b.share.toFixed(2)}`).join(", ");
      process.stdout.write(`${op}/${from}  ${score.toFixed(2)}  p ${p.toFixed(2)}  ${answer}\n    ${shares}\n`);
    }
  }
  return Promise.resolve(0);
}

void startIfMain(import.meta.url, main);
