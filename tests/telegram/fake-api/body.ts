import type { IncomingMessage } from "node:http";
import busboy from "busboy";

/** A file as it came in a multipart body. */
export interface UploadedFile {
  field: string;
  name: string; // "数据.csv"
  type: string; // "text/csv"
  data: Buffer;
}

export interface Body {
  kind: "none" | "json" | "urlencoded" | "multipart" | "bad";
  fields: Record<string, unknown>; // text values in forms, anything in JSON
  files: UploadedFile[];
}

/** Reads a call's parameters in each way that Telegram takes them: query string, JSON, urlencoded, multipart. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const type = request.headers["content-type"] ?? "";
  const base = Object.fromEntries(query);
  if (type.startsWith("multipart/form-data")) return readMultipart(request, base);
  const text = Buffer.concat((await request.toArray()) as Buffer[]).toString("utf8");
  if (text === "") return { kind: "none", fields: base, files: [] };
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return { kind: "urlencoded", fields: { ...base, ...Object.fromEntries(new URLSearchParams(text)) }, files: [] };
  }
  try {
    return { kind: "json", fields: { ...base, ...(JSON.parse(text) as Record<string, unknown>) }, files: [] };
  } catch {
    return { kind: "bad", fields: base, files: [] };
  }
}

function readMultipart(request: IncomingMessage, base: Record<string, unknown>): Promise<Body> {
  return new Promise((resolve, reject) => {
    const body: Body = { kind: "multipart", fields: base, files: [] };
    const parser = busboy({ headers: request.headers, defParamCharset: "utf8" }); // else a Chinese name arrives garbled
    parser.on("field", (name, value) => void (body.fields[name] = value));
    parser.on("file", (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => body.files.push({ field, name: filename ?? "", type: mimeType, data: Buffer.concat(chunks) }));
    });
    parser.on("close", () => resolve(body));
    parser.on("error", reject);
    request.on("error", reject);
    request.pipe(parser);
  });
}
