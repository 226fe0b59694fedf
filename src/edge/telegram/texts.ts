import { asPrinted, inScript } from "../../compose/verbatim.js";
import type { Language } from "../../domain/answer.js";
import { EN } from "./texts/en.js";
import { ZH, type Texts } from "./texts/zh.js";

export type { Texts } from "./texts/zh.js";

/** All wording of the bot, by language. Nothing else under edge/telegram holds words for users but the transport's notices. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  "zh-Hans": scripted(ZH, "zh-Hans"),
  "zh-Hant": scripted(ZH, "zh-Hant"),
  en: EN,
};

/** The texts with every string, also those that functions make, in the language's script. What functions are given stays as it is. */
function scripted<T>(value: T, language: Language): T {
  if (typeof value === "string") return inScript(value, language) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => scripted(item, language)) as T;
  if (typeof value === "function") {
    const kept = (arg: unknown): unknown => (typeof arg === "string" ? asPrinted(arg) : arg);
    return ((...args: unknown[]) => scripted((value as (...args: unknown[]) => unknown)(...args.map(kept)), language)) as T;
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scripted(item as unknown, language)])) as T;
}
