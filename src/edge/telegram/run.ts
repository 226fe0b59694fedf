import type { State } from "../../store/state/index.js";
import { startBot, type BotOptions, type RunningBot } from "./bot.js";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Runs the bot until the process is told to end, then lets it finish what it has begun and closes the state.
 * A second signal, or 10 s beyond the time for finishing, ends it at once: the inbox keeps what is left.
 * @returns the exit code: 0 after a signal; 1 when the bot cannot go on, or after an error that nothing caught
 */
export async function runBot(options: BotOptions): Promise<0 | 1> {
  const { log, state } = options;
  let bot: RunningBot | undefined;
  const code = await new Promise<0 | 1>((resolve) => {
    let signals = 0;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        log.info({ signal }, "told to end");
        if (++signals > 1 || bot === undefined) process.exit(signals > 1 ? 1 : 0);
        resolve(0);
      });
    }
    const broken = (err: unknown): void => {
      log.fatal({ err }, "an error that nothing caught");
      resolve(1);
    };
    process.on("unhandledRejection", broken).on("uncaughtException", broken);
    startBot(options).then(
      (started) => {
        bot = started;
        started.failure.addEventListener("abort", () => resolve(1));
        if (started.failure.aborted) resolve(1);
      },
      (err: unknown) => {
        log.fatal({ err }, "the bot cannot start");
        resolve(1);
      },
    );
  });
  if (bot?.failure.aborted === true) log.fatal({ err: bot.failure.reason as unknown }, "the bot cannot go on");
  setTimeout(() => process.exit(1), (options.drainFor ?? 25_000) + 10_000).unref();
  await bot?.stop();
  await closeState(state, log);
  return code;
}

async function closeState(state: State, log: BotOptions["log"]): Promise<void> {
  await state.close().catch((err: unknown) => log.error({ err }, "cannot close the state"));
}
