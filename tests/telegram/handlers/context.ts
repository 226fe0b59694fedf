import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Chat, Message } from "../fake-api/index.js";
import { buttonsOf, marked, setHandlers, type Handlers } from "./stage.js";

/** What was said before, and where it has no part. */
export function contextSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers()));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const FIGURE = "开州区2017年底贫困发生率是多少？";
  const group: Chat = { id: -100501, type: "supergroup", title: "读数据" };
  const say = async (text: string, options: Parameters<Handlers["anna"]["message"]>[1] = {}): Promise<Message> => {
    await stage.send(stage.anna.message(text, options));
    return stage.last(options.chat?.id ?? 77);
  };
  const text = (message: Message): string => String(message.text);

  test("after a figure, /region and a tap on a region still give the region", async () => {
    await say(FIGURE);
    const profile = text(await say("/region 开州"));
    expect(profile).toContain("项数据");
    await say(FIGURE);
    const list = await say("/regions");
    await stage.send(stage.anna.tap(list, /^开州区 /u));
    expect(text(stage.last(77))).toContain(profile.split("\n")[0]);
  });

  test("a number typed alone picks the option, as a tap on it would", async () => {
    const asked = await say("贫困发生率是多少？");
    const options = buttonsOf(asked).filter(({ callback_data: data = "" }) => data.includes("|o|"));
    const answer = text(await say("2。"));
    expect(answer.split("\n")[1]).toContain(options[1]?.text.slice(0, 3));
    expect(marked(stage.last(77), "bold")).toHaveLength(1);
  });

  test.each(["菜单", "?", "？？"])("%s: the first screen", async (menu) => {
    await say(FIGURE);
    expect(buttonsOf(await say(menu))).toHaveLength(6);
  });

  test.each(["哈哈哈", "👍", "😀😀", "……", "666"])("%s: a friendly line, not the last answer", async (nod) => {
    await say(FIGURE);
    expect(text(await say(nod))).toContain("直接打字问我");
  });

  test("a picture's caption is read as a question", async () => {
    const photo = [{ file_id: "p", file_unique_id: "u", width: 9, height: 9 }];
    await say("", { extra: { text: undefined, photo, caption: FIGURE } });
    expect(text(stage.last(77))).toContain("1.73%");
  });

  describe("a reply to an answer goes on from that answer", () => {
    test("by another one in the group, who asked nothing before", async () => {
      stage.fake.chats.know(group);
      const answer = await say(`/ask ${FIGURE}`, { chat: group });
      const ben = stage.fake.person({ id: 78 });
      await stage.send(ben.message("那南部县呢？", { chat: group, replyTo: answer }));
      expect(text(stage.last(group.id))).toContain("2.52%");
    });

    test("in private, though others were given since; and from its source too", async () => {
      const answer = await say(FIGURE);
      await say("瓮安种了多少亩茶？");
      expect(text(await say("那南部县呢？", { replyTo: answer }))).toContain("2.52%");
      await stage.send(stage.anna.tap(answer, "📄 出处"));
      await say("瓮安种了多少亩茶？");
      const source = stage.fake.chats.message(77, answer.message_id) ?? undefined;
      expect(text(await say("那南部县呢？", { replyTo: source }))).toContain("2.52%");
    });
  });

  test("what a shared link opens can be asked on", async () => {
    const answer = await say(FIGURE);
    const shared = buttonsOf(answer).find((button) => button.switch_inline_query)?.switch_inline_query;
    const ben = stage.fake.person({ id: 79 });
    await stage.send(ben.message(`/start a${shared?.slice(1)}`));
    await stage.send(ben.message("那南部县呢？"));
    expect(text(stage.last(79))).toContain("2.52%");
  });
}
