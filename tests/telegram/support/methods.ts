import type { Api } from "../../../src/edge/telegram/transport/api.js";
import type { FakeTelegram, Message } from "../fake-api/index.js";

/** A PNG of 2 × 3 pixels, as far as its header tells. */
export const png = Buffer.alloc(64);
Buffer.from("89504e470d0a1a0a0000000d494844520000000200000003", "hex").copy(png);

/** What the calls below act on: a message of the bot with a button, and queries that wait. */
export interface Props {
  message: Message;
  tap: string;
  inline: string;
}

export async function setProps(fake: FakeTelegram, api: Api): Promise<Props> {
  const person = fake.person({ id: 5 });
  const message = (await api.sendMessage(5, "一", { reply_markup: { inline_keyboard: [[{ text: "b", callback_data: "x" }]] } })) as unknown as Message;
  const tap = person.taps(message, "b")["callback_query"] as { id: string };
  const inline = person.queries("a")["inline_query"] as { id: string };
  fake.calls.length = 0;
  return { message, tap: tap.id, inline: inline.id };
}

/** Every method that the bot uses, called well. */
export const METHODS: Record<string, (api: Api, props: Props) => Promise<unknown>> = {
  getMe: (api) => api.getMe(),
  sendMessage: (api) => api.sendMessage(5, "二"),
  sendPhoto: (api) => api.sendPhoto(5, { source: png }, { caption: "图" }),
  sendDocument: (api) => api.sendDocument(5, { source: Buffer.from("a"), filename: "数据.csv" }),
  sendMediaGroup: (api) => api.sendMediaGroup(5, [{ type: "photo", media: { source: png } }, { type: "photo", media: { source: png } }]),
  sendChatAction: (api) => api.sendChatAction(5, "upload_photo"),
  editMessageText: (api, { message }) => api.editMessageText(5, message.message_id, undefined, "三"),
  editMessageReplyMarkup: (api, { message }) => api.editMessageReplyMarkup(5, message.message_id, undefined, { inline_keyboard: [] }),
  editMessageMedia: (api, { message }) => api.editMessageMedia(5, message.message_id, undefined, { type: "photo", media: { source: png } }),
  editMessageCaption: (api, { message }) => api.editMessageCaption(5, message.message_id, undefined, "题"),
  deleteMessage: (api, { message }) => api.deleteMessage(5, message.message_id),
  answerCallbackQuery: (api, { tap }) => api.answerCbQuery(tap),
  answerInlineQuery: (api, { inline }) => api.answerInlineQuery(inline, [{ type: "article", id: "1", title: "t", input_message_content: { message_text: "x" } }]),
  setMyCommands: (api) => api.setMyCommands([{ command: "start", description: "开始" }], { scope: { type: "all_private_chats" }, language_code: "zh" }),
  setMyDescription: (api) => api.setMyDescription("说明", "zh"),
  setMyShortDescription: (api) => api.setMyShortDescription("说明", "zh"),
  setWebhook: (api) => api.setWebhook("http://127.0.0.1:9/", { secret_token: "abc" }),
  deleteWebhook: (api) => api.deleteWebhook(),
};
