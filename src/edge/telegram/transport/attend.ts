import { Composer, Context } from "telegraf";
import type { UserFromGetMe } from "telegraf/types";
import type { State } from "../../../store/state/index.js";
import type { Language } from "../../../domain/answer.js";
import type { Config } from "../../config.js";
import type { BotContext } from "../handlers/types.js";
import type { Api } from "./api.js";
import { ApiError } from "./api-error.js";
import type { AtEnd, Attend, Outcome } from "./intake.js";
import type { Log } from "./log.js";
import { languageFor, NOTICES } from "./notices.js";
import type { RateLimit } from "./rate-limit.js";
import { NOTHING_SENT, SendJournal } from "./send-journal.js";
import type { Envelope } from "./updates.js";

export interface AttendOptions {
  bot: Composer<BotContext>;
  api: Api;
  state: State;
  config: Pick<Config, "allowedChats" | "adminIds">;
  log: Log;
  limit: RateLimit;
  me: UserFromGetMe;
  deadline: number; // ms that an update may take
}

const APOLOGY_TIME = 20_000; // ms

/** Makes the function that does all that one update asks for; it never rejects. */
export function createAttend(options: AttendOptions): Attend {
  const { state, config, log, limit } = options;
  return async (envelope, attempt, atEnd) => {
    try {
      if (envelope.migratedTo !== null && envelope.chat !== null) await state.moveChat(envelope.chat.id, envelope.migratedTo);
      const allowed = isAllowed(envelope, config);
      if (!allowed && envelope.chat?.type !== "private") return "refused";
      const verdict = await limit(envelope);
      if (verdict.kind !== "pass") {
        if (verdict.kind === "tell" || envelope.query !== null) await say(options, envelope, (language) => NOTICES.wait[language](verdict.seconds));
        return "limited";
      }
      if (!allowed) {
        await say(options, envelope, (language) => `${NOTICES.private[language]} (${envelope.chat?.id ?? ""})`);
        return "refused";
      }
      return await handle(options, envelope, attempt, atEnd);
    } catch (error) {
      log.error({ err: error, update: envelope.id, type: envelope.type }, "update failed outside its handler");
      return "failed";
    }
  };
}

function isAllowed({ chat, user }: Envelope, { allowedChats, adminIds }: AttendOptions["config"]): boolean {
  if (allowedChats.size === 0) return true;
  return (chat !== null && allowedChats.has(chat.id)) || (user !== null && (adminIds.has(user) || allowedChats.has(user)));
}

/** Runs the handlers with a deadline; on failure apologises once; leaves no tap or query without answer. */
async function handle(options: AttendOptions, envelope: Envelope, attempt: number, atEnd: AtEnd): Promise<Outcome> {
  const { bot, api, state, log, me, deadline } = options;
  const journal = new SendJournal(state.updates, envelope.id, attempt > 1 ? await state.updates.sends(envelope.id) : NOTHING_SENT);
  const stop = new AbortController();
  let answered = false;
  const scope = { signal: stop.signal, sends: journal, onAnswer: (method: string) => void (answered ||= /^answer(?:Callback|Inline)Query$/u.test(method)) };
  const context = Object.assign(new Context(envelope.update, api.within(scope), me), { signal: stop.signal, atEnd }) as BotContext;
  try {
    await within(deadline, stop, Promise.resolve(bot.middleware()(context, () => Promise.resolve())));
    if (envelope.query?.kind === "callback" && !answered) await api.within({}).answerCbQuery(envelope.query.id).catch(() => undefined);
    return "handled";
  } catch (error) {
    log.error({ err: error, update: envelope.id, type: envelope.type }, "a handler failed");
    if (!(error instanceof ApiError && error.isGone)) {
      const unsure = error instanceof ApiError && error.failed === "unsure";
      const inChat = answered && envelope.query?.kind === "callback"; // an inline query has no chat: it can only be answered again
      await say(options, inChat ? { ...envelope, query: null } : envelope, (language) => NOTICES[unsure ? "unsure" : "sorry"][language], journal);
    }
    return "failed";
  } finally {
    journal.close();
  }
}

/** The work, or a rejection when the deadline comes first; its calls are cut off then, so that nothing follows an apology. */
async function within(ms: number, stop: AbortController, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop.abort();
      reject(new Error(`not done within ${ms} ms`));
    }, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/**
 * Says one sentence in the user's language, in the way that the update allows. Failing is all right.
 * @param sends the update's sends: with them it is not said again when a crash follows
 */
async function say({ api, state, log }: AttendOptions, envelope: Envelope, words: (language: Language) => string, sends?: SendJournal): Promise<void> {
  const { user, query, chat, messageId } = envelope;
  try {
    const chosen = user === null ? null : await state.languages.get(user);
    const text = words(chosen?.chosen === true ? (chosen.language as Language) : languageFor(envelope.languageCode, envelope.text));
    const calls = api.within({ signal: AbortSignal.timeout(APOLOGY_TIME), ...(sends === undefined ? {} : { sends }) });
    if (query?.kind === "callback") await calls.answerCbQuery(query.id, text.slice(0, 200));
    else if (query?.kind === "inline") await calls.answerInlineQuery(query.id, [], { cache_time: 0, is_personal: true });
    else if (chat !== null) {
      const reply = chat.type === "private" || messageId === null ? {} : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
      await calls.sendMessage(chat.id, text, reply);
    }
  } catch (error) {
    log.warn({ err: error, update: envelope.id }, "could not tell the user");
  }
}
