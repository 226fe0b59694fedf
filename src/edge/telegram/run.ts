import type { State } from "../../store/state/index.js";
import { startBot, type BotOptions, type RunningBot } from "./bot.js";
import { StartError, startErrorOf } from "./start-error.js";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Runs the bot until the process is told to end, then lets it finish what it has begun and closes the state.
 * A second signal, or 10 s beyond the time for finishing, ends it at once: the inbox keeps what is left.
 * @returns the exit code: 0 after a signal; 1 when the bot cannot go on, or after an error that nothing caught
 */
export async function runBot(options: BotOptions): Promise<0 | 1> {
  const { log, state } = options;
  keepQuietOutput();
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
    const broken = onceOnly((err: unknown): void => {
      resolve(1);
      log.fatal({ err }, "an error that nothing caught");
    });
    process.on("unhandledRejection", broken).on("uncaughtException", broken);
    startBot(options).then(
      (started) => {
        bot = started;
        started.failure.addEventListener("abort", () => resolve(1));
        if (started.failure.aborted) resolve(1);
      },
      (error: unknown) => {
        tell(options, error, "the bot cannot start");
        resolve(1);
      },
    );
  });
  if (bot?.failure.aborted === true) tell(options, bot.failure.reason, "the bot cannot go on");
  process.exitCode = code;
  setTimeout(() => process.exit(1), (options.drainFor ?? 25_000) + 10_000).unref();
  await bot?.stop();
  await closeState(state, log);
  return code;
}

/** A reader of the output that is gone (a log shipper, `| head`) must not end the bot: what it would have read is lost. */
function keepQuietOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

/** The first call only: what fails while a fatal error is told is not told. */
function onceOnly(work: (error: unknown) => void): (error: unknown) => void {
  let done = false;
  return (error) => {
    if (done) return;
    done = true;
    work(error);
  };
}

/** One plain line where the operator can mend it, else all that is known. */
function tell({ config, log }: BotOptions, reason: unknown, what: string): void {
  const error = startErrorOf(reason, config.apiRoot);
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, what);
}

async function closeState(state: State, log: BotOptions["log"]): Promise<void> {
  await state.close().catch((err: unknown) => log.error({ err }, "cannot close the state"));
}
