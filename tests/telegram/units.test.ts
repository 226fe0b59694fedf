import { EMPTY_CONVERSATION } from "../../src/domain/conversation.js";
import { chosenNumber, smallTalk } from "../../src/edge/small-talk.js";
import { packed, unpacked } from "../../src/edge/telegram/handlers/packing.js";
import { plainAnswer } from "./support/stub-ask.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLog } from "../../src/edge/telegram/transport/log.js";
import { languageFor } from "../../src/edge/telegram/transport/notices.js";
import { redactor } from "../../src/edge/telegram/transport/redact.js";
import { Sequence } from "../../src/edge/telegram/transport/sequentialize.js";
import { lanesOf, readUpdate } from "../../src/edge/telegram/transport/updates.js";

const TOKEN = "123456789:AAF-a_token_that_is_only_for_this_test";

describe("sequence", () => {
  test("tasks that share a key never overlap and keep their order; nothing is left behind", async () => {
    const task = fc.record({ keys: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 0, maxLength: 3 }), turns: fc.integer({ min: 0, max: 4 }), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(task, { maxLength: 20 }), async (tasks) => {
        const sequence = new Sequence();
        const busy = new Set<string>();
        const order = new Map<string, number[]>();
        const run = ({ keys, turns, fails }: (typeof tasks)[number], n: number): Promise<void> =>
          sequence.run(keys, async () => {
            for (const key of keys) {
              expect(busy.has(key)).toBe(false);
              busy.add(key);
              order.set(key, [...(order.get(key) ?? []), n]);
            }
            for (let i = 0; i < turns; i++) await Promise.resolve();
            for (const key of keys) busy.delete(key);
            if (fails) throw new Error("fails");
          });
        const results = await Promise.allSettled(tasks.map(run));
        expect(results.map((result) => result.status)).toEqual(tasks.map(({ fails }) => (fails ? "rejected" : "fulfilled")));
        for (const ran of order.values()) expect(ran).toEqual([...ran].sort((a, b) => a - b));
        await Promise.resolve();
        expect(sequence.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("redaction", () => {
  test.each([
    { why: "a token in an address", text: `http://x/bot${TOKEN}/sendMessage`, clean: "http://x/bot[secret]/sendMessage" },
    { why: "escaped", text: `/bot${encodeURIComponent(TOKEN)}/`, clean: "/bot[secret]/" },
    { why: "another bot's", text: "bot987654321:BBF-another_token_that_looks_alike_x", clean: "bot[token]" },
    { why: "times and ids stay", text: "12:30 123456789 1000000000000:1", clean: "12:30 123456789 1000000000000:1" },
  ])("$why", ({ text, clean }) => expect(redactor([TOKEN])(text)).toBe(clean));

  test("a log line shows no token and nothing that a client's error carries along", () => {
    const lines: string[] = [];
    const log = createLog({ level: "trace", secrets: [TOKEN, "a-webhook-secret"], write: (line) => lines.push(line) });
    const error = Object.assign(new Error(`fetch of ${TOKEN} failed`), { code: "X", on: { payload: { text: "what a user said" } }, response: "what a user said" });
    log.error({ err: error, error, nested: { deep: [TOKEN, "a-webhook-secret"] } }, `oh ${TOKEN}`);
    log.child({ token: TOKEN }).info(error);
    const text = lines.join("");
    expect(text).toContain("fetch of [secret] failed");
    expect(text).not.toMatch(/AAF-|a-webhook-secret|what a user said/u);
  });
});

test.each([
  { why: "client in Taiwan", code: "zh-TW", text: "x", language: "zh-Hant" },
  { why: "client in Hong Kong", code: "zh-hk", text: null, language: "zh-Hant" },
  { why: "client in China", code: "zh-hans", text: null, language: "zh-Hans" },
  { why: "plain Chinese client", code: "zh", text: "gdp", language: "zh-Hans" },
  { why: "an English client that asks in Chinese", code: "en", text: "开州", language: "zh-Hans" },
  { why: "English", code: "en-GB", text: "Kaizhou", language: "en" },
  { why: "nothing known", code: undefined, text: null, language: "en" },
])("language of a notice, $why", ({ code, text, language }) => expect(languageFor(code, text)).toBe(language));

describe("updates", () => {
  const me = { id: 1, username: "chuchu_bot" };
  test("whatever comes in is an envelope or null, never an exception", () => {
    fc.assert(fc.property(fc.anything(), (value) => void readUpdate(value, me)));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("update_id", "message", "callback_query", "inline_query"), fc.jsonValue()), (value) => void readUpdate(value, me)),
    );
  });
  test("a private chat is one lane, a group two", () => {
    const from = { id: 5, is_bot: false, first_name: "A" };
    const private5 = readUpdate({ update_id: 1, message: { message_id: 1, date: 1, chat: { id: 5, type: "private" }, from, text: "x" } }, me);
    const group = readUpdate({ update_id: 2, callback_query: { id: "c", from, message: { message_id: 1, chat: { id: -7, type: "group" } }, data: "x" } }, me);
    expect([private5, group].map((envelope) => lanesOf(envelope ?? expect.fail()))).toEqual([["5"], ["-7", "5"]]);
  });
});

test.each([
  { said: "菜单", kind: "menu" },
  { said: "？", kind: "menu" },
  { said: "哈哈哈～", kind: "nod" },
  { said: "🎉🎉", kind: "nod" },
  { said: "瓮安", kind: null },
  { said: "啊坝州", kind: null },
  { said: "2", kind: null },
])("small talk: $said", ({ said, kind }) => expect(smallTalk(said)).toBe(kind));

test.each([
  { said: "2", number: 2 },
  { said: "３。", number: 3 },
  { said: "2017", number: null },
  { said: "2个", number: null },
])("the number of an option: $said", ({ said, number }) => expect(chosenNumber(said)).toBe(number));

test("an answer is kept packed, and one kept before is still read", () => {
  const answer = plainAnswer("答");
  const conversation = EMPTY_CONVERSATION;
  expect(unpacked(packed({ answer, conversation }))).toEqual({ answer, conversation });
  expect(unpacked({ v: 1, answer })).toEqual({ answer, conversation: null });
  for (const broken of [null, { v: 2, z: "nothing" }, { v: 3 }]) expect(unpacked(broken)).toBeNull();
});
