import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buttonsOf, setHandlers, unmarked, type Handlers } from "./stage.js";

export function userDataSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers()));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const say = (text: string) => stage.send(stage.anna.message(text));
  const tap = (label: string | RegExp) => stage.send(stage.anna.tap(stage.last(77), label));
  const ASKED = "开州区2017年底贫困发生率是多少？";

  describe("/privacy and /forget", () => {
    test("say what is stored, in the numbers of the store", async () => {
      await say(ASKED);
      await say("/privacy");
      expect(stage.last(77).text).toContain("180天");
      expect(stage.last(77).text).toContain("会话1，回答1");
    });

    test("delete only after a confirmation, with the safe button first", async () => {
      await say(ASKED);
      await say("/forget");
      expect(buttonsOf(stage.last(77)).map(({ text }) => text)).toEqual(["不删，保留", "确认删除"]);
      await tap("不删，保留");
      expect((await stage.state.held(77)).answers).toBe(1);
      await say("/forget");
      await tap("确认删除");
      expect(Object.values(await stage.state.held(77)).every((count) => count === 0)).toBe(true);
      await say("/forget");
      expect(stage.last(77).text).toBe("这里没有保存您的任何数据。");
    });

    test("buttons of deleted answers are explained", async () => {
      await say(ASKED);
      const answer = stage.last(77);
      await stage.state.forget(77);
      const calls = await stage.send(stage.anna.tap(answer, "📄 出处"));
      expect(calls).toHaveLength(1);
      expect(calls[0]?.fields).toMatchObject({ show_alert: true, text: expect.stringContaining("过期") });
    });
  });

  describe("/lang", () => {
    test("overrides language and script, and can follow the question again", async () => {
      await say("/lang");
      await tap("繁體中文");
      await say(ASKED);
      expect(stage.last(77).text).toContain("貧困發生率");
      expect(buttonsOf(stage.last(77))[0]?.text).toBe("📄 出處");
      await say("/lang");
      await tap("English");
      await say(ASKED);
      expect(stage.last(77).text).toContain("poverty rate");
      await say("/lang");
      await tap("As I ask");
      await say(ASKED);
      expect(stage.last(77).text).toContain("贫困发生率");
    });

    test("without a choice the answer follows the question's language and script", async () => {
      await say("開州區2017年底貧困發生率是多少？");
      expect(stage.last(77).text).toContain("貧困發生率");
      await say("What was the poverty rate in Kaizhou at the end of 2017?");
      expect(stage.last(77).text).toContain("poverty rate");
    });
  });

  describe("votes and feedback", () => {
    test("one vote each; a second one replaces the first", async () => {
      await say(ASKED);
      await tap("👍");
      await tap("👍 1");
      expect(buttonsOf(stage.last(77)).map(({ text }) => text)).toContain("👍 1");
      await tap("👎");
      const labels = buttonsOf(stage.last(77)).map(({ text }) => text);
      expect(labels).toEqual(expect.arrayContaining(["👍", "👎 1", "数字不对", "出处不对"]));
      await tap("出处不对");
      expect(buttonsOf(stage.last(77)).map(({ text }) => text)).not.toContain("出处不对");
      expect(await stage.state.gaps.list()).toMatchObject([{ question: expect.stringMatching(/1\.73%/u), reason: "down", count: 1 }]);
    });

    test("/feedback takes what stands behind it, or the reply to its request", async () => {
      await say("/feedback 很好用");
      await say("/feedback");
      await stage.send(stage.anna.message("再加一些地区", { replyTo: unmarked(stage.last(77)) }));
      expect((await stage.state.gaps.list()).map(({ question, reason }) => [question, reason]).sort()).toEqual([["再加一些地区", "feedback"], ["很好用", "feedback"]].sort());
    });
  });

  describe("what is no question", () => {
    test("a picture, an unknown command and the longest text there is are answered politely", async () => {
      await stage.send(stage.anna.message("x", { extra: { text: undefined, sticker: { file_id: "s", file_unique_id: "s", type: "regular", width: 1, height: 1, is_animated: false, is_video: false } } }));
      expect(stage.last(77).text).toContain("文字");
      await say("/weather");
      expect(stage.last(77).text).toContain("/help");
      const before = stage.last(77).message_id;
      await say("开州".repeat(2048));
      expect(stage.last(77).message_id).toBeGreaterThan(before);
      expect(stage.last(77).text).not.toMatch(/抱歉/u);
    });

    test("what the user sent through the bot's own inline mode is left alone", async () => {
      expect(await stage.send(stage.anna.message("开州区贫困发生率", { extra: { via_bot: stage.fake.me } }))).toEqual([]);
    });

    test.each(["", "x", "1|zz||a", "2|a||AbCdEfGhIjKl", "1|a|21|", "1|r||nothere1", "1|o|25|AbCdEfGhIjKl|99", "1|x|25|99|xx", "é|".repeat(8)])("forged button data is explained: %s", async (data) => {
      await say(ASKED);
      const calls = await stage.send(stage.anna.tap(stage.last(77), "👍", data === "" ? " " : data));
      expect(calls.filter(({ method }) => method === "answerCallbackQuery")).toHaveLength(1);
    });
  });
}
