import type { Ask } from "../../../src/ask.js";
import type { Charts } from "../../../src/edge/charts/index.js";
import type { Config } from "../../../src/edge/config.js";
import { createHandlers, type Parts } from "../../../src/edge/telegram/handlers/index.js";
import { loadEngine, type Engine } from "../../../src/store/engine.js";
import { projectRoot } from "../../../src/store/load-root.js";
import { openMemoryState, type State } from "../../../src/store/state/index.js";
import type { Call, FakeTelegram, Message, Person, Update } from "../fake-api/index.js";
import { setStage, type Stage } from "../support/bot.js";

let engine: Engine | undefined;

/** The engine on the project's own data, loaded once a test file. */
export const realEngine = (): Engine => (engine ??= loadEngine(projectRoot()));

/** A PNG of 800 × 400 pixels, as far as its header tells. */
export const PNG = Buffer.alloc(200);
Buffer.from("89504e470d0a1a0a0000000d494844520000032000000190", "hex").copy(PNG);

export const NOW = Date.UTC(2026, 10, 22, 4);

export interface Handlers extends Stage {
  anna: Person;
  /** Hands in an update and gives the calls made for it. */
  send(update: Update): Promise<Call[]>;
  /** The bot's last message in a chat. */
  last(chat: number): Message;
  drawn: unknown[]; // the specs of the charts drawn
}

export interface Options {
  ask?: Ask;
  parts?: Partial<Parts>;
  state?: State;
  fake?: FakeTelegram; // one that a bot before served
  config?: Partial<Config>;
  unit?: number; // ms that stand for a second of waiting
  user?: { id?: number; language_code?: string };
}

/** A bot with the real handlers and data in this process, before a fake Telegram; charts are a stub unless given. */
export async function setHandlers(options: Options = {}): Promise<Handlers> {
  const drawn: unknown[] = [];
  const stub: Charts = { draw: async (spec) => (drawn.push(spec), PNG), close: async () => undefined };
  const parts: Parts = { world: () => realEngine().world, originals: () => null, charts: async () => stub, ...options.parts };
  const stage = await setStage({
    ...(options.fake === undefined ? {} : { fake: options.fake }),
    ask: options.ask ?? realEngine().ask,
    state: options.state ?? openMemoryState({ clock: () => NOW }),
    handlers: createHandlers(parts),
    clock: () => NOW,
    ...(options.unit === undefined ? {} : { polling: { seconds: 2, unit: options.unit } }),
    config: { apiTimeout: 5000, ...options.config },
  });
  const { fake, bot } = stage;
  return {
    ...stage,
    drawn,
    anna: fake.person({ id: 77, ...options.user }),
    last: (chat) => {
      const found = fake.chats.messages(chat).filter((message) => message.from.id === fake.me.id).at(-1);
      if (found === undefined) throw new Error(`no message of the bot in ${chat}`);
      return found;
    },
    send: async (update) => {
      fake.check(update);
      const query = (update["callback_query"] ?? update["inline_query"]) as { id: string } | undefined;
      if (query !== undefined) fake.world.openQueries.add(query.id);
      const before = fake.calls.length;
      await bot.handleUpdate(update);
      return fake.calls.slice(before).filter(({ method }) => !/^getUpdates$|Webhook/u.test(method));
    },
  };
}

export interface Shown {
  text: string;
  callback_data?: string;
  url?: string;
  switch_inline_query?: string;
}

/** The buttons under a message, row by row. */
export function buttonsOf(message: Message): Shown[] {
  return ((message.reply_markup as { inline_keyboard?: Shown[][] } | undefined)?.inline_keyboard ?? []).flat();
}

/** The parts of a message's text that carry a mark. */
export function marked(message: Message, type: string): string[] {
  const entities = (message.entities ?? []) as { type: string; offset: number; length: number }[];
  return entities.filter((entity) => entity.type === type).map(({ offset, length }) => String(message.text).slice(offset, offset + length));
}

/** A message as it is replied to: Telegram shows no request for a reply in it. */
export const unmarked = ({ reply_markup: _, ...message }: Message): Message => message as Message;

