import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { Answer } from "../../../domain/answer.js";
import { Conversation } from "../../../domain/conversation.js";

/** An answer as it was given, and where the conversation stands behind it. */
export interface Said {
  answer: Answer;
  conversation: Conversation | null;
}

const Content = z.object({ answer: Answer, conversation: Conversation.nullable().default(null) });
const Packed = z.object({ v: z.literal(2), z: z.string() });
const Plain = z.object({ v: z.literal(1), answer: Answer });
const QUICK = 1; // of zlib's levels

/** What is kept of an answer: deflated, a third of its size; every answer is kept for half a year. */
export function packed(said: Said): z.infer<typeof Packed> {
  return { v: 2, z: deflateRawSync(JSON.stringify(said), { level: QUICK }).toString("base64") };
}

/** @returns null for what is no answer; one that was kept before conversations were has none */
export function unpacked(value: unknown): Said | null {
  const plain = Plain.safeParse(value);
  if (plain.success) return { answer: plain.data.answer, conversation: null };
  const known = Packed.safeParse(value);
  if (!known.success) return null;
  try {
    const json = inflateRawSync(Buffer.from(known.data.z, "base64")).toString("utf8");
    return Content.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
