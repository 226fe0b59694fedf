import { parse } from "yaml";
import type { Asker, Considered, Question } from "../../src/ask.js";
import type { Answer } from "../../src/domain/answer.js";
import type { Conversation } from "../../src/domain/conversation.js";
import type { FitRow } from "../../src/judge/index.js";
import { PLAN_FEATURES } from "../../src/retrieve/plans/features.js";
import { loadEngine } from "../../src/store/engine.js";
import { Chat } from "../bench/questions/expectation.js";
import { faultOf } from "../bench/questions/score.js";
import { projectFiles, root } from "../helpers/project.js";
import { meets, questionRows } from "../helpers/question-rows.js";
import type { FitTask } from "./task.js";

const NOW = new Date("2024-03-15T00:00:00Z");

/** A turn of a chat is as people ask; a test sentence shows one thing. */
const CHAT = 3;

/** Which way to answer, on the test sentences and the chats: each turn after the right answers before it. */
export const plans: FitTask = {
  name: "plans",
  about: "the sentences of tests/questions and the turns of tests/questions/chats",
  features: PLAN_FEATURES,
  tell: 0.5,
  options: { ridge: 3e-3, rounds: 600 },
  rows: () => {
    const { ask } = loadEngine(root);
    return [...sentences(ask), ...turns(ask)];
  },
};

function sentences(ask: Asker): FitRow[] {
  return questionRows().flatMap(({ rows }) => rows).map((row) => {
    let conversation: Conversation | null = null;
    for (const text of row.chat) conversation = ask(turn(text), conversation, NOW).conversation;
    const ways = ask.consider(turn(row.ask), conversation, NOW);
    return fitRow(row.expect.facts?.[0] ?? row.expect.passage ?? row.ask, [...row.chat, row.ask].join(" → "), ways, (a) => meets(row, a));
  });
}

function turns(ask: Asker): FitRow[] {
  return projectFiles("tests/questions/chats", [".yaml"]).flatMap(({ file, text }) => {
    const chat = Chat.parse(parse(text));
    let conversation: Conversation | null = null;
    return chat.turns.map(({ ask: words, expect }, i) => {
      const ways = ask.consider(turn(words), conversation, NOW);
      const right = (a: Answer): boolean => faultOf(expect, a) === null;
      conversation = (ways.find((way) => right(way.reply().answer)) ?? ways[0])?.reply().conversation ?? null;
      return { weight: CHAT, ...fitRow(file, `${file}.${i + 1} ${words}`, ways, right) };
    });
  });
}

const turn = (text: string): Question => ({ id: "q", chat: "c", text });

const fitRow = (group: string, about: string, ways: Considered[], right: (a: Answer) => boolean): FitRow => ({
  group,
  about,
  candidates: ways.map(({ plan, reply }) => ({
    values: plan.values,
    right: right(reply().answer),
    name: `${plan.candidate.op}/${plan.candidate.from}/${plan.candidate.finding.kind}`,
  })),
});
