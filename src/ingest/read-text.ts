import chardet from "chardet";
import iconv from "iconv-lite";
import { ArticleReadError } from "./read-error.js";

const BOMS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];
const SAMPLE = 65_536;

/** UTF-8 without an error in the sample; a character cut off at its end is no error. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, SAMPLE), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Zero bytes mostly at odd or even places are UTF-16 without a mark; anywhere else they make a binary file. */
function zeroPattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | "binary" | null {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 ? odd++ : even++;
  });
  if (even + odd === 0) return null;
  if (odd > 4 * even && odd > sample.length / 100) return "utf-16le";
  return even > 4 * odd && even > sample.length / 100 ? "utf-16be" : "binary";
}

/** Chinese UTF-16 without zero bytes: most units are Han or its punctuation. */
function looksUtf16(bytes: Uint8Array, little: boolean): boolean {
  if (bytes.length % 2 || bytes.length < 8) return false;
  const text = new TextDecoder(little ? "utf-16le" : "utf-16be").decode(bytes.subarray(0, 4_096));
  const han = text.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu)?.length ?? 0;
  return han > text.length * 0.8;
}

/**
 * Bytes → text. UTF-8, UTF-16 with or without a mark, GB18030 and Big5 are told apart.
 * @param file only for messages
 * @throws ArticleReadError for an empty or binary file
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new ArticleReadError(file, "empty", "文件是空的 (empty file)");
  const marked = BOMS.find((bom) => bom.bytes.every((byte, i) => bytes[i] === byte));
  if (marked) return iconv.decode(Buffer.from(bytes), marked.encoding);
  const zeros = zeroPattern(bytes);
  if (zeros === "binary") throw new ArticleReadError(file, "binary", "不是文本文件 (binary file)");
  if (zeros) return iconv.decode(Buffer.from(bytes), zeros);
  if (isUtf8(bytes)) return new TextDecoder("utf-8").decode(bytes);
  for (const little of [true, false]) if (looksUtf16(bytes, little)) return new TextDecoder(little ? "utf-16le" : "utf-16be").decode(bytes);
  return decodeLegacy(bytes, file);
}

function decodeLegacy(bytes: Uint8Array, file: string): string {
  const guesses = chardet.analyse(bytes.subarray(0, SAMPLE)).map(({ name }) => name);
  const best = guesses.find((name) => name === "Big5" || name === "GB18030");
  const text = iconv.decode(Buffer.from(bytes), best === "Big5" ? "big5" : "gb18030");
  const sample = text.slice(0, 20_000);
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  if (odd > sample.length / 50) throw new ArticleReadError(file, "binary", "认不出文件的编码 (neither text nor a known encoding)");
  return text;
}

export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
