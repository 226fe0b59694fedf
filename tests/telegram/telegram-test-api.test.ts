import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { setStage } from "./support/bot.js";
import { FakeTelegram } from "./fake-api/index.js";

interface Client {
  makeCommand(text: string): object;
  makeMessage(text: string): object;
  sendCommand(command: object): Promise<unknown>;
  sendMessage(message: object): Promise<unknown>;
  getUpdates(): Promise<{ result: { message: { text: string } }[] }>;
}

interface Server {
  start(): Promise<void>;
  stop(): Promise<boolean>;
  getClient(token: string): Client;
  config: { apiURL: string };
}

/** A peer that others wrote: no long poll, nine methods; enough for a smoke test. */
const TelegramServer = createRequire(import.meta.url)("telegram-test-api") as new (options: object) => Server;

test("telegram-test-api: a command and a question are answered", async () => {
  const server = new TelegramServer({ port: 0, host: "127.0.0.1" });
  await server.start();
  const fake = await FakeTelegram.start(); // only lends its token
  const stage = await setStage({ fake, config: { apiRoot: server.config.apiURL }, polling: { seconds: 0, unit: 20 } });
  const client = server.getClient(fake.token);
  await client.sendCommand(client.makeCommand("/start"));
  await client.sendMessage(client.makeMessage("开州的贫困发生率"));
  const replies: string[] = [];
  while (replies.length < 2) replies.push(...(await client.getUpdates()).result.map((update) => update.message.text));
  expect(replies).toEqual(["答：/start", "答：开州的贫困发生率"]);
  await stage.end();
  await server.stop();
}, 20_000);
