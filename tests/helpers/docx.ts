import { deflateRawSync } from "node:zlib";

/** A zip of parts; `claimed` is what it says of the size that each unpacks to. */
export function zipOf(
  parts: readonly { name: string; content: Uint8Array; claimed?: number }[],
): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimed = content.length } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claimed, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    central.write(name, 46);
    locals.push(local, packed);
    centrals.push(central);
    at += local.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A paragraph of Word's XML; `runs` is the XML of its runs, or a text. */
export const paragraph = (runs: string): string =>
  `<w:p>${runs.startsWith("<") ? runs : run(runs)}</w:p>`;

/** A run; `properties` is the XML of its formatting. */
export const run = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A .docx of the XML of its body, and of its footnotes where it has any. */
export function docxOf(body: string, footnotes?: string): Uint8Array {
  const part = (
    name: string,
    root: string,
    inner: string,
  ): { name: string; content: Uint8Array } => ({
    name,
    content: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="w">${inner}</w:${root}>`,
    ),
  });
  return zipOf([
    part("word/document.xml", "document", `<w:body>${body}</w:body>`),
    ...(footnotes === undefined ? [] : [part("word/footnotes.xml", "footnotes", footnotes)]),
  ]);
}
