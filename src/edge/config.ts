import { createHash } from "node:crypto";
import { z } from "zod";

const TOKEN = /^\d{5,15}:[\w-]{30,60}$/u;
const TELEGRAM = "https://api.telegram.org";

const ids = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,;]+/u).filter((part) => part !== ""))
  .refine((parts) => parts.every((part) => /^-?\d{1,15}$/u.test(part)), "must be whole numbers with commas between, like 123456789,-1001234567890")
  .transform((parts) => parts.map(Number));

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/u.test(text) && Number(text) >= least && Number(text) <= most, `must be a whole number from ${least} to ${most}`)
    .transform(Number);

const webAddress = z.string().refine((text) => /^https?:$/u.test(URL.canParse(text) ? new URL(text).protocol : ""), "must be an address like https://bot.example.org/telegram");

/** The environment that the bot reads, one row a variable; .env.example tells what each is for. */
const Environment = z
  .object({
    BOT_TOKEN: z.string("is missing: get one from @BotFather").refine((text) => TOKEN.test(text), "does not look like a token of @BotFather (digits, a colon, 35 letters)"),
    ARTICLES_DIR: z.string().optional(),
    DATA_DIR: z.string().default("var"),
    PASSAGES: z.enum(["memory", "sqlite"], "must be memory or sqlite").default("memory"),
    BOT_API_ROOT: webAddress.default(TELEGRAM),
    API_TIMEOUT: whole(1, 300).default(15),
    WEBHOOK_URL: webAddress.optional(),
    WEBHOOK_SECRET: z.string().refine((text) => /^[\w-]{16,256}$/u.test(text), "must be 16 to 256 of A-Z a-z 0-9 _ -").optional(),
    HOST: z.string().refine((text) => /^[\w.:-]+$/u.test(text), "must be an address of this machine, like 0.0.0.0").default("127.0.0.1"),
    PORT: whole(0, 65_535).optional(),
    ALLOWED_CHATS: ids,
    ADMIN_IDS: ids,
    RATE_LIMIT: z
      .string()
      .default("20/60")
      .refine((text) => /^[1-9]\d{0,4}\/[1-9]\d{0,4}$/u.test(text), "must be questions/seconds, like 20/60"),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "must be trace, debug, info, warn, error, fatal or silent").default("info"),
  })
  .superRefine((env, context) => {
    const local = env.BOT_API_ROOT !== TELEGRAM; // Telegram itself delivers to https only, a server of one's own to both
    if (env.WEBHOOK_URL?.startsWith("http://") === true && !local) {
      context.addIssue({ code: "custom", path: ["WEBHOOK_URL"], message: "must begin with https://" });
    }
  });

export interface Config {
  token: string;
  articlesDir: string | null; // folder of the original articles
  dataDir: string; // folder of the state
  passages: "memory" | "sqlite"; // where paragraphs are searched
  apiRoot: string;
  apiTimeout: number; // ms
  webhook: { url: string; secret: string } | null; // null: polling
  host: string; // the address that its HTTP front listens on
  port: number | null; // null: no HTTP at all
  allowedChats: ReadonlySet<number>; // empty: everybody
  adminIds: ReadonlySet<number>;
  rateLimit: { points: number; seconds: number };
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
}

/** The configuration has faults; the message lists every one, a line each, and shows no value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the whole configuration. An empty variable counts as not set.
 * @throws ConfigError that lists every bad variable at once
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const trimmed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value?.trim()]));
  const read = Environment.safeParse(trimmed);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(`The configuration has ${lines.length === 1 ? "a fault" : `${lines.length} faults`}:\n${lines.join("\n")}\nSee .env.example.`);
  }
  const env = read.data;
  const [points = 20, seconds = 60] = env.RATE_LIMIT.split("/").map(Number);
  return {
    token: env.BOT_TOKEN,
    articlesDir: env.ARTICLES_DIR ?? null,
    dataDir: env.DATA_DIR,
    passages: env.PASSAGES,
    apiRoot: env.BOT_API_ROOT,
    apiTimeout: env.API_TIMEOUT * 1000,
    webhook: env.WEBHOOK_URL === undefined ? null : { url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET ?? secretOf(env.BOT_TOKEN) },
    host: env.HOST,
    port: env.PORT ?? (env.WEBHOOK_URL === undefined ? null : 8080),
    allowedChats: new Set(env.ALLOWED_CHATS),
    adminIds: new Set(env.ADMIN_IDS),
    rateLimit: { points, seconds },
    logLevel: env.LOG_LEVEL,
  };
}

/** A webhook secret for those who set none: the same after each start, and nobody without the token can tell it. */
function secretOf(token: string): string {
  return createHash("sha256").update(`webhook ${token}`).digest("base64url");
}
