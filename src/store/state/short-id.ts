import { randomBytes } from "node:crypto";

const BYTES = 9;
const AT_ONCE = 256; // asking the system for randomness costs more than the bytes do

let pool = Buffer.alloc(0);

/** A new id of 12 characters of [A-Za-z0-9_-], 72 random bits: fits callback data and deep links, cannot be guessed. */
export function shortId(): string {
  if (pool.length === 0) pool = randomBytes(BYTES * AT_ONCE);
  const id = pool.toString("base64url", 0, BYTES);
  pool = pool.subarray(BYTES);
  return id;
}
