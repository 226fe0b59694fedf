import { z } from "zod";
import { Language, type Answer } from "../../../domain/answer.js";
import { Conversation } from "../../../domain/conversation.js";
import { packed, unpacked, type Said } from "./packing.js";
import { languageFor } from "../transport/notices.js";
import type { Asker, Tools } from "./tools.js";

/** What is kept of a user in a chat. */
const Session = z.object({ v: z.literal(1), conversation: Conversation.nullable(), last: z.string().nullable() });
export type Session = z.infer<typeof Session>;

const NONE: Session = { v: 1, conversation: null, last: null };

/** The session; an empty one when there is none, or when an older version wrote it. */
export async function loadSession({ state }: Tools, { chat, user }: Asker): Promise<Session> {
  const read = Session.safeParse(await state.sessions.get({ chat, user }));
  return read.success ? read.data : NONE;
}

export async function saveSession({ state }: Tools, { chat, user }: Asker, session: Session): Promise<void> {
  await state.sessions.set({ chat, user }, session);
}

/** Keeps an answer and where its conversation stands. @returns its short id, a new one unless it is given */
export async function keepAnswer({ state }: Tools, { answer, conversation }: Said, owner: number, id?: string): Promise<string> {
  return state.answers.put(packed({ answer, conversation }), owner, id);
}

/** @returns null when the answer has expired, was deleted, or never was */
export async function findAnswer(tools: Tools, id: string | undefined): Promise<Answer | null> {
  return (await findSaid(tools, id))?.answer ?? null;
}

/** The same with its conversation, from which a reply to it goes on; null when that was not kept. */
export async function findSaid({ state }: Tools, id: string | undefined): Promise<Said | null> {
  if (id === undefined || !/^[\w-]{6,24}$/u.test(id)) return null;
  return unpacked((await state.answers.get(id))?.value);
}

/** The language of the bot's own words, and the one that answers must be in; null: that of the question. */
export interface Speech {
  own: Language;
  answers: Language | null;
  seen: Language | null; // the one that the user was last answered in, as far as it was noted
}

/** What was chosen by /lang; else the client's language, or the one that the user was last seen with. */
export async function speechOf({ state }: Tools, { user, code, speech }: Pick<Asker, "user" | "code" | "speech">): Promise<Speech> {
  if (speech !== undefined) return speech;
  const choice = await state.languages.get(user);
  const known = Language.safeParse(choice?.language);
  const seen = known.success ? known.data : null;
  if (choice?.chosen === true && seen !== null) return { own: seen, answers: seen, seen };
  return { own: code === undefined ? (seen ?? "zh-Hans") : languageFor(code, null), answers: null, seen };
}

/** Notes the language that the user was last answered in, for clients that tell none. */
export async function noteLanguage({ state }: Tools, user: number, { answers, seen }: Speech, language: Language): Promise<void> {
  if (answers === null && seen !== language) await state.languages.set(user, { language, chosen: false });
}
