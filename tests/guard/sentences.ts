import { parse } from "yaml";
import { createAsk, type Ask } from "../../src/ask.js";
import type { Conversation } from "../../src/domain/conversation.js";
import type { LanguageData } from "../../src/domain/language-data.js";
import type { World } from "../../src/domain/world.js";
import type { PassageIndex } from "../../src/retrieve/passages/index.js";
import { Chat } from "../bench/questions/expectation.js";
import { faultOf } from "../bench/questions/score.js";
import { projectFiles } from "../helpers/project.js";
import { meets, questionRows } from "../helpers/question-rows.js";

const NOW = new Date("2024-03-15T00:00:00Z");

/** What questions are answered from. */
export interface Parts {
  world: World;
  language: LanguageData;
  passages: () => PassageIndex;
}

const sentences = questionRows().flatMap(({ rows }) => rows);
const chats = projectFiles("tests/questions/chats", [".yaml"]).map(({ text }) => Chat.parse(parse(text)));

/** "1" for each sentence and each turn of a chat that is answered as it should be, else "0"; always in the same order. */
export function outcomes(parts: Parts): string {
  const ask = createAsk(parts);
  return [...sentences.map((row) => ofSentence(ask, row)), ...chats.flatMap((chat) => ofChat(ask, chat))]
    .map((right) => (right ? "1" : "0")).join("");
}

function ofSentence(ask: Ask, row: (typeof sentences)[number]): boolean {
  let conversation: Conversation | null = null;
  for (const text of row.chat) conversation = ask(turn(text), conversation, NOW).conversation;
  return meets(row, ask(turn(row.ask), conversation, NOW).answer);
}

function ofChat(ask: Ask, { turns }: (typeof chats)[number]): boolean[] {
  let conversation: Conversation | null = null;
  return turns.map(({ ask: text, expect }) => {
    const reply = ask(turn(text), conversation, NOW);
    conversation = reply.conversation;
    return faultOf(expect, reply.answer) === null;
  });
}

const turn = (text: string): { id: string; chat: string; text: string } => ({ id: "q", chat: "c", text });
