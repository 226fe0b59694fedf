import type { World } from "../../../domain/world.js";
import { handleOf, idOf } from "./handles.js";

/** What a link t.me/bot?start=… points at. */
export type Target = { kind: "answer"; id: string } | { kind: "fact"; id: string } | { kind: "question"; text: string } | { kind: "none" };

const MOST = 64;

/** The payload that reopens a kept answer: 1 to 64 of [A-Za-z0-9_-], as Telegram wants it. */
export const answerPayload = (id: string): string => `a${id}`;

/** The payload that opens a fact: nothing needs to be kept for it. */
export const factPayload = (factId: string): string => `f${handleOf(factId)}`;

/** The payload that asks a short question; null for a longer one, some 15 Chinese characters. */
export function questionPayload(question: string): string | null {
  const payload = `q${Buffer.from(question, "utf8").toString("base64url")}`;
  return payload.length <= MOST ? payload : null;
}

export function linkTo(bot: string, payload: string): string {
  return `https://t.me/${bot}?start=${payload}`;
}

/** Reads a payload, which anybody can make up; what points at nothing is `none`. */
export function readPayload(world: World, payload: string): Target {
  if (payload.length > MOST || !/^[\w-]+$/u.test(payload)) return { kind: "none" };
  const rest = payload.slice(1);
  if (payload.startsWith("a")) return { kind: "answer", id: rest };
  if (payload.startsWith("q")) return { kind: "question", text: Buffer.from(rest, "base64url").toString("utf8") };
  const fact = payload.startsWith("f") ? idOf(world, "fact", rest) : null;
  return fact === null ? { kind: "none" } : { kind: "fact", id: fact };
}
