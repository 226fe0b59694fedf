import type { UploadedFile } from "./body.js";
import type { Chat, Chats, Message, User } from "./chats.js";
import { imageSize } from "./image-size.js";

export type Fields = Record<string, unknown>;

/** What the methods work on. */
export interface World {
  chats: Chats;
  me: User;
  openQueries: Set<string>; // callback and inline queries that wait for their answer
  settings: Map<string, Fields>; // the last call of each set… method, by method, language and scope
  files: UploadedFile[];
  sent: Map<string, Buffer>; // files that people sent, by file_id
}

/** An error in Telegram's words. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly parameters: Fields = {},
  ) {
    super(message);
  }
}

type Method = (fields: Fields, files: UploadedFile[], world: World) => unknown;
const bad = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`);

const METHODS: Record<string, Method> = {
  getMe: (_, __, { me }) => ({
    ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true, can_connect_to_business: false, has_main_web_app: false,
  }),
  editMessageText: (fields, _, world) => edit(fields, world, ["text", "entities"]),
  editMessageCaption: (fields, _, world) => edit(fields, world, ["caption", "caption_entities"]),
  editMessageReplyMarkup: (fields, _, world) => edit(fields, world, []),
  editMessageMedia: (fields, files, world) => {
    const media = fields["media"] as Fields;
    const kind = String(media["type"]);
    return edit({ ...fields, caption: media["caption"], caption_entities: media["caption_entities"], ...fileOf(kind, files, media["media"], world) }, world, ["caption", "caption_entities", kind]);
  },
  getFile: (fields, _, { sent }) => {
    const id = String(fields["file_id"]);
    const file = sent.get(id);
    if (file === undefined) throw bad("invalid file_id");
    if (file.length > 20 * 1024 * 1024) throw bad("file is too big");
    return { file_id: id, file_unique_id: `u-${id}`, file_size: file.length, file_path: `documents/${id}` };
  },
  deleteMessage: (fields, _, { chats }) => {
    if (!chats.remove(Number(fields["chat_id"]), Number(fields["message_id"]))) throw bad("message to delete not found");
    return true;
  },
  answerCallbackQuery: (fields, _, world) => answered(fields["callback_query_id"], world),
  answerInlineQuery: (fields, _, world) => answered(fields["inline_query_id"], world),
  answerGuestQuery: (fields, _, world) => {
    answered(fields["guest_query_id"], world);
    return { inline_message_id: "guest" };
  },
  getChat: (fields, _, world) => ({ ...target(fields, world), accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} }),
  sendMediaGroup: (fields, files, world) =>
    (fields["media"] as Fields[]).map((item) =>
      send({ chat_id: fields["chat_id"], caption: item["caption"], caption_entities: item["caption_entities"], ...fileOf(String(item["type"]), files, item["media"], world) }, world),
    ),
};

/** Does what the method says and gives its result. Methods not in the table: send… adds a message, the rest is noted and true. */
export function perform(method: string, fields: Fields, files: UploadedFile[], world: World): unknown {
  const known = METHODS[method];
  if (known !== undefined) return known(fields, files, world);
  if (method === "sendChatAction") return target(fields, world) !== null;
  const sent = /^send(?<what>[A-Z]\w+)$/u.exec(method)?.groups?.["what"];
  if (sent !== undefined) {
    const kind = sent.charAt(0).toLowerCase() + sent.slice(1);
    return send({ ...fields, ...(kind === "message" ? {} : fileOf(kind, files, fields[kind], world)) }, world);
  }
  world.settings.set([method, fields["language_code"] ?? "", JSON.stringify(fields["scope"] ?? {})].join(" "), fields);
  return true;
}

function target(fields: Fields, { chats }: World): Chat {
  const id = Number(fields["chat_id"]);
  const moved = chats.migrated.get(id);
  if (moved !== undefined) throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: moved });
  if (chats.blocked.has(id)) throw new Refusal(403, "Forbidden: bot was blocked by the user");
  const chat = chats.find(id);
  if (chat === null) throw bad("chat not found");
  return chat;
}

function send(fields: Fields, world: World): Message {
  const chat = target(fields, world);
  const { chat_id: _, reply_parameters: reply, reply_markup: markup, caption_entities: captionEntities, text, caption, entities, ...rest } = fields;
  const media = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "object"));
  const content: Fields = { ...media, text, caption, entities, caption_entities: captionEntities, reply_markup: markup };
  const asked = (reply as Fields | undefined)?.["message_id"] ?? fields["reply_to_message_id"];
  if (asked !== undefined) {
    const original = world.chats.message(chat.id, Number(asked));
    const lenient = (reply as Fields | undefined)?.["allow_sending_without_reply"] === true;
    if (original === null && !lenient) throw bad("message to be replied not found");
    if (original !== null) content["reply_to_message"] = { ...original, reply_to_message: undefined };
  }
  const present = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  return world.chats.add(chat, { from: world.me, ...present });
}

/** The part of a message that tells of its file: photo sizes, or a document. */
function fileOf(kind: string, files: UploadedFile[], named: unknown, world: World): Fields {
  const name = String(named ?? "").replace(/^attach:\/\//u, "");
  const file = files.find((each) => each.field === name || each.field === kind);
  if (file !== undefined) world.files.push(file);
  const id = file === undefined ? String(named) : `file-${world.files.length}`;
  const base = { file_id: id, file_unique_id: `u-${id}`, file_size: file?.data.length ?? 0 };
  if (kind === "photo") return { photo: [{ ...base, width: 1, height: 1, ...(file === undefined ? {} : imageSize(file.data)) }] };
  return { [kind]: { ...base, file_name: file?.name ?? "file", mime_type: file?.type ?? "application/octet-stream" } };
}

function edit(fields: Fields, world: World, keys: string[]): Message | true {
  if (fields["inline_message_id"] !== undefined) return true;
  const chat = target(fields, world);
  const message = world.chats.message(chat.id, Number(fields["message_id"]));
  if (message === null) throw bad("message to edit not found");
  if (message.from.id !== world.me.id) throw bad("message can't be edited");
  const changed = Object.fromEntries([...keys, "reply_markup"].map((key) => [key, fields[key]]));
  if (Object.entries(changed).every(([key, value]) => JSON.stringify(message[key]) === JSON.stringify(value))) {
    throw bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
  }
  Object.assign(message, changed, { edit_date: Math.floor(Date.now() / 1000) });
  return message;
}

function answered(id: unknown, { openQueries }: World): true {
  if (!openQueries.delete(String(id))) throw bad("query is too old and response timeout expired or query ID is invalid");
  return true;
}
