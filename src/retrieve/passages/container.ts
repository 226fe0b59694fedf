/** Named byte sections in one file: the length of the table, the table as JSON, then the sections, each on an 8-byte border. */
export type Sections = Record<string, Uint8Array>;

const ALIGN = 8;
const MAGIC = 0x31504343; // "CCP1"

const aligned = (at: number): number => Math.ceil(at / ALIGN) * ALIGN;

export function packSections(sections: Sections): Uint8Array {
  const entries = Object.entries(sections);
  let at = 0;
  const table = entries.map(([name, bytes]) => {
    const start = at;
    at = aligned(at + bytes.byteLength);
    return [name, start, bytes.byteLength] as const;
  });
  const head = Buffer.from(JSON.stringify(table), "utf8");
  const first = aligned(8 + head.byteLength);
  const packed = new Uint8Array(first + at);
  new Uint32Array(packed.buffer, 0, 2).set([MAGIC, head.byteLength]);
  packed.set(head, 8);
  entries.forEach(([, bytes], i) => packed.set(bytes, first + (table[i]?.[1] ?? 0)));
  return packed;
}

/** The sections as views of the given bytes, nothing copied unless they lie askew; throws where the bytes are not ours. */
export function unpackSections(saved: Uint8Array): Sections {
  const bytes = saved.byteOffset % ALIGN === 0 ? saved : new Uint8Array(saved);
  const [magic, length = 0] = bytes.byteLength >= 8 ? new Uint32Array(bytes.buffer, bytes.byteOffset, 2) : [];
  if (magic !== MAGIC) throw new Error("passages: these bytes are no saved index");
  const table: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + 8, length).toString("utf8"));
  if (!Array.isArray(table)) throw new Error("passages: the saved index has no table of sections");
  const first = aligned(8 + length);
  return Object.fromEntries(
    table.map(([name, start, size]: [string, number, number]) => [name, bytes.subarray(first + start, first + start + size)]),
  );
}

/** A section by its name; throws when it is missing. */
export function sectionOf(sections: Sections, name: string): Uint8Array {
  const section = sections[name];
  if (!section) throw new Error(`passages: the saved index lacks its section "${name}"`);
  return section;
}

export const asBytes = (view: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
export const asUint16 = (bytes: Uint8Array): Uint16Array =>
  new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
export const asUint32 = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
