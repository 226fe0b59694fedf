import { imageSize } from "./image-size.js";
import type { UploadedFile } from "./body.js";

type Fields = Record<string, unknown>;
type Rule = (fields: Fields, files: UploadedFile[]) => string | null;

const bytes = (text: unknown): number => Buffer.byteLength(String(text));
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** What Telegram refuses beyond the shape of a call, in Telegram's words. One row is one reason. */
const RULES: readonly { methods: RegExp; rule: Rule }[] = [
  { methods: /^(?:sendMessage|editMessageText)$/u, rule: ({ text: t }) => (String(t ?? "").trim() === "" ? "message text is empty" : null) },
  { methods: /^(?:sendMessage|editMessageText)$/u, rule: ({ text: t }) => (String(t).length > 4096 ? "message is too long" : null) },
  { methods: /./u, rule: ({ caption }) => ((text(caption)?.length ?? 0) > 1024 ? "message caption is too long" : null) },
  { methods: /./u, rule: ({ media }) => (mediaCaption(media) > 1024 ? "message caption is too long" : null) },
  { methods: /./u, rule: (f) => entityFault(text(f["text"]), f["entities"]) ?? entityFault(text(f["caption"]), f["caption_entities"]) },
  { methods: /./u, rule: (f) => keyboardFault(f["reply_markup"]) },
  { methods: /./u, rule: (f, files) => (lostFile(f, files) ? "invalid file HTTP URL specified: Unsupported URL protocol" : null) },
  { methods: /^answerCallbackQuery$/u, rule: ({ text: t }) => ((text(t)?.length ?? 0) > 200 ? "MESSAGE_TOO_LONG" : null) },
  { methods: /^answerInlineQuery$/u, rule: ({ results }) => (list(results).length > 50 ? "RESULTS_TOO_MUCH" : null) },
  { methods: /^answerInlineQuery$/u, rule: ({ next_offset: next }) => (bytes(next ?? "") > 64 ? "NEXT_OFFSET_INVALID" : null) },
  { methods: /^answerInlineQuery$/u, rule: ({ results }) => inlineFault(list(results)) },
  { methods: /^answerInlineQuery$/u, rule: ({ button }) => startFault((button as Fields | undefined)?.["start_parameter"]) },
  { methods: /^setMyCommands$/u, rule: ({ commands }) => (list(commands).length > 100 ? "BOT_COMMANDS_TOO_MUCH" : null) },
  { methods: /^setMyCommands$/u, rule: ({ commands }) => list(commands).map(commandFault).find((fault) => fault !== null) ?? null },
  { methods: /^setMyDescription$/u, rule: ({ description }) => ((text(description)?.length ?? 0) > 512 ? "BOT_DESCRIPTION_TOO_LONG" : null) },
  { methods: /^setMyShortDescription$/u, rule: (f) => ((text(f["short_description"])?.length ?? 0) > 120 ? "BOT_ABOUT_TOO_LONG" : null) },
  { methods: /^setWebhook$/u, rule: ({ secret_token: secret }) => secretFault(secret) },
  { methods: /^sendMediaGroup$/u, rule: ({ media }) => (list(media).length < 2 || list(media).length > 10 ? "media group must include 2-10 items" : null) },
  { methods: /^(?:sendPhoto|editMessageMedia|sendMediaGroup)$/u, rule: (f, files) => photosOf(f, files).map(photoFault).find((fault) => fault !== null) ?? null },
];

/** @returns the reason to answer "Bad Request: …" with, or null */
export function brokenLimit(method: string, fields: Fields, files: UploadedFile[]): string | null {
  for (const { methods, rule } of RULES) {
    const fault = methods.test(method) ? rule(fields, files) : null;
    if (fault !== null) return fault;
  }
  return null;
}

function mediaCaption(media: unknown): number {
  const items = Array.isArray(media) ? list(media) : media !== null && typeof media === "object" ? [media as Fields] : [];
  return Math.max(0, ...items.map((item) => text(item["caption"])?.length ?? 0));
}

/** Entities count UTF-16 units, as JavaScript does; one that leaves the text or cuts a character in two is refused. */
function entityFault(of: string | null, entities: unknown): string | null {
  for (const entity of list(entities)) {
    const [start, end] = [Number(entity["offset"]), Number(entity["offset"]) + Number(entity["length"])];
    if (of === null || start < 0 || end > of.length || end <= start) {
      return `entity beginning at UTF-16 offset ${start} ends after the end of the text at UTF-16 offset ${end}`;
    }
    for (const at of [start, end]) {
      if (/[\uDC00-\uDFFF]/u.test(of.charAt(at)) && /[\uD800-\uDBFF]/u.test(of.charAt(at - 1))) {
        return `entity begins in a middle of a UTF-16 symbol at offset ${at}`;
      }
    }
  }
  return null;
}

function keyboardFault(markup: unknown): string | null {
  const rows = (markup as Fields | undefined)?.["inline_keyboard"];
  const buttons = Array.isArray(rows) ? (rows as Fields[][]).flat() : [];
  if (buttons.length > 100) return "reply markup is too long";
  for (const { text: label, hide: _hide, icon_custom_emoji_id: _icon, style: _style, ...action } of buttons) {
    if (String(label ?? "").trim() === "") return "can't parse inline keyboard button: Text must be non-empty";
    if (Object.keys(action).length === 0) return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
    const data = action["callback_data"];
    if (data !== undefined && (bytes(data) < 1 || bytes(data) > 64)) return "BUTTON_DATA_INVALID";
  }
  return null;
}

function inlineFault(results: Fields[]): string | null {
  const ids = results.map((result) => result["id"]);
  if (ids.some((id) => bytes(id) < 1 || bytes(id) > 64)) return "RESULT_ID_INVALID";
  if (new Set(ids).size < ids.length) return "RESULT_ID_DUPLICATE";
  for (const result of results) {
    const content = result["input_message_content"] as Fields | undefined;
    const message = text(content?.["message_text"]);
    const fault =
      (message !== null && message.length > 4096 ? "MESSAGE_TOO_LONG" : null) ??
      (message !== null && message.trim() === "" ? "message text is empty" : null) ??
      entityFault(message, content?.["entities"]) ?? keyboardFault(result["reply_markup"]);
    if (fault !== null) return fault;
  }
  return null;
}

function startFault(start: unknown): string | null {
  return start === undefined || /^[\w-]{1,64}$/u.test(String(start)) ? null : "START_PARAM_INVALID";
}

function commandFault({ command, description }: Fields): string | null {
  if (!/^[a-z0-9_]{1,32}$/u.test(String(command))) return "BOT_COMMAND_INVALID";
  return /^.{1,256}$/su.test(String(description)) ? null : "BOT_COMMAND_DESCRIPTION_INVALID";
}

function secretFault(secret: unknown): string | null {
  if (secret === undefined || secret === "") return null;
  if (String(secret).length > 256) return "secret token is too long";
  return /^[\w-]+$/u.test(String(secret)) ? null : "secret token contains unallowed characters";
}

/** Whether a field names a part of the body that did not come. */
function lostFile(fields: Fields, files: UploadedFile[]): boolean {
  const named = [...JSON.stringify(fields).matchAll(/"attach:\/\/([^"]*)"/gu)].map((match) => match[1]);
  return named.some((name) => files.every((file) => file.field !== name));
}

/** The files that the call presents as photos. */
function photosOf({ media, photo }: Fields, files: UploadedFile[]): UploadedFile[] {
  const items = Array.isArray(media) ? list(media) : [media as Fields | undefined];
  const named = [photo, ...items.filter((item) => item?.["type"] === "photo").map((item) => item?.["media"])];
  return files.filter((file) => named.includes(`attach://${file.field}`));
}

function photoFault({ data }: UploadedFile): string | null {
  if (data.length > 10 * 1024 * 1024) return "file is too big";
  const size = imageSize(data);
  if (size === null) return "IMAGE_PROCESS_FAILED";
  const [long, short] = [Math.max(size.width, size.height), Math.min(size.width, size.height)];
  return size.width + size.height > 10_000 || long > 20 * short ? "PHOTO_INVALID_DIMENSIONS" : null;
}
