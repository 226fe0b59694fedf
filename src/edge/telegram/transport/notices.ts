import type { Language } from "../../../domain/answer.js";

/** The few sentences that the transport itself says. */
export const NOTICES: Record<"sorry" | "later" | "again" | "private", Record<Language, string>> & { wait: Record<Language, (seconds: number) => string> } = {
  sorry: {
    "zh-Hans": "抱歉，这次没能答上来。请稍后再问一次。",
    "zh-Hant": "抱歉，這次沒能答上來。請稍後再問一次。",
    en: "Sorry, that did not work. Please ask again in a moment.",
  },
  later: {
    "zh-Hans": "Telegram 现在发不出去，稍后自动补上。",
    "zh-Hant": "Telegram 現在發不出去，稍後自動補上。",
    en: "Telegram does not take it just now; it follows by itself.",
  },
  again: {
    "zh-Hans": "（上一条可能没有送达，再发一次。）",
    "zh-Hant": "（上一條可能沒有送達，再發一次。）",
    en: "(Sent again: the first one may not have reached you.)",
  },
  private: {
    "zh-Hans": "这个机器人只对指定的聊天开放。",
    "zh-Hant": "這個機器人只對指定的聊天開放。",
    en: "This bot is open to certain chats only.",
  },
  wait: {
    "zh-Hans": (seconds) => `您问得有点快，请等 ${seconds} 秒再问。`,
    "zh-Hant": (seconds) => `您問得有點快，請等 ${seconds} 秒再問。`,
    en: (seconds) => `That was a little fast. Please wait ${seconds} s and ask again.`,
  },
};

/**
 * The language to speak with somebody: what was chosen, else the script of the text, else the client's language.
 * @param code language tag of the user's client, "zh-hant", "zh-TW", "en"
 */
export function languageFor(code: string | undefined, text: string | null): Language {
  const tag = (code ?? "").toLowerCase();
  if (/^zh-(?:hant|tw|hk|mo)/u.test(tag)) return "zh-Hant";
  if (tag.startsWith("zh") || /\p{Script=Han}/u.test(text ?? "")) return "zh-Hans";
  return "en";
}
