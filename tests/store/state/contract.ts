import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RETENTION, type State, type StateOptions } from "../../../src/store/state/index.js";

/** What every implementation of State must do; call it with a way to open an empty one. */
export function holdsStateContract(name: string, open: (options: StateOptions) => State): void {
  describe(`state in ${name}`, () => {
    let now = 0;
    let state: State;
    beforeEach(() => {
      now = Date.UTC(2026, 0, 1);
      state = open({ clock: () => now });
    });
    afterEach(() => state.close());

    describe("updates", () => {
      test("an update is new once, again after a crash, done for good", async () => {
        const { updates } = state;
        expect(await updates.begin(7, "{}")).toEqual({ status: "new", attempts: 1, tries: 0 });
        expect(await updates.begin(7, "{}")).toEqual({ status: "again", attempts: 2, tries: 0 });
        await updates.finish(7);
        expect(await updates.begin(7, "{}")).toEqual({ status: "done" });
      });
      test("pending gives bodies of unfinished ones, oldest first", async () => {
        await Promise.all([state.updates.begin(9, "nine"), state.updates.begin(8, "电😀"), state.updates.begin(10, "ten")]);
        await state.updates.finish(10);
        expect(await state.updates.pending()).toEqual([
          { id: 8, body: "电😀", attempts: 1, due: null },
          { id: 9, body: "nine", attempts: 1, due: null },
        ]);
      });
      test("what is put off waits with its time and its sends; its attempts begin anew", async () => {
        const { updates } = state;
        await updates.begin(3, "three");
        await updates.beginSend(3, 0);
        await updates.putOff(3, now + 60_000);
        const due = now + 60_000;
        expect(await updates.pending()).toEqual([{ id: 3, body: "three", attempts: 0, due }]);
        expect(await updates.begin(3, "")).toEqual({ status: "again", attempts: 1, tries: 1 });
        expect(await updates.pending()).toMatchObject([{ id: 3, due: null }]);
        expect((await updates.sends(3)).begun).toBe(1);
        await updates.putOff(3, due);
        await updates.finish(3);
        expect(await updates.pending()).toEqual([]);
      });
      test("of many that begin the same update at once, one finds it new", async () => {
        const all = await Promise.all(Array.from({ length: 20 }, () => state.updates.begin(1, "")));
        expect(all.filter((begun) => begun.status === "new")).toHaveLength(1);
      });
      test("sends are remembered until the update is finished", async () => {
        await state.updates.begin(1, "");
        await state.updates.beginSend(1, 0);
        await state.updates.recordSend(1, 0, '{"message_id":5}');
        await state.updates.recordSend(1, 0, "later");
        await state.updates.beginSend(1, 1);
        expect(await state.updates.sends(1)).toEqual({ begun: 2, results: new Map([[0, '{"message_id":5}']]) });
        await state.updates.begin(1, "");
        expect((await state.updates.sends(1)).begun).toBe(2);
        await state.updates.cancelSend(1, 1);
        expect((await state.updates.sends(1)).begun).toBe(1);
        await state.updates.finish(1);
        expect(await state.updates.sends(1)).toEqual({ begun: 0, results: new Map() });
      });
      test("purge forgets what is done and old, never what waits", async () => {
        await state.updates.begin(1, "");
        await state.updates.begin(2, "");
        await state.updates.finish(1);
        now += RETENTION.updates + 1;
        expect(await state.purge()).toBe(1);
        expect(await state.updates.begin(1, "")).toMatchObject({ status: "new" });
        expect(await state.updates.begin(2, "")).toMatchObject({ status: "again" });
      });
    });

    describe("sessions", () => {
      const key = { chat: -1001234567890123, user: 7_000_000_000 };
      test("one for each user in each chat, replaced by set", async () => {
        await state.sessions.set(key, { topic: "开州" });
        await state.sessions.set(key, { topic: ["a", null, 1.5] });
        expect(await state.sessions.get(key)).toEqual({ topic: ["a", null, 1.5] });
        expect(await state.sessions.get({ ...key, user: 2 })).toBeNull();
        expect(await state.sessions.get({ ...key, chat: 7_000_000_000 })).toBeNull();
        await state.sessions.delete(key);
        expect(await state.sessions.get(key)).toBeNull();
      });
      test("what comes back is a copy", async () => {
        const value = { list: [1] };
        await state.sessions.set(key, value);
        value.list.push(2);
        expect(await state.sessions.get(key)).toEqual({ list: [1] });
      });
      test("expires, purged or not, and a write renews it", async () => {
        await state.sessions.set(key, 1);
        now += RETENTION.sessions;
        await state.sessions.set(key, 2);
        now += RETENTION.sessions;
        expect(await state.sessions.get(key)).toBe(2);
        now += 1;
        expect(await state.sessions.get(key)).toBeNull();
        expect(await state.purge()).toBe(1);
      });
    });

    describe("answers", () => {
      test("come back by an id that fits callback data and deep links", async () => {
        const id = await state.answers.put({ text: "1.73%", list: ["甲"] }, 5);
        expect(id).toMatch(/^[\w-]{12}$/u);
        expect(await state.answers.get(id)).toEqual({ id, value: { text: "1.73%", list: ["甲"] }, owner: 5, at: now });
        expect(await state.answers.put({}, null)).not.toBe(id);
        expect(await state.answers.put("own", null, "anIdOfOnesOwn")).toBe("anIdOfOnesOwn");
        expect(await state.answers.get("nothing-here")).toBeNull();
      });
      test("ids are told apart by case", async () => {
        const id = await state.answers.put(1, null);
        const swapped = id.replace(/[a-z]/giu, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()));
        if (swapped !== id) expect(await state.answers.get(swapped)).toBeNull();
      });
      test("the reply to a message is found in its chat, the latest counts", async () => {
        await state.answers.link(-5, 10, { message: 11, answer: null, owner: 5 });
        await state.answers.link(-5, 10, { message: 12, answer: "abc", owner: 5 });
        expect(await state.answers.replyTo(-5, 10)).toEqual({ message: 12, answer: "abc", owner: 5 });
        expect(await state.answers.replyTo(5, 10)).toBeNull();
        now += RETENTION.replies + 1;
        expect(await state.answers.replyTo(-5, 10)).toBeNull();
      });
    });

    describe("votes", () => {
      test("one for each user, the second replaces the first", async () => {
        expect(await state.votes.cast({ answer: "a", user: 1, value: 1 })).toEqual({ up: 1, down: 0, changed: true });
        expect(await state.votes.cast({ answer: "a", user: 1, value: 1 })).toEqual({ up: 1, down: 0, changed: false });
        expect(await state.votes.cast({ answer: "a", user: 2, value: 1 })).toMatchObject({ up: 2 });
        expect(await state.votes.cast({ answer: "a", user: 1, value: -1, reason: "旧" })).toEqual({ up: 1, down: 1, changed: true });
        expect(await state.votes.tally("a")).toEqual({ up: 1, down: 1 });
        expect(await state.votes.tally("b")).toEqual({ up: 0, down: 0 });
      });
    });

    describe("gaps", () => {
      const ask = (question: string, user: number | null, reason = "not_found") =>
        state.gaps.add({ question, language: "zh-Hans", reason, user });
      test("grouped without case, spaces and punctuation, most frequent first, no user ids", async () => {
        await ask("甲县 有几所大学？", 1);
        await ask("乙县GDP", 1);
        now += 10;
        await ask("甲县有几所大学", 2);
        await ask("甲县有几所大学!", 2);
        await ask("乙县gdp", null, "feedback");
        const list = await state.gaps.list();
        expect(list[0]).toEqual({
          question: "甲县有几所大学!", language: "zh-Hans", reason: "not_found", count: 3, people: 2, first: now - 10, last: now,
        });
        expect(list.map((group) => [group.question, group.reason, group.count])).toEqual([
          ["甲县有几所大学!", "not_found", 3], ["乙县gdp", "feedback", 1], ["乙县GDP", "not_found", 1],
        ]);
        expect(await state.gaps.list({ limit: 1 })).toHaveLength(1);
        expect(await state.gaps.list({ since: now })).toMatchObject([{ count: 2 }, { count: 1 }]);
      });
      test("text of punctuation alone is kept apart", async () => {
        await ask("???", 1);
        await ask("!!!", 1);
        expect(await state.gaps.list()).toHaveLength(2);
      });
    });

    test("languages: last seen and chosen", async () => {
      expect(await state.languages.get(1)).toBeNull();
      await state.languages.set(1, { language: "en", chosen: false });
      expect(await state.languages.get(1)).toEqual({ language: "en", chosen: false });
      await state.languages.set(1, { language: "zh-Hant", chosen: true });
      expect(await state.languages.get(1)).toEqual({ language: "zh-Hant", chosen: true });
    });

    test("files by key", async () => {
      expect(await state.files.get("chart:1")).toBeNull();
      await state.files.set("chart:1", "AgAC");
      expect(await state.files.get("chart:1")).toBe("AgAC");
      now += RETENTION.files + 1;
      expect(await state.files.get("chart:1")).toBeNull();
    });

    test("forget deletes all of one user and nothing of another", async () => {
      for (const user of [1, 2]) {
        await state.sessions.set({ chat: -9, user }, user);
        await state.sessions.set({ chat: user, user }, user);
        const answer = await state.answers.put(user, user);
        await state.answers.link(-9, user * 10, { message: 5, answer, owner: user });
        await state.votes.cast({ answer: "x", user, value: 1 });
        await state.gaps.add({ question: "甲", language: "en", reason: "down", user });
        await state.languages.set(user, { language: "en", chosen: true });
      }
      expect(await state.languages.get(1)).toEqual({ language: "en", chosen: true });
      const all = { sessions: 2, answers: 1, replies: 1, votes: 1, gaps: 1, languages: 1 };
      expect(await state.held(1)).toEqual(all);
      expect(await state.forget(1)).toEqual(all);
      expect(await state.held(1)).toEqual({ sessions: 0, answers: 0, replies: 0, votes: 0, gaps: 0, languages: 0 });
      expect(await state.held(2)).toEqual(all);
      expect(await state.votes.tally("x")).toEqual({ up: 1, down: 0 });
      expect(await state.sessions.get({ chat: -9, user: 1 })).toBeNull();
      expect(await state.languages.get(1)).toBeNull();
      expect(await state.languages.get(2)).toEqual({ language: "en", chosen: true });
    });

    test("moveChat takes sessions and replies along", async () => {
      await state.sessions.set({ chat: -9, user: 1 }, "old");
      await state.answers.link(-9, 3, { message: 4, answer: null, owner: 1 });
      await state.moveChat(-9, -1009);
      expect(await state.sessions.get({ chat: -9, user: 1 })).toBeNull();
      expect(await state.sessions.get({ chat: -1009, user: 1 })).toBe("old");
      expect(await state.answers.replyTo(-1009, 3)).toMatchObject({ message: 4 });
    });

    test("purge keeps what is young", async () => {
      await state.votes.cast({ answer: "x", user: 1, value: 1 });
      await state.gaps.add({ question: "甲", language: "en", reason: "down", user: 1 });
      now += RETENTION.gaps;
      expect(await state.purge()).toBe(0);
      now += 1;
      expect(await state.purge()).toBe(1);
      expect(await state.gaps.list()).toEqual([]);
      expect(await state.votes.tally("x")).toEqual({ up: 1, down: 0 });
    });

    test("is ready while open", async () => {
      await expect(state.ready()).resolves.toBeUndefined();
    });
  });
}
