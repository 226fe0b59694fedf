import type { Update, UserFromGetMe } from "telegraf/types";
import { z } from "zod";

/** The kinds of update that the bot asks for, exactly; Telegram remembers the list. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member", "guest_message"] as const;

const Person = z.object({ id: z.number(), is_bot: z.boolean().optional(), language_code: z.string().optional() });
const Room = z.object({ id: z.number(), type: z.string() });
const Entity = z.object({ type: z.string(), offset: z.number(), length: z.number() });
const Said = z.object({
  message_id: z.number(),
  from: Person.optional(),
  chat: Room,
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption_entities: z.array(Entity).optional(),
  reply_to_message: z.object({ from: Person.optional() }).optional(),
  migrate_to_chat_id: z.number().optional(),
});
const Tap = z.object({ id: z.string(), from: Person, message: z.object({ message_id: z.number(), chat: Room }).optional() });

/** As much of an update as the transport needs; whatever else is in it passes on to the handlers. */
const Known = z.object({
  update_id: z.int().nonnegative(),
  message: Said.optional(),
  edited_message: Said.optional(),
  callback_query: Tap.optional(),
  inline_query: z.object({ id: z.string(), from: Person }).optional(),
  chosen_inline_result: z.object({ from: Person }).optional(),
  guest_message: z.object({ guest_query_id: z.string(), from: Person, text: z.string().optional() }).optional(),
  my_chat_member: z.object({ from: Person, chat: Room }).optional(),
});

/** What the transport knows of an update. */
export interface Envelope {
  update: Update;
  id: number;
  type: string; // "message", "callback_query" …; "other" for kinds not asked for
  said: boolean; // a message: what is said in a chat keeps its order
  chat: { id: number; type: string } | null; // null for inline queries
  user: number | null;
  languageCode: string | undefined; // as the user's client says: "zh-hant", "en"
  text: string | null;
  messageId: number | null; // of the user's message
  query: { kind: "callback" | "inline" | "guest"; id: string } | null; // what waits for an answer
  migratedTo: number | null;
  addressed: boolean; // meant for the bot: private, by command, by reply or mention, or by a tap or query
}

const ANONYMOUS_ADMIN = 1087968824; // Telegram's own account for group admins who post as their group; says it is a bot

/** @returns null for what is no update, and for what another bot said */
export function readUpdate(value: unknown, me: Pick<UserFromGetMe, "id" | "username">): Envelope | null {
  const read = Known.safeParse(value);
  if (!read.success) return null;
  const { update_id: id, ...kinds } = read.data;
  const [type = "other"] = Object.entries(kinds).find(([, content]) => content !== undefined) ?? [];
  const said = kinds.message ?? kinds.edited_message;
  const tap = kinds.callback_query;
  const guest = kinds.guest_message; // of a chat that is none of ours, whatever its id
  const from = said?.from ?? guest?.from ?? tap?.from ?? kinds.inline_query?.from ?? kinds.chosen_inline_result?.from ?? kinds.my_chat_member?.from;
  if (from?.is_bot === true && from.id !== ANONYMOUS_ADMIN) return null;
  const query = queryOf(tap, kinds.inline_query, guest);
  return {
    update: value as Update,
    id,
    type,
    said: said !== undefined,
    chat: said?.chat ?? tap?.message?.chat ?? kinds.my_chat_member?.chat ?? null,
    user: from?.id ?? null,
    languageCode: from?.language_code,
    text: said?.text ?? said?.caption ?? guest?.text ?? null,
    messageId: said?.message_id ?? null,
    query,
    migratedTo: said?.migrate_to_chat_id ?? null,
    addressed: said === undefined || isAddressed(said, me),
  };
}

function queryOf(tap?: { id: string }, inline?: { id: string }, guest?: { guest_query_id: string }): Envelope["query"] {
  if (tap !== undefined) return { kind: "callback", id: tap.id };
  if (inline !== undefined) return { kind: "inline", id: inline.id };
  return guest === undefined ? null : { kind: "guest", id: guest.guest_query_id };
}

/** In a group the bot is meant by a command (not one of another bot), a reply to it, or its @name. */
function isAddressed({ chat, text: words, caption, entities: marks, caption_entities, reply_to_message: reply, migrate_to_chat_id: moved }: z.infer<typeof Said>, me: Pick<UserFromGetMe, "id" | "username">): boolean {
  if (chat.type === "private" || moved !== undefined) return true;
  const text = words ?? caption ?? "";
  const entities = marks ?? caption_entities ?? [];
  const name = `@${me.username}`.toLowerCase();
  const parts = entities.map(({ type, offset, length }) => ({ type, offset, part: text.slice(offset, offset + length).toLowerCase() }));
  const command = parts.find(({ type, offset }) => type === "bot_command" && offset === 0)?.part;
  if (command?.includes("@") === true) return command.endsWith(name);
  return command !== undefined || reply?.from?.id === me.id || parts.some(({ type, part }) => type === "mention" && part === name);
}

/** What must not overlap: one chat's updates, and one user's. */
export function lanesOf({ chat, user }: Envelope): string[] {
  const lanes = new Set<string>();
  if (chat !== null) lanes.add(`${chat.id}`);
  if (user !== null) lanes.add(`${user}`); // a private chat has its user's id
  return [...lanes];
}
