import { randomBytes } from "node:crypto";

/** A new id of 12 characters of [A-Za-z0-9_-], 72 random bits: fits callback data and deep links, cannot be guessed. */
export const shortId = (): string => randomBytes(9).toString("base64url");
