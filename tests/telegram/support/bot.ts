import type { Config } from "../../../src/edge/config.js";
import { readConfig } from "../../../src/edge/config.js";
import { startBot, type BotOptions, type RunningBot } from "../../../src/edge/telegram/bot.js";
import { echoHandlers } from "./echo-handlers.js";
import { createLog } from "../../../src/edge/telegram/transport/log.js";
import { openMemoryState, type State } from "../../../src/store/state/index.js";
import { FakeTelegram } from "../fake-api/index.js";
import { echo } from "./stub-ask.js";

export interface Stage {
  fake: FakeTelegram;
  bot: RunningBot;
  state: State;
  log: string[]; // all lines logged
  /** The texts that the bot sent to a chat and that are still there, oldest first. */
  texts(chat: number): string[];
  end(): Promise<void>;
}

export interface StageOptions extends Partial<Omit<BotOptions, "config">> {
  fake?: FakeTelegram;
  config?: Partial<Config>;
  webhook?: boolean; // else polling
}

/** A fake Telegram and a bot in this process, quick to repeat and to give up. Call `end` when done. */
export async function setStage({ fake: given, config: changes = {}, webhook = false, ...options }: StageOptions = {}): Promise<Stage> {
  const fake = given ?? (await FakeTelegram.start());
  const lines: string[] = [];
  const state = options.state ?? openMemoryState();
  const port = webhook ? await freePort() : null;
  const config: Config = {
    ...readConfig({ BOT_TOKEN: fake.token, BOT_API_ROOT: fake.url, RATE_LIMIT: "10000/1" }),
    apiTimeout: 400,
    port,
    webhook: webhook ? { url: `http://127.0.0.1:${port}/hook`, secret: "a-secret-of-the-test" } : null,
    ...changes,
  };
  const bot = await startBot({
    ask: echo,
    handlers: echoHandlers,
    log: createLog({ level: "debug", secrets: [config.token], write: (line) => lines.push(line) }),
    api: { delays: [10, 20, 30] },
    polling: { seconds: 2, unit: 20 },
    drainFor: 3000,
    ...options,
    state,
    config,
  });
  return {
    fake,
    bot,
    state,
    log: lines,
    texts: (chat) => fake.chats.messages(chat).filter((message) => message.from.id === fake.me.id).map((message) => String(message.text)),
    end: async () => {
      await bot.stop();
      await fake.stop();
      await state.close();
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
