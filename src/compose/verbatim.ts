import type { Language } from "../domain/answer.js";
import { toTraditional } from "../text/script.js";

const OPEN = "\uE100";
const CLOSE = "\uE101";

/** Marks text that must stay as printed, whatever the answer's script: titles, quotations. */
export const asPrinted = (text: string): string => OPEN + text + CLOSE;

/** Simplified wording → the answer's script; what is marked stays as it is. */
export function inScript(text: string, language: Language): string {
  if (language !== "zh-Hant") return text.replaceAll(OPEN, "").replaceAll(CLOSE, "");
  return text
    .split(OPEN)
    .map((part, i) => {
      const at = i === 0 ? -1 : part.indexOf(CLOSE);
      return at < 0 ? toTraditional(part) : part.slice(0, at) + toTraditional(part.slice(at + 1));
    })
    .join("");
}
