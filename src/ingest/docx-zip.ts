import { inflateRawSync } from "node:zlib";
import { depthOf } from "./depth.js";
import { ArticleReadError, LIMITS } from "./read-error.js";

const CENTRAL = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/**
 * The parts of a .docx by their names. What a zip says it unpacks to is added up before anything is unpacked.
 * @throws ArticleReadError when there is no directory, when it promises more than a document holds, or holds another thing
 */
export function unzipDocument(bytes: Uint8Array, file: string): Map<string, Buffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== END_OF_DIRECTORY)
    end--;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw new ArticleReadError(file, "damaged", "压缩包不完整 (damaged .docx)");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  const parts: ZipPart[] = [];
  const names: string[] = [];
  for (
    let i = 0;
    i < count && at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL;
    i++
  ) {
    const part = {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    parts.push(part);
    names.push(
      Buffer.from(
        bytes.buffer,
        bytes.byteOffset + at + 46,
        Math.min(view.getUint16(at + 28, true), bytes.length - at - 46),
      ).toString("latin1"),
    );
    unpacked += part.unpacked;
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  if (
    unpacked > LIMITS.unpacked ||
    (unpacked > 5_000_000 && unpacked > bytes.length * LIMITS.ratio)
  ) {
    throw new ArticleReadError(
      file,
      "hostile",
      `解开后有 ${Math.round(unpacked / 1e6)} MB,不像一篇文章 (zip bomb?)`,
    );
  }
  refuseOther(names, file);
  const contents = new Map<string, Buffer>();
  for (const [i, part] of parts.entries()) {
    const content = unpack(bytes, view, part, file);
    if (content !== null) contents.set(names[i] ?? "", content);
  }
  return contents;
}

const OTHERS: readonly { folder: string; kind: string }[] = [
  { folder: "xl/", kind: "Excel 表格 (.xlsx)" },
  { folder: "ppt/", kind: "PowerPoint 演示文稿 (.pptx)" },
  { folder: "content.xml", kind: "OpenDocument 文件 (.odt)" },
  { folder: "OEBPS/", kind: "电子书 (.epub)" },
];

/** A zip with other things in it than a Word document, whatever its file is called. */
function refuseOther(names: readonly string[], file: string): void {
  if (names.some((name) => name.startsWith("word/"))) return;
  const other = OTHERS.find(({ folder }) => names.some((name) => name.startsWith(folder)));
  const what =
    other === undefined
      ? "是压缩包,里面没有 Word 文档 (a zip without a Word document)"
      : `其实是${other.kind},不是 Word 文档 (no Word document)`;
  throw new ArticleReadError(file, "unknown format", `${what}。请把文字存成 .docx 或 .txt 再导入`);
}

interface ZipPart {
  method: number; // 8: deflated
  packed: number;
  unpacked: number;
  at: number; // of its local header
}

/** A directory may lie: unpacks a part no further than it claims, and looks for entities of its own. */
function unpack(
  bytes: Uint8Array,
  view: DataView,
  { method, packed, unpacked, at }: ZipPart,
  file: string,
): Buffer | null {
  if (at + 30 > bytes.length) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  let content: Buffer;
  try {
    const stored = bytes.subarray(start, start + packed);
    content =
      method === 8
        ? inflateRawSync(stored, { maxOutputLength: Math.max(1, unpacked) })
        : Buffer.from(stored);
  } catch (error) {
    const larger =
      error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (larger) throw new ArticleReadError(file, "hostile", "解开后比目录所写的大 (zip bomb?)");
    throw new ArticleReadError(file, "damaged", "压缩包里有坏的部分 (damaged .docx)");
  }
  if (content.subarray(0, 4_096).includes("<!ENTITY"))
    throw new ArticleReadError(file, "hostile", "文件里定义了实体,不读 (entity declarations)");
  if (content[0] === 0x3c && depthOf(content.toString("utf8")) > LIMITS.depth)
    throw new ArticleReadError(
      file,
      "hostile",
      `文件嵌套超过 ${LIMITS.depth} 层 (nested too deep)`,
    );
  return content;
}
