import mammoth from "mammoth";
import { ArticleReadError, LIMITS } from "./read-error.js";

const CENTRAL = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/**
 * Adds up what a zip says it unpacks to, from its central directory, before anything is unpacked.
 * @throws ArticleReadError when there is no directory, or when it promises more than a document holds
 */
function checkZip(bytes: Uint8Array, file: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) throw new ArticleReadError(file, "damaged", "压缩包不完整 (damaged .docx)");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let i = 0; i < count && at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL; i++) {
    unpacked += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > LIMITS.unpacked || (unpacked > 5_000_000 && unpacked > bytes.length * LIMITS.ratio)) {
    throw new ArticleReadError(file, "hostile", `解开后有 ${Math.round(unpacked / 1e6)} MB,不像一篇文章 (zip bomb?)`);
  }
}

/** The paragraphs of a .docx, one a line. */
export async function readDocx(bytes: Uint8Array, file: string): Promise<string> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ArticleReadError(file, "password", "文件有密码,或是旧的 .doc 格式 (password-protected, or an old .doc)");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ArticleReadError(file, "damaged", "不是 .docx 文件 (not a .docx)");
  checkZip(bytes, file);
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return value;
  } catch (error) {
    throw new ArticleReadError(file, "damaged", `读不了这个 .docx (damaged .docx: ${error instanceof Error ? error.message : String(error)})`);
  }
}
