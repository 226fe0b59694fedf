/** What a button does. The names are in messages that people keep: a name that is given up must not get another meaning. */
export const OPS = {
  main: "a", // the answer itself: id
  source: "s", // its source paragraph: id, number of the citation
  more: "m", // more figures of its region: id, page
  elsewhere: "e", // its indicator in other regions: id, page
  cite: "c", // its references: id
  chart: "g", // its chart, as a picture: id
  up: "u", // vote: id
  down: "d", // vote: id
  reason: "w", // why not good: id, number of the reason
  option: "o", // one of its options: id, number
  example: "x", // an example question: number
  regions: "R", // list of regions: page
  region: "r", // a region's profile: handle
  facts: "f", // all figures of a region: handle, page
  themes: "T", // list of themes
  theme: "t", // indicators of a theme: theme, page
  indicator: "i", // an indicator over the regions: handle, page, theme
  compare: "p", // list of comparable indicators: page
  rank: "q", // one of them: handle
  pair: "k", // regions compared by an indicator: handle of it, handles of the regions
  articles: "b", // list of articles with their references: page
  export: "E", // r or i, handle, csv or json
  exportAsk: "F", // r or i, handle
  language: "L", // a language, or auto
  forget: "Z", // yes or no
  review: "v", // an article's facts: handle, move, scope, key of the fact
  dropArticle: "D", // handle, ask, yes or no
  here: "n", // the number between the arrows
} as const;
export type Op = keyof typeof OPS;

const VERSION = "1";
const BY_CODE = new Map<string, Op>(Object.entries(OPS).map(([op, code]) => [code, op as Op]));
const MOST_BYTES = 64;

export interface Tap {
  op: Op;
  owner: number | null; // who may use the button; null: anybody
  args: string[];
}

/**
 * Writes a button's data: version, op, owner, arguments, "1|m|21i3v9|AbCdEfGhIjKl|2".
 * @throws Error over Telegram's 64 bytes, or when an argument holds the separator: a bug
 */
export function encodeTap(op: Op, owner: number | null, ...args: readonly (string | number)[]): string {
  const parts = [VERSION, OPS[op], owner === null ? "" : owner.toString(36), ...args.map(String)];
  const data = parts.join("|");
  if (Buffer.byteLength(data) > MOST_BYTES) throw new Error(`callback data of more than ${MOST_BYTES} bytes: ${op}`);
  if (parts.some((part) => part.includes("|"))) throw new Error(`callback data with a | in an argument: ${op}`);
  return data;
}

/** Reads a button's data, which anybody can forge. @returns null for another version or anything malformed */
export function decodeTap(data: string): Tap | null {
  if (Buffer.byteLength(data) > MOST_BYTES) return null;
  const [version, code = "", owner = "", ...args] = data.split("|");
  const op = BY_CODE.get(code);
  if (version !== VERSION || op === undefined || !/^[0-9a-z]{0,11}$/u.test(owner)) return null;
  if (args.some((arg) => !/^[\w-]{0,40}$/u.test(arg))) return null;
  return { op, owner: owner === "" ? null : Number.parseInt(owner, 36), args };
}

/** A whole number from 0 to 9999 out of an argument; 0 for anything else. */
export function pageOf(arg: string | undefined): number {
  return arg !== undefined && /^\d{1,4}$/u.test(arg) ? Number(arg) : 0;
}
