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
  if (files.size === 0) return { type: "application/json", body: Buffer.from(JSON.stringify(fields, (_name, value: unknown) => value ?? undefined)), upload: false };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  for (const [name, file] of files) form.append(name, new Blob([new Uint8Array(await bytes(file.source))]), fileName(name, file));
  const response = new Response(form); // the platform's own encoder of forms
  return { type: response.headers.get("content-type") ?? "", body: Buffer.from(await response.arrayBuffer()), upload: true };
}

function attach(files: Map<string, FileValue>, name: string, file: FileValue): string {
  const part = `${name}_${files.size}`;
  files.set(part, file);
  return `attach://${part}`;
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

function fileName(part: string, { filename }: FileValue): string {
  if (filename !== undefined) return filename;
  const kind = part.replace(/_\d+$/u, "");
  return `${kind}.${EXTENSIONS[kind] ?? "dat"}`;
}

async function bytes(source: unknown): Promise<Buffer> {
  if (Buffer.isBuffer(source)) return source;
  if (source instanceof Uint8Array) return Buffer.from(source);
  if (typeof source === "string") throw new TypeError("a file is sent from memory or a stream, not by its path");
  return Buffer.concat((await (source as Readable).toArray()) as Buffer[]);
}
