import type { Composer, Context } from "telegraf";
import type { Ask } from "../../../ask.js";
import type { State } from "../../../store/state/index.js";
import type { Config } from "../../config.js";
import type { Log } from "../transport/log.js";

/** What every handler is given besides the update. */
export interface Deps {
  ask: Ask;
  state: State;
  config: Config;
  log: Log; // never log text of users
  clock: () => number; // ms since 1970
}

/**
 * One update on its way through the handlers. `telegram` repeats, waits and times out by itself; sends made through it
 * are not made twice when the update is handled again after a crash, if the handler makes them in the same order.
 */
export interface BotContext extends Context {
  /** Aborts when the update has taken too long: stop working then. */
  signal: AbortSignal;
  /** Leaves a write to the update's end: it is committed with the note that the update is done, and waited for there. */
  atEnd(write: Promise<unknown>): void;
}

export type Bot = Composer<BotContext>;

/** Puts all handlers on the bot. A handler that throws costs the user one apology, nothing more. */
export type RegisterHandlers = (bot: Bot, deps: Deps) => void;
