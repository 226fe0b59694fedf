import type { Answer } from "../../../src/domain/answer.js";
import type { Conversation } from "../../../src/domain/conversation.js";
import type { Ask } from "../../../src/ask.js";
import { faultOf } from "./score.js";
import type { Chat } from "./expectation.js";

/** One turn of a chat, answered and scored. */
export interface Scored {
  file: string;
  turn: number; // from 1
  ask: string;
  answer: Answer;
  fault: string | null; // null when right
}

/** The day of asking lies years after the articles. */
const NOW = new Date("2024-03-15T00:00:00Z");

/** Has every turn of a chat answered in its conversation. */
export function talkThrough(ask: Ask, file: string, chat: Chat): Scored[] {
  let conversation: Conversation | null = null;
  return chat.turns.map(({ ask: text, expect }, i) => {
    const reply = ask({ id: `${file}/${i}`, chat: file, text }, conversation, NOW);
    conversation = reply.conversation;
    return { file, turn: i + 1, ask: text, answer: reply.answer, fault: faultOf(expect, reply.answer) };
  });
}

/** Figures stated where they are wrong: worse than saying that there is nothing. */
export const isMisstated = ({ answer, fault }: Scored): boolean => fault !== null && answer.facts.length > 0;
