import type { Ask } from "../../../src/ask.js";
import type { Answer } from "../../../src/domain/answer.js";
import { EMPTY_CONVERSATION } from "../../../src/domain/conversation.js";

/** An answer that says what it is told and nothing else. */
export function plainAnswer(text: string, question = ""): Answer {
  return {
    id: "stub", chat: "stub", question, language: "zh-Hans", kind: "help", text, headline: text,
    facts: [], related: [], computed: [], passages: [], citations: [], options: [],
    why: { intent: "stub", template: null, rules: [] },
  };
}

/** An engine that says the question back: "答：…". */
export const echo: Ask = (question, conversation) => ({
  answer: plainAnswer(`答：${question.text}`, question.text),
  conversation: conversation ?? EMPTY_CONVERSATION,
});
