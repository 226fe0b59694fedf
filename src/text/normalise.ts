import { toSimplified } from "./script.js";

const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/gu;

/** Nothing to fold: Chinese characters alone, as most names are; a start normalises ten thousand of them. */
const PLAIN = /^[\u4e00-\u9fff]+$/u;

/** Full-width and compatibility characters → plain ones ("2017" → "2017"); control and invisible characters out. */
export function foldWidth(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "");
}

/**
 * The form in which questions and names are compared: folded, simplified, lower case, runs of white space as one blank.
 * @returns a string whose length may differ from the input's
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return toSimplified(text);
  return toSimplified(foldWidth(text)).toLowerCase().replace(/[’‘`´]/gu, "'").replace(/\s+/gu, " ").trim();
}
