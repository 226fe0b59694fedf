import { createRequire } from "node:module";
import { ConverterFactory } from "opencc-js/core";
import simplifiedToTraditional from "opencc-js/dict/STCharacters";
import traditionalToSimplified from "opencc-js/dict/TSCharacters";
import traditionalPhrases from "opencc-js/dict/TSPhrases";
import taiwanVariants from "opencc-js/dict/TWVariants";

type Convert = (text: string) => string;

/** Builds on the first call: the dictionaries cost tens of milliseconds that a question in one script need not pay. */
function lazily(build: () => Convert): Convert {
  let convert: Convert | undefined;
  return (text) => (convert ??= build())(text);
}

/** The characters on the left side of a dictionary whose right side differs. */
function keysOf(dictionary: string): Set<string> {
  const keys = new Set<string>();
  for (const pair of dictionary.split("|")) {
    const [from, to] = pair.split(" ");
    if (from && to && from !== to) keys.add(from);
  }
  return keys;
}

/** Hong Kong's and printers' forms that the dictionary leaves out. */
const VARIANTS = "衞 卫|綫 线|峯 峰|羣 群|牀 床|裡 里|粧 妆|匯 汇|滙 汇";
/** Cantonese for 那; its simplified form is one that nobody writes. */
const THAT = { from: "嗰 𠮶", to: "嗰 嗰" };

const onlyTraditional = keysOf(`${traditionalToSimplified}|${VARIANTS}`);
const onlySimplified = keysOf(simplifiedToTraditional);
/** The same by UTF-16 unit, for a start that looks at every name; of a character beyond 16 bits its first half. */
const TRADITIONAL_CODES = new Uint8Array(65_536);
for (const c of onlyTraditional) TRADITIONAL_CODES[c.charCodeAt(0)] = 1;
for (const c of "着台后里面只余于谷干系准斗丑了才几云表") onlySimplified.delete(c); // also good traditional

const convertToSimplified = lazily(() => ConverterFactory([traditionalPhrases, traditionalToSimplified.replace(THAT.from, THAT.to), VARIANTS]));
/** Its phrases take 2 MB, and only who writes traditional characters needs them: they are read then. */
const convertToTraditional = lazily(() => {
  const openCC = createRequire(import.meta.url)("opencc-js/cn2t") as typeof import("opencc-js/cn2t");
  return openCC.ConverterFactory(openCC.Locale.from.cn, [taiwanVariants]);
});

/** Traditional or mixed Chinese → simplified; other text as it is. */
export function toSimplified(text: string): string {
  for (let i = 0; i < text.length; i++) if (TRADITIONAL_CODES[text.charCodeAt(i)] === 1) return convertToSimplified(text);
  return text;
}

/** Simplified Chinese → traditional (Taiwan's characters, the mainland's words). */
export const toTraditional: Convert = (text) => convertToTraditional(text);

/**
 * The script a text is mostly written in, by the characters that only one script has.
 * @returns "hant", "hans", or null when no character decides ("人口 2017")
 */
export function detectScript(text: string): "hant" | "hans" | null {
  let traditional = 0;
  let simplified = 0;
  for (const c of text) {
    if (onlyTraditional.has(c)) traditional++;
    else if (onlySimplified.has(c)) simplified++;
  }
  if (traditional === 0 && simplified === 0) return null;
  return traditional > simplified ? "hant" : "hans";
}
