import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chat } from "../fake-api/index.js";
import { buttonsOf, setHandlers, unmarked, type Handlers } from "./stage.js";

export function groupsSuite(): void {
  const group: Chat = { id: -100500, type: "supergroup", title: "数据群" };
  let stage: Handlers;
  beforeEach(async () => {
    stage = await setHandlers();
    stage.fake.chats.know(group);
  });
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const say = (text: string, extra: Record<string, unknown> = {}) => stage.send(stage.anna.message(text, { chat: group, extra }));

  test.each([
    { why: "talk among others", text: "开州区2017年底贫困发生率是多少？" },
    { why: "a command of another bot", text: "/ask@other_bot 开州贫困率" },
    { why: "a command that nobody knows", text: "/weather 开州" },
  ])("stays quiet for $why", async ({ text }) => {
    expect(await say(text)).toEqual([]);
  });

  test("stays quiet for other bots", async () => {
    const robot = stage.fake.person({ id: 99, is_bot: true });
    expect(await stage.send(robot.message("/ask 开州贫困率", { chat: group }))).toEqual([]);
  });

  test.each([
    { why: "/ask", text: "/ask 开州区2017年底贫困发生率是多少？" },
    { why: "/ask with its name, in capitals", text: "/ASK@Chuchu_test_bot 开州区2017年底贫困发生率是多少？" },
    { why: "its @name", text: "@chuchu_test_bot 开州区2017年底贫困发生率是多少？" },
  ])("answers $why, by reply", async ({ text }) => {
    const mention = text.startsWith("@") ? { entities: [{ type: "mention", offset: 0, length: "@chuchu_test_bot".length }] } : {};
    const update = stage.anna.message(text, { chat: group, extra: mention });
    const [call] = await stage.send(update);
    expect(String(call?.fields["text"])).toContain("1.73%");
    expect(call?.fields["reply_parameters"]).toMatchObject({ message_id: (update["message"] as { message_id: number }).message_id });
  });

  test("a reply to it goes on from there, for each user apart", async () => {
    await say("/ask 开州区2017年底贫困发生率是多少？");
    const answer = stage.last(group.id);
    const ben = stage.fake.person({ id: 78 });
    const [benCall] = await stage.send(ben.message("那瓮安呢？", { chat: group, replyTo: answer }));
    expect(String(benCall?.fields["text"])).not.toContain("贫困发生率:"); // Ben has asked nothing yet
    const [annaCall] = await stage.send(stage.anna.message("那瓮安呢？", { chat: group, replyTo: answer }));
    expect(String(annaCall?.fields["text"])).toContain("瓮安县贫困发生率");
  });

  test("asks back where a command has no question, and takes the reply", async () => {
    const [call] = await say("/ask");
    expect(call?.fields["reply_markup"]).toMatchObject({ force_reply: true, selective: true });
    const [answer] = await stage.send(stage.anna.message("瓮安种了多少亩茶？", { chat: group, replyTo: unmarked(stage.last(group.id)) }));
    expect(String(answer?.fields["text"])).toContain("20.81万亩");
  });

  test("buttons belong to the one who asked; votes to everybody", async () => {
    await say("/ask 开州区2017年底贫困发生率是多少？");
    const ben = stage.fake.person({ id: 78 });
    const refused = await stage.send(ben.tap(stage.last(group.id), "📄 出处"));
    expect(refused.map(({ method }) => method)).toEqual(["answerCallbackQuery"]);
    expect(refused[0]?.fields).toMatchObject({ show_alert: true, text: expect.stringContaining("属于提问的人") });
    await stage.send(ben.tap(stage.last(group.id), "👍"));
    await stage.send(stage.anna.tap(stage.last(group.id), /^👍/u));
    expect(buttonsOf(stage.last(group.id)).map(({ text }) => text)).toContain("👍 2");
  });

  test("says how to ask when it comes into a group, and nothing when it leaves", async () => {
    const member = (status: string) => ({ user: stage.fake.me, status, ...(status === "kicked" ? { until_date: 0 } : {}) });
    const change = (from: string, to: string) => ({
      update_id: stage.fake.nextUpdateId(),
      my_chat_member: { chat: group, from: stage.anna.user, date: 1, old_chat_member: member(from), new_chat_member: member(to) },
    });
    expect((await stage.send(change("left", "member")))[0]?.fields["text"]).toContain("/ask");
    expect(await stage.send(change("member", "left"))).toEqual([]);
  });
}
