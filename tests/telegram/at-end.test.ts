import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { BotContext, RegisterHandlers } from "../../src/edge/telegram/handlers/types.js";
import { openState } from "../../src/store/state/index.js";
import { encode } from "../../src/edge/telegram/transport/encode.js";
import { setStage, type Stage } from "./support/bot.js";

let stage: Stage | undefined;
afterEach(() => stage?.end());

const handlers =
  (handle: (ctx: BotContext, text: string) => Promise<unknown>): RegisterHandlers =>
  (bot) =>
    bot.on("message", (ctx) => handle(ctx, "text" in ctx.message ? ctx.message.text : ""));

test("what is left to an update's end is there before the chat's next update begins", async () => {
  const order: string[] = [];
  const slow = async (text: string): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    order.push(`written ${text}`);
  };
  stage = await setStage({
    handlers: handlers(async (ctx, text) => {
      order.push(`begun ${text}`);
      ctx.atEnd(slow(text));
      await ctx.reply(text);
    }),
  });
  const person = stage.fake.person({ id: 5 });
  person.says("一");
  person.says("二");
  await stage.fake.until("both", () => order.length === 4);
  expect(order).toEqual(["begun 一", "written 一", "begun 二", "written 二"]);
});

test("a write that fails there is logged; the user has the answer and no apology, the update is done", async () => {
  stage = await setStage({
    handlers: handlers(async (ctx, text) => {
      await ctx.reply(text);
      ctx.atEnd(Promise.reject(new Error("disk full")));
    }),
  });
  stage.fake.person({ id: 5 }).says("一");
  stage.fake.person({ id: 5 }).says("二");
  const { fake, texts, state, log } = stage;
  await fake.until("both", () => texts(5).length === 2 && log.filter((line) => line.includes("disk full")).length === 2);
  expect(texts(5)).toEqual(["一", "二"]);
  expect(await state.updates.pending()).toEqual([]);
});

test("with SQLite it is there after the update's end", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chuchu-at-end-"));
  const state = openState(folder);
  stage = await setStage({
    state,
    handlers: handlers(async (ctx, text) => {
      await ctx.reply(text);
      ctx.atEnd(state.sessions.set({ chat: 5, user: 5 }, text));
    }),
  });
  stage.fake.person({ id: 5 }).says("一");
  await stage.fake.until("the answer", () => stage?.texts(5).length === 1);
  await stage.bot.stop();
  expect(await state.sessions.get({ chat: 5, user: 5 })).toBe("一");
  expect(await state.updates.pending()).toEqual([]);
  rmSync(folder, { recursive: true });
});

test("fields of null or undefined are left out of a call at any depth, a text that looks like one stays", async () => {
  const { body } = await encode({ chat_id: 1, gone: null, none: undefined, text: '{"a":null}', markup: { rows: [{ label: "x", url: null, more: undefined }] } });
  expect(JSON.parse(body.toString("utf8"))).toEqual({ chat_id: 1, text: '{"a":null}', markup: { rows: [{ label: "x" }] } });
});
