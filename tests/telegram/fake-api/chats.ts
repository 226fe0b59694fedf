export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  first_name?: string;
  username?: string;
}

export interface Message {
  message_id: number;
  date: number; // s
  chat: Chat;
  from: User;
  text?: string;
  caption?: string;
  entities?: unknown;
  reply_markup?: unknown;
  edit_date?: number;
  [field: string]: unknown;
}

/** The chats that the bot may write to, and their messages. */
export class Chats {
  readonly #chats = new Map<number, { chat: Chat; next: number; messages: Map<number, Message> }>();
  readonly blocked = new Set<number>(); // users that blocked the bot
  readonly migrated = new Map<number, number>(); // groups that became supergroups: old id → new id

  know(chat: Chat): void {
    if (!this.#chats.has(chat.id)) this.#chats.set(chat.id, { chat, next: 1, messages: new Map() });
  }

  find(id: number): Chat | null {
    return this.#chats.get(id)?.chat ?? null;
  }

  /** Adds a message with the chat's next id. */
  add(chat: Chat, content: Omit<Message, "message_id" | "date" | "chat">): Message {
    this.know(chat);
    const place = this.#place(chat.id);
    const message = { message_id: place.next++, date: Math.floor(Date.now() / 1000), chat, ...content } as Message;
    place.messages.set(message.message_id, message);
    return message;
  }

  message(chat: number, id: number): Message | null {
    return this.#chats.get(chat)?.messages.get(id) ?? null;
  }

  messages(chat: number): Message[] {
    return [...(this.#chats.get(chat)?.messages.values() ?? [])];
  }

  remove(chat: number, id: number): boolean {
    return this.#chats.get(chat)?.messages.delete(id) ?? false;
  }

  #place(id: number): { chat: Chat; next: number; messages: Map<number, Message> } {
    const place = this.#chats.get(id);
    if (place === undefined) throw new Error(`fake API: no chat ${id}`);
    return place;
  }
}
