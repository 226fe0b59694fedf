import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Envelope } from "./updates.js";

/** `pass`; or too many: `tell` on the first one over the limit of a window, `drop` on the rest. */
export type Verdict = { kind: "pass" } | { kind: "tell" | "drop"; seconds: number };

export const PASS: Verdict = { kind: "pass" };

const INLINE_SHARE = 5; // typing one inline question makes several queries
const TAP_SHARE = 5; // turning pages and voting is quick and cheap

export type RateLimit = (envelope: Envelope) => Promise<Verdict>;

/** So many questions in so many seconds for each user, counted in memory; inline queries and taps are counted apart. */
export function createRateLimit({ points, seconds }: { points: number; seconds: number }, exempt: ReadonlySet<number>): RateLimit {
  const questions = new RateLimiterMemory({ points, duration: seconds, keyPrefix: "q" });
  const inline = new RateLimiterMemory({ points: points * INLINE_SHARE, duration: seconds, keyPrefix: "i" });
  const taps = new RateLimiterMemory({ points: points * TAP_SHARE, duration: seconds, keyPrefix: "t" });
  return async ({ user, type, addressed }) => {
    if (user === null || !addressed || exempt.has(user) || type === "my_chat_member" || type === "chosen_inline_result") return PASS;
    const limiter = type === "inline_query" ? inline : type === "callback_query" ? taps : questions;
    try {
      await limiter.consume(user);
      return PASS;
    } catch (over) {
      if (!(over instanceof RateLimiterRes)) throw over;
      const wait = Math.max(1, Math.ceil(over.msBeforeNext / 1000));
      return { kind: over.consumedPoints === limiter.points + 1 ? "tell" : "drop", seconds: wait };
    }
  };
}
