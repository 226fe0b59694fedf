import { setTimeout as sleep } from "node:timers/promises";

/** Why a file could not be had; the message holds no address, which would hold the token. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
}

export interface Download {
  apiRoot: string;
  token: string;
  path: string; // as getFile gives it
  most: number; // bytes
  timeout: number; // ms for the whole file
  signal?: AbortSignal;
}

const DELAYS = [300, 1000]; // ms before each repetition

/**
 * Fetches a file that a user sent; failures of the network are repeated.
 * @throws DownloadError when it is too large, gone, or cannot be had
 */
export async function download(options: Download): Promise<Uint8Array> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(options);
    } catch (error) {
      const delay = DELAYS[attempt];
      if (error instanceof DownloadError || delay === undefined || options.signal?.aborted === true) {
        throw error instanceof DownloadError ? error : new DownloadError(error instanceof Error ? error.name : "no reply");
      }
      await sleep(delay);
    }
  }
}

async function once({ apiRoot, token, path, most, timeout, signal }: Download): Promise<Uint8Array> {
  const limits = [AbortSignal.timeout(timeout), ...(signal === undefined ? [] : [signal])];
  const response = await fetch(`${apiRoot.replace(/\/$/u, "")}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`, { signal: AbortSignal.any(limits), redirect: "error" });
  if (response.status >= 500 || response.body === null) throw new Error(`HTTP ${response.status}`);
  if (!response.ok) throw new DownloadError(`HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new DownloadError("too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
