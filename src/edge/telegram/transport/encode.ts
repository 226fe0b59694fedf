import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";

type Payload = Record<string, unknown>;

export interface Encoded {
  type: string; // content-type
  body: Buffer;
  upload: boolean; // carries files
}

interface FileValue {
  source: unknown; // a Buffer or a stream
  filename?: string | undefined;
}

const EXTENSIONS: Record<string, string> = { photo: "jpg", document: "dat", animation: "mp4", video: "mp4", audio: "mp3", voice: "ogg", sticker: "webp" };

/**
 * A call's parameters as a request body: JSON, or a form when a file is among them. Files are given as telegraf does:
 * `{ source: Buffer | stream, filename? }` as a field, or as `media` and `thumbnail` of an item of `media`.
 * In a form every list and object is sent as JSON (telegraf itself loses most of them).
 */
export async function encode(payload: Payload): Promise<Encoded> {
  const files = new Map<string, FileValue>();
  const fields = Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, isFile(value) ? attach(files, name, value) : name === "media" ? withoutFiles(files, value) : value]),
  );
  if (files.size === 0) return { type: "application/json", body: Buffer.from(withoutNulls(fields)), upload: false };
  const boundary = `chuchu-${randomUUID()}`;
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) parts.push(...part(boundary, name, null, Buffer.from(typeof value === "string" ? value : JSON.stringify(value))));
  for (const [name, file] of files) parts.push(...part(boundary, name, fileName(name, file), await bytes(file.source)));
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), upload: true };
}

/** As JSON; a field of null, at any depth, is left out as one of undefined is. Looking at every value costs much, so only where there may be one. */
function withoutNulls(fields: Payload): string {
  const json = JSON.stringify(fields);
  return json.includes(":null") ? JSON.stringify(fields, (_name, value: unknown) => value ?? undefined) : json;
}

/** One part of a form (RFC 7578), its content untouched: FormData makes \r\n of every \n, which moves the marks of captions. */
function part(boundary: string, name: string, filename: string | null, content: Buffer): Buffer[] {
  const quoted = (text: string): string => `"${text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A")}"`;
  const file = filename === null ? "" : `; filename=${quoted(filename)}\r\ncontent-type: application/octet-stream`;
  return [Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name=${quoted(name)}${file}\r\n\r\n`), content, Buffer.from("\r\n")];
}

function attach(files: Map<string, FileValue>, name: string, file: FileValue): string {
  const field = `${name}_${files.size}`;
  files.set(field, file);
  return `attach://${field}`;
}

/** An item of media, or a list of them, with its files taken out. */
function withoutFiles(files: Map<string, FileValue>, media: unknown): unknown {
  if (Array.isArray(media)) return media.map((item) => withoutFiles(files, item));
  if (media === null || typeof media !== "object") return media;
  const kind = String((media as Payload)["type"] ?? "media");
  return Object.fromEntries(Object.entries(media).map(([name, value]) => [name, isFile(value) ? attach(files, name === "media" ? kind : name, value) : value]));
}

function isFile(value: unknown): value is FileValue {
  return value !== null && typeof value === "object" && "source" in value && value.source !== undefined;
}

function fileName(field: string, { filename }: FileValue): string {
  if (filename !== undefined) return filename;
  const kind = field.replace(/_\d+$/u, "");
  return `${kind}.${EXTENSIONS[kind] ?? "dat"}`;
}

async function bytes(source: unknown): Promise<Buffer> {
  if (Buffer.isBuffer(source)) return source;
  if (source instanceof Uint8Array) return Buffer.from(source);
  if (typeof source === "string") throw new TypeError("a file is sent from memory or a stream, not by its path");
  return Buffer.concat((await (source as Readable).toArray()) as Buffer[]);
}
