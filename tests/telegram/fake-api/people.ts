import type { Chat, Message, User } from "./chats.js";
import type { FakeTelegram } from "./server.js";
import type { Update } from "./updates.js";

interface Button {
  text: string;
  callback_data?: string;
}

/**
 * Somebody who uses the bot. Each method makes the update that Telegram would send; `says` and its like also queue it.
 * For handlers tested in process there is `message(…)` and its like, which only make it.
 */
export class Person {
  constructor(
    readonly fake: FakeTelegram,
    readonly user: User,
  ) {
    fake.chats.know(this.chat);
  }

  get chat(): Chat {
    return { id: this.user.id, type: "private", first_name: this.user.first_name };
  }

  /** A text message, in the private chat or in the group given; commands carry their entity. */
  message(text: string, options: { chat?: Chat; replyTo?: Message | undefined; extra?: Record<string, unknown> } = {}): Update {
    const chat = options.chat ?? this.chat;
    const command = /^\/\w+(?:@\w+)?/u.exec(text);
    const message = this.fake.chats.add(chat, {
      from: this.user,
      text,
      ...(command === null ? {} : { entities: [{ type: "bot_command", offset: 0, length: command[0].length }] }),
      ...(options.replyTo === undefined ? {} : { reply_to_message: { ...options.replyTo, reply_to_message: undefined } }),
      ...options.extra,
    });
    return this.#update({ message: { ...message } });
  }

  /** A message with a file; `size` is what Telegram tells of it where that is not its real size. */
  file(name: string, content: Buffer | string, { size, ...options }: Parameters<Person["message"]>[1] & { size?: number } = {}): Update {
    const data = Buffer.from(content);
    const id = `sent-${this.fake.world.sent.size + 1}`;
    this.fake.world.sent.set(id, data);
    const document = { file_id: id, file_unique_id: `u-${id}`, file_name: name, file_size: size ?? data.length };
    return this.message("", { ...options, extra: { text: undefined, document, ...options.extra } });
  }

  says(text: string, options: Parameters<Person["message"]>[1] = {}): Message {
    return this.#push(this.message(text, options), "message");
  }

  /** Changes the text of a message sent before. */
  edit(message: Message, text: string): Update {
    const stored = this.fake.chats.message(message.chat.id, message.message_id);
    const edited = Object.assign(stored ?? message, { text, edit_date: Math.floor(Date.now() / 1000) });
    return this.#update({ edited_message: { ...edited } });
  }

  edits(message: Message, text: string): Message {
    return this.#push(this.edit(message, text), "edited_message");
  }

  /** A tap on the button of the bot's message, by its label, its data, or a pattern on either. */
  tap(message: Message, which: string | RegExp, data?: string): Update {
    const current = this.fake.chats.message(message.chat.id, message.message_id) ?? message;
    const rows = (current.reply_markup as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
    const matches = (text: string): boolean => (typeof which === "string" ? text === which : which.test(text));
    const button = rows.flat().find((each) => matches(each.text) || matches(each.callback_data ?? ""));
    const tapped = data ?? button?.callback_data;
    if (tapped === undefined) throw new Error(`no button ${String(which)} among ${JSON.stringify(rows)}`);
    const id = this.fake.nextUpdateId();
    return { update_id: id, callback_query: { id: `cb${id}`, from: this.user, message: { ...current }, chat_instance: `ci${current.chat.id}`, data: tapped } };
  }

  taps(message: Message, which: string | RegExp, data?: string): Update {
    const update = this.tap(message, which, data);
    this.fake.push(update);
    return update;
  }

  /** `@bot query` typed in some chat. */
  inline(query: string, offset = ""): Update {
    const id = this.fake.nextUpdateId();
    return { update_id: id, inline_query: { id: `iq${id}`, from: this.user, query, offset, chat_type: "sender" } };
  }

  /** `@bot …` in a chat that the bot is no member of, in reply to what somebody said there. */
  guest(text: string, claim?: string): Update {
    const id = this.fake.nextUpdateId();
    const chat = { id: -999, type: "supergroup", title: "别处" };
    const date = 1_790_000_000;
    const replied = claim === undefined ? {} : { reply_to_message: { message_id: 1, date, chat, text: claim } };
    const message = { message_id: 2, date, chat, from: this.user, text, guest_query_id: `gq${id}`, ...replied };
    this.fake.world.openQueries.add(`gq${id}`);
    return { update_id: id, guest_message: message };
  }

  queries(query: string, offset = ""): Update {
    const update = this.inline(query, offset);
    this.fake.push(update);
    return update;
  }

  #update(content: Record<string, unknown>): Update {
    return JSON.parse(JSON.stringify({ update_id: this.fake.nextUpdateId(), ...content })) as Update;
  }

  #push(update: Update, kind: string): Message {
    this.fake.push(update);
    return update[kind] as Message;
  }
}
