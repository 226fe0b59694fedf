import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buttonsOf, marked, setHandlers, type Handlers } from "./stage.js";

export function answersSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers()));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const KAIZHOU = "开州区2017年底贫困发生率是多少？";
  const ask = async (text: string) => {
    const calls = await stage.send(stage.anna.message(text));
    return { calls, message: stage.last(77) };
  };
  const tap = async (label: string | RegExp) => {
    const calls = await stage.send(stage.anna.tap(stage.last(77), label));
    expect(calls.filter(({ method }) => method === "answerCallbackQuery")).toHaveLength(1);
    return { calls, message: stage.last(77) };
  };

  describe("an answer", () => {
    test("is one message: the headline bold, the source below, no parse mode", async () => {
      const { calls, message } = await ask(KAIZHOU);
      expect(calls.map(({ method }) => method)).toEqual(["sendMessage"]);
      expect(marked(message, "bold")).toEqual([expect.stringContaining("1.73%")]);
      expect(message.text).toMatch(/重庆日报.*2018-10-19.*第10/u);
      expect(calls[0]?.fields["parse_mode"]).toBeUndefined();
    });

    test("has its buttons, each within 64 bytes and for its owner", async () => {
      const { message } = await ask(KAIZHOU);
      const labels = buttonsOf(message).map(({ text }) => text);
      expect(labels).toEqual(["📄 出处", "📊 图表", "➕ 更多", "❝ 引用", "↗ 分享", "👍", "👎"]);
      for (const { callback_data: data = "" } of buttonsOf(message)) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    });

    test("gives way to its source paragraph with the figure marked, and comes back, in the same message", async () => {
      const { message } = await ask(KAIZHOU);
      const source = await tap("📄 出处");
      expect(source.message.message_id).toBe(message.message_id);
      expect(marked(source.message, "underline")).toContain("1.73%");
      expect(marked(source.message, "blockquote").length + marked(source.message, "expandable_blockquote").length).toBe(1);
      expect((await tap("← 返回回答")).message.text).toBe(message.text);
    });

    test("pages through more figures of the region, with their sources", async () => {
      await ask(KAIZHOU);
      const first = (await tap("➕ 更多")).message;
      expect(first.text).toMatch(/^开州区：共\d+项数据/u);
      expect(first.text).toContain("重庆日报");
      expect(buttonsOf(first).map(({ text }) => text).slice(0, 2)).toEqual([expect.stringMatching(/^1\/\d$/u), "→"]);
      const firstText = String(first.text);
      const second = (await tap("→")).message;
      expect(second.text).not.toBe(firstText);
      expect(buttonsOf(second)[0]?.text).toBe("←");
      await tap(/^2\/\d$/u); // only says that this is the page
    });

    test("shows the same indicator elsewhere", async () => {
      await ask(KAIZHOU);
      await tap("➕ 更多");
      const { message } = await tap("其他地区");
      expect(message.text).toContain("南部县");
      expect(message.text).toContain("科左后旗");
      expect(message.text).not.toContain("开州区贫困发生率");
    });

    test("draws its chart once and sends it by its file id after that", async () => {
      await ask("哪个地方的贫困发生率最低？");
      const first = await stage.send(stage.anna.tap(stage.last(77), "📊 图表"));
      expect(first.map(({ method }) => method)).toEqual(["answerCallbackQuery", "sendPhoto"]);
      expect(first[1]?.files).toHaveLength(1);
      expect(String(first[1]?.fields["caption"])).toMatch(/^4地贫困发生率 \(.*\)\n出处：.*2018-10-19/su);
      const answer = stage.fake.chats.messages(77).find((message) => message.from.id === stage.fake.me.id && message.text !== undefined);
      if (answer === undefined) throw new Error("no answer");
      const again = await stage.send(stage.anna.tap(answer, "📊 图表"));
      expect(again[1]?.files).toHaveLength(0);
      expect(stage.drawn).toHaveLength(1);
      expect(stage.drawn[0]).toMatchObject({ title: "4地贫困发生率" });
    });

    test("gives the reference of its article", async () => {
      await ask(KAIZHOU);
      const { message } = await tap("❝ 引用");
      expect(marked(message, "code")).toEqual([expect.stringMatching(/^彭光灿\. .*\[N\]\. 重庆日报, 2018-10-19\.$/u)]);
    });

    test("is shared by its id, and opens from a link", async () => {
      const { message } = await ask(KAIZHOU);
      const share = buttonsOf(message).find((button) => button.switch_inline_query !== undefined)?.switch_inline_query ?? "";
      const [call] = await stage.send(stage.anna.inline(share));
      const results = call?.fields["results"] as { input_message_content: { message_text: string }; reply_markup: { inline_keyboard: { url: string }[][] } }[];
      expect(results).toHaveLength(1);
      expect(results[0]?.input_message_content.message_text).toBe(message.text);
      const start = new URL(results[0]?.reply_markup.inline_keyboard[0]?.[0]?.url ?? "").searchParams.get("start") ?? "";
      const ben = stage.fake.person({ id: 78 });
      await stage.send(ben.message(`/start ${start}`));
      expect(String(stage.last(78).text).endsWith(String(message.text))).toBe(true);
    });
  });

  describe("a conversation", () => {
    test("goes on: a follow-up, its source, its references", async () => {
      await ask(KAIZHOU);
      expect((await ask("那瓮安呢？")).message.text).toContain("瓮安");
      expect((await ask("/source")).message.text).toContain("瓮安");
      expect(marked((await ask("/cite")).message, "code")[0]).toMatch(/^佚名\. \[.*\]\[Z\]\. .*\[2020\?\]\.$/u);
    });

    test("an edited question changes its answer", async () => {
      const update = stage.anna.message(KAIZHOU);
      await stage.send(update);
      const before = stage.last(77);
      const calls = await stage.send(stage.anna.edit(update["message"] as never, "瓮安种了多少亩茶？"));
      expect(calls.map(({ method }) => method)).toEqual(["editMessageText"]);
      expect(stage.last(77)).toMatchObject({ message_id: before.message_id, text: expect.stringContaining("20.81万亩") });
    });

    test("an edited question whose answer was deleted gets a new one", async () => {
      const update = stage.anna.message(KAIZHOU);
      await stage.send(update);
      stage.fake.chats.remove(77, stage.last(77).message_id);
      const calls = await stage.send(stage.anna.edit(update["message"] as never, "瓮安种了多少亩茶？"));
      expect(calls.map(({ method }) => method)).toEqual(["editMessageText", "sendMessage"]);
    });

    test("what cannot be answered is declined and noted, without the user in the report", async () => {
      await ask("遵义的贫困发生率是多少？");
      await ask("遵义的贫困发生率是多少");
      const [gap] = await stage.state.gaps.list();
      expect(gap).toMatchObject({ question: "遵义的贫困发生率是多少", reason: "not_found", count: 2, people: 1 });
      expect(JSON.stringify(gap)).not.toContain("77");
    });

    test("a choice under a question of ours becomes the answer in place", async () => {
      const { message } = await ask("贫困发生率是多少？");
      const option = buttonsOf(message).find(({ callback_data: data = "" }) => data.includes("|o|"));
      if (option === undefined) throw new Error(`no choices under: ${message.text}`);
      const { message: answer } = await tap(option.text);
      expect(answer.message_id).toBe(message.message_id);
      expect(marked(answer, "bold").length).toBeGreaterThan(0);
    });
  });
}
