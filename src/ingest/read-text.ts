import iconv from "iconv-lite";
import { encodingOf } from "./read-encoding.js";
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

/**
 * Bytes → text. UTF-8, UTF-16 with or without a mark, GB18030 and Big5 are told apart, however short the text.
 * @param file only for messages
 * @throws ArticleReadError for an empty or binary file
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0) throw new ArticleReadError(file, "empty", "文件是空的 (empty file)");
  const marked = BOMS.find((bom) => bom.bytes.every((byte, i) => bytes[i] === byte));
  if (marked) return iconv.decode(Buffer.from(bytes), marked.encoding);
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0) && isUtf8(bytes)) return new TextDecoder("utf-8").decode(bytes);
  const encoding = encodingOf(sample);
  if (encoding === null) throw new ArticleReadError(file, "binary", "不是文本,或认不出编码 (neither text nor a known encoding)");
  const text = iconv.decode(Buffer.from(bytes), encoding);
  const start = text.slice(0, 20_000);
  const odd = start.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  if (odd > 1 && odd > start.length / 50) throw new ArticleReadError(file, "binary", "不是文本文件 (binary file)");
  return text;
}

export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
