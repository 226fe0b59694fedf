import { Composer, Context } from "telegraf";
import type { UserFromGetMe } from "telegraf/types";
import type { State } from "../../../store/state/index.js";
import type { Language } from "../../../domain/answer.js";
import { CAPTION_LIMIT, MESSAGE_LIMIT } from "../../../render/telegram-rich.js";
import type { Config } from "../../config.js";
import type { BotContext } from "../handlers/types.js";
import type { Api, CallScope } from "./api.js";
import { ApiError } from "./api-error.js";
import type { AtEnd, Attend, Outcome, Run } from "./intake.js";
import type { Log } from "./log.js";
import { languageFor, NOTICES } from "./notices.js";
import { DeadlineError, putOff } from "./put-off.js";
import { PASS, type RateLimit } from "./rate-limit.js";
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
  return async (envelope, run, atEnd) => {
    try {
      if (envelope.migratedTo !== null && envelope.chat !== null) await state.moveChat(envelope.chat.id, envelope.migratedTo);
      const allowed = isAllowed(envelope, config);
      if (!allowed && envelope.chat?.type !== "private") {
        if (envelope.query !== null) await say(options, envelope, (language) => NOTICES.private[language]);
        return "refused";
      }
      const verdict = run.again ? PASS : await limit(envelope); // it was counted when it came
      if (verdict.kind !== "pass") {
        if (verdict.kind === "tell" || envelope.query !== null) await say(options, envelope, (language) => NOTICES.wait[language](verdict.seconds));
        return "limited";
      }
      if (!allowed) {
        await say(options, envelope, (language) => `${NOTICES.private[language]} (${envelope.chat?.id ?? ""})`);
        return "refused";
      }
      return await handle(options, envelope, run, atEnd);
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

/**
 * Runs the handlers with a deadline. What Telegram does not take now is put off; on any other failure it apologises once.
 * No tap and no query is left without an answer.
 */
async function handle(options: AttendOptions, envelope: Envelope, run: Run, atEnd: AtEnd): Promise<Outcome> {
  const { bot, api, state, log, me, deadline } = options;
  const { updates } = state;
  const before = run.again ? await updates.sends(envelope.id) : NOTHING_SENT;
  const journal = new SendJournal(updates, envelope.id, before);
  const language = await languageOf(state, envelope);
  const calls = new CallsOfUpdate(new AbortController(), journal, language);
  const context = Object.assign(new Context(envelope.update, api.within(calls), me), { signal: calls.signal, atEnd }) as BotContext;
  const { query } = envelope;
  try {
    await within(deadline, calls, Promise.resolve(bot.middleware()(context, () => Promise.resolve())));
    if (query?.kind === "callback" && !calls.answered) await api.within({}).answerCbQuery(query.id).catch(() => undefined);
    return "handled";
  } catch (error) {
    const later = query?.kind === "inline" || query?.kind === "guest" ? null : putOff(error, run.tries);
    const level = later === null ? "error" : "warn";
    log[level]({ err: error, update: envelope.id, type: envelope.type, later: later?.after }, "a handler failed");
    if (later !== null) {
      if (query !== null && !calls.answered) await say(options, envelope, () => NOTICES.later[language]);
      return later;
    }
    if (!(error instanceof ApiError && error.isGone)) {
      const inChat = calls.answered && query?.kind === "callback"; // an inline query has no chat: it can only be answered again
      await say(options, inChat ? { ...envelope, query: null } : envelope, () => NOTICES.sorry[language], journal);
    }
    return "failed";
  } finally {
    journal.close();
  }
}

/** What the calls made for one update share, and what is known of them. */
class CallsOfUpdate implements CallScope {
  answered = false; // the tap or query
  calling = 0; // calls under way

  constructor(
    readonly stop: AbortController,
    readonly sends: SendJournal,
    private readonly language: Language,
  ) {}

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  began(method: string): void {
    this.calling += 1;
    this.answered ||= /^answer(?:Callback|Inline|Guest)Query$/u.test(method);
  }

  ended(): void {
    this.calling -= 1;
  }

  /** What may have arrived is sent again, and says so. */
  again(payload: Record<string, unknown>): Record<string, unknown> {
    const field = typeof payload["text"] === "string" ? "text" : "caption";
    const text = payload[field];
    const most = field === "text" ? MESSAGE_LIMIT : CAPTION_LIMIT;
    const marked = `${typeof text === "string" ? text : ""}\n${NOTICES.again[this.language]}`.trimStart();
    const isFile = "photo" in payload || "document" in payload;
    return (typeof text === "string" || isFile) && marked.length <= most ? { ...payload, [field]: marked } : payload;
  }
}

/** The language to speak with the user of an update. */
async function languageOf(state: State, { user, languageCode, text }: Envelope): Promise<Language> {
  const choice = user === null ? null : await state.languages.get(user);
  return choice?.chosen === true ? (choice.language as Language) : languageFor(languageCode, text);
}

/** The work, or a rejection when the deadline comes first; its calls are cut off then, so that nothing follows an apology. */
async function within(ms: number, calls: CallsOfUpdate, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const late = new DeadlineError(ms, calls.calling > 0);
      calls.stop.abort();
      reject(late);
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
  const { query, chat, messageId } = envelope;
  try {
    const text = words(await languageOf(state, envelope));
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
