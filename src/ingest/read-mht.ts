import { ArticleReadError } from "./read-error.js";

const HEAD = /^(?:From|MIME-Version|Snapshot-Content-Location|Subject|Content-Type):\s/iu;
const LONGEST_HEAD = 10_000; // bytes

/** True for a page that a browser saved as one file (.mht, .mhtml). */
export const isMht = (bytes: Uint8Array): boolean => {
  const head = latin(bytes.subarray(0, LONGEST_HEAD));
  return HEAD.test(head) && /^Content-Type:\s*multipart\/related/imu.test(head);
};

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The bytes of the page in a .mht: its first part of HTML. @throws ArticleReadError when it has none */
export function pageInMht(bytes: Uint8Array, file: string): Uint8Array {
  const text = latin(bytes);
  const boundary = /boundary="?(?<boundary>[^"\r\n;]{1,200})/iu.exec(text.slice(0, LONGEST_HEAD))
    ?.groups?.["boundary"];
  for (const part of boundary === undefined ? [] : text.split(`--${boundary}`)) {
    const split = /\r?\n\r?\n/u.exec(part);
    const head = part.slice(0, split?.index ?? 0);
    if (split === null || !/^Content-Type:\s*text\/html/imu.test(head)) continue;
    return decode(part.slice(split.index + split[0].length), head);
  }
  throw new ArticleReadError(
    file,
    "damaged",
    "这个 .mht 里没有网页,请另存为 .html 再导入 (no page in it)",
  );
}

function decode(body: string, head: string): Uint8Array {
  if (/^Content-Transfer-Encoding:\s*base64/imu.test(head)) return Buffer.from(body, "base64");
  if (!/^Content-Transfer-Encoding:\s*quoted-printable/imu.test(head))
    return Buffer.from(body, "latin1");
  const joined = body.replace(/=\r?\n/gu, "");
  return Buffer.from(
    joined.replace(/=(?<hex>[0-9A-F]{2})/giu, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    "latin1",
  );
}
