import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../src/edge/config.js";

const BOT_TOKEN = "123456789:AAF-a_token_that_is_only_for_this_test";

test("a token is enough: polling, no port, everybody, 20 questions a minute", () => {
  expect(readConfig({ BOT_TOKEN, PORT: "", WEBHOOK_URL: "  " })).toEqual({
    token: BOT_TOKEN, articlesDir: null, dataDir: "var", passages: "memory", apiRoot: "https://api.telegram.org", apiTimeout: 15_000,
    webhook: null, host: "127.0.0.1", port: null, allowedChats: new Set(), adminIds: new Set(), rateLimit: { points: 20, seconds: 60 }, logLevel: "info",
  });
});

test("everything given is read", () => {
  const config = readConfig({
    BOT_TOKEN, ARTICLES_DIR: "/a", DATA_DIR: "/d", PASSAGES: "sqlite", BOT_API_ROOT: "http://localhost:8081", API_TIMEOUT: "3",
    WEBHOOK_URL: "https://bot.example.org/hook", WEBHOOK_SECRET: "sixteen-letters-", HOST: "0.0.0.0", PORT: "9000",
    ALLOWED_CHATS: "1, -1001234567890 3", ADMIN_IDS: "7", RATE_LIMIT: "5/10", LOG_LEVEL: "debug",
  });
  expect(config).toMatchObject({
    articlesDir: "/a", dataDir: "/d", passages: "sqlite", apiRoot: "http://localhost:8081", apiTimeout: 3000,
    webhook: { url: "https://bot.example.org/hook", secret: "sixteen-letters-" }, host: "0.0.0.0", port: 9000,
    rateLimit: { points: 5, seconds: 10 }, logLevel: "debug",
  });
  expect([...config.allowedChats]).toEqual([1, -1001234567890, 3]);
  expect([...config.adminIds]).toEqual([7]);
});

test("a webhook without a secret gets one that is always the same, fits Telegram, and does not show the token", () => {
  const secret = (token: string): string => readConfig({ BOT_TOKEN: token, WEBHOOK_URL: "https://b.example/" }).webhook?.secret ?? "";
  expect(secret(BOT_TOKEN)).toBe(secret(BOT_TOKEN));
  expect(secret(BOT_TOKEN)).toMatch(/^[\w-]{43}$/u);
  expect(secret(`${BOT_TOKEN}x`)).not.toBe(secret(BOT_TOKEN));
  expect(readConfig({ BOT_TOKEN, WEBHOOK_URL: "https://b.example/" }).port).toBe(8080);
});

test("all faults are told at once, one line each, and no value is shown", () => {
  const bad = {
    BOT_TOKEN: "123:secret-thing", BOT_API_ROOT: "ftp://x", API_TIMEOUT: "0", WEBHOOK_URL: "bot.example.org", WEBHOOK_SECRET: "short",
    PORT: "70000", ALLOWED_CHATS: "1,two", ADMIN_IDS: "@me", RATE_LIMIT: "fast", PASSAGES: "disk", LOG_LEVEL: "loud",
  };
  let message = "";
  try {
    readConfig(bad);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as Error).message;
  }
  for (const name of Object.keys(bad)) expect(message.split("\n").filter((line) => line.trim().startsWith(`${name} `))).toHaveLength(1);
  expect(message).toContain("11 faults");
  expect(message).not.toContain("secret-thing");
});

test.each([
  { why: "no token", environment: {}, says: /a fault:\n {2}BOT_TOKEN is missing/u },
  { why: "a token cut short", environment: { BOT_TOKEN: "123456789:AAF" }, says: /BOT_TOKEN does not look like a token/u },
  { why: "Telegram delivers to https only", environment: { BOT_TOKEN, WEBHOOK_URL: "http://b.example/" }, says: /WEBHOOK_URL must begin with https/u },
])("$why", ({ environment, says }) => expect(() => readConfig(environment)).toThrow(says));

test("http is fine for a Bot API server of one's own", () => {
  expect(readConfig({ BOT_TOKEN, WEBHOOK_URL: "http://b.example/", BOT_API_ROOT: "http://localhost:8081" }).webhook?.url).toBe("http://b.example/");
});

test(".env.example names every variable, sets none, and is valid but for the token", () => {
  const lines = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8").split("\n").filter((line) => /^[A-Z_]+=/u.test(line));
  const source = readFileSync(join(import.meta.dirname, "../../src/edge/config.ts"), "utf8");
  const read = [...source.matchAll(/^ {4}(?<name>[A-Z_]+):/gmu)].map((match) => match.groups?.["name"]);
  expect(lines.map((line) => line.split("=")[0]).sort()).toEqual([...read].sort());
  expect(lines.every((line) => line.endsWith("="))).toBe(true);
});
