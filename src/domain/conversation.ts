import { z } from "zod";
import { Understanding } from "./understanding.js";

/** What one chat (and user) said last, as far as the next question may lean on it. Plain JSON: it can be stored. */
export const Conversation = z.object({
  understanding: Understanding.nullable(), // the last question that was about something
  facts: z.array(z.string()).default([]), // ids of the facts told last, main one first
  shown: z.array(z.string()).default([]), // ids told since the topic began, for 还有呢
  turns: z.array(z.array(z.string())).default([]), // figures of the last answers, the last one last: 加起来, 这三家
  passages: z.array(z.object({ article: z.string(), paragraph: z.int() })).default([]),
});
export type Conversation = z.infer<typeof Conversation>;

export const EMPTY_CONVERSATION: Conversation = { understanding: null, facts: [], shown: [], turns: [], passages: [] };
