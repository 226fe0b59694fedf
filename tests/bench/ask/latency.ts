import { createRequire } from "node:module";
import type { Ask } from "../../../src/ask.js";
import type { Conversation } from "../../../src/domain/conversation.js";
import { median, percentile, timed } from "./statistics.js";

/** What the issue of speed is held to: multiples of one nodejieba.cut of the same question. */
export const LIMITS = { p50: 60, p99: 300 };
export const NOW = new Date("2024-03-15T00:00:00Z");

export interface Latency {
  questions: number;
  answer: { p50: number; p99: number }; // microseconds, over all single answers
  cut: { p50: number; p99: number }; // microseconds, one nodejieba.cut of the question
  times: { p50: number; p99: number }; // answer ÷ cut, question by question, each the median of its rounds
  pooled: { p50: number; p99: number }; // percentile of all answers ÷ the same percentile of all cuts
  slowest: { question: string; microseconds: number; times: number }[];
}

/** Answers every chat once. @param each told of every question, before and after it is answered */
export function answerAll(ask: Ask, chats: readonly string[][], each: (text: string, answer: () => void) => void): void {
  for (const [i, turns] of chats.entries()) {
    let conversation: Conversation | null = null;
    for (const text of turns) {
      each(text, () => {
        ({ conversation } = ask({ id: "q", chat: String(i), text }, conversation, NOW));
      });
    }
  }
}

/** Both are measured question by question in one loop, so that a slow moment of the machine hits both. */
export function measureLatency(ask: Ask, chats: readonly string[][], rounds: number): Latency {
  const { cut } = createRequire(import.meta.url)("nodejieba") as { cut(text: string): string[] };
  const answers: number[][] = [];
  const cuts: number[][] = [];
  const texts: string[] = [];
  for (let round = -3; round < rounds; round++) {
    let i = 0;
    answerAll(ask, chats, (text, answer) => {
      const [took, cutting] = [timed(answer), timed(() => cut(text))];
      if (round >= 0) {
        (answers[i] ??= []).push(took * 1000);
        (cuts[i] ??= []).push(cutting * 1000);
        texts[i] = text;
      }
      i++;
    });
  }
  const times = answers.map((list, i) => median(list) / median(cuts[i] ?? []));
  const [all, allCuts] = [answers.flat(), cuts.flat()];
  const both = (values: readonly number[]): { p50: number; p99: number } => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });
  const order = texts.map((question, i) => ({ question, microseconds: median(answers[i] ?? []), times: times[i] ?? 0 })).sort((a, b) => b.times - a.times);
  return {
    questions: texts.length,
    answer: both(all),
    cut: both(allCuts),
    times: both(times),
    pooled: { p50: percentile(all, 0.5) / percentile(allCuts, 0.5), p99: percentile(all, 0.99) / percentile(allCuts, 0.99) },
    slowest: order.slice(0, 5),
  };
}
