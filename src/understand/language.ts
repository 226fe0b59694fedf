import type { Language } from "../domain/answer.js";
import { detectScript } from "../text/script.js";

/** The language to answer in: that of the question; Latin letters without Han are English, unless they prove to be pinyin. */
export function findLanguage(raw: string): Language {
  const han = raw.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = raw.match(/[A-Za-z]{2,}/gu)?.length ?? 0;
  if (han === 0 && latin > 0) return "en";
  if (han > 0 && latin > han) return "en";
  return detectScript(raw) === "hant" ? "zh-Hant" : "zh-Hans";
}
