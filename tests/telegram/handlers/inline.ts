import { afterEach, beforeEach, expect, test } from "vitest";
import type { Call } from "../fake-api/index.js";
import { setHandlers, type Handlers } from "./stage.js";

interface Result {
  id: string;
  title: string;
  input_message_content: { message_text: string };
  reply_markup?: { inline_keyboard: { url: string }[][] };
}

export function inlineSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers()));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const query = async (text: string, offset = ""): Promise<{ results: Result[]; fields: Call["fields"] }> => {
    const calls = await stage.send(stage.anna.inline(text, offset));
    expect(calls.map(({ method }) => method)).toEqual(["answerInlineQuery"]);
    const fields = calls[0]?.fields ?? {};
    return { results: fields["results"] as Result[], fields };
  };

  test("the answer comes first, whole and cited", async () => {
    const { results, fields } = await query("开州 贫困发生率");
    expect(results[0]?.title).toContain("1.73%");
    for (const { input_message_content: { message_text: text } } of results) expect(text).toMatch(/出处/u);
    expect(fields).toMatchObject({ is_personal: true, cache_time: 60 });
  });

  test.each([
    { why: "half an indicator", text: "开州 贫困", first: /开州/u },
    { why: "a place alone", text: "瓮安", first: /瓮安/u },
    { why: "an indicator alone", text: "贫困发生率", first: /贫困发生率/u },
    { why: "English", text: "Kaizhou poverty rate", first: /1\.73%/u },
  ])("what is being typed is guessed: $why", async ({ text, first }) => {
    const { results } = await query(text);
    expect(results.length).toBeGreaterThan(0);
    expect(results[0]?.title).toMatch(first);
  });

  test("another place's figure is never offered for a place that is named", async () => {
    const { results } = await query("瓮安 贫困发生率");
    for (const { title } of results.slice(1)) expect(title).toContain("瓮安");
  });

  test("a plan is marked as one in the list", async () => {
    const { results } = await query("凉山州");
    expect(results.some(({ title }) => title.startsWith("【计划】"))).toBe(true);
  });

  test("the button under a result opens that answer", async () => {
    const { results } = await query("开州 贫困发生率");
    const { url = "" } = results[0]?.reply_markup?.inline_keyboard[0]?.[0] ?? {};
    await stage.send(stage.anna.message(`/start ${new URL(url).searchParams.get("start") ?? ""}`));
    expect(String(stage.last(77).text)).toContain("1.73%");
    const ranking = (await query("哪里贫困率最低")).results[0]?.reply_markup?.inline_keyboard[0]?.[0]?.url ?? "";
    await stage.send(stage.anna.message(`/start ${new URL(ranking).searchParams.get("start") ?? ""}`));
    expect(String(stage.last(77).text)).toContain("问：哪里贫困率最低");
  });

  test.each([
    { why: "a question of its own", text: "@chuchu_test_bot 瓮安种了多少亩茶？", says: "20.81万亩" },
    { why: "a claim that it replies to", text: "@chuchu_test_bot 对吗？", claim: "开州区2017年底的贫困发生率", says: "1.73%" },
    { why: "what nobody reported", text: "@chuchu_test_bot 遵义的贫困发生率是多少？", says: "没有" },
  ])("as a guest in another chat it answers $why", async ({ text, claim, says }) => {
    const calls = await stage.send(stage.anna.guest(text, claim));
    expect(calls.map(({ method }) => method)).toEqual(["answerGuestQuery"]);
    const result = calls[0]?.fields["result"] as Result;
    expect(result.input_message_content.message_text).toContain(says);
    const { url = "" } = result.reply_markup?.inline_keyboard[0]?.[0] ?? {};
    await stage.send(stage.anna.message(`/start ${new URL(url).searchParams.get("start") ?? ""}`));
    expect(String(stage.last(77).text)).toContain(says);
  });

  test("an empty query offers popular figures, page by page, none twice", async () => {
    const seen = new Set<string>();
    let offset = "";
    let pages = 0;
    do {
      const { results, fields } = await query("", offset);
      expect(results.length).toBeLessThanOrEqual(50);
      for (const { id } of results) expect(seen.has(id)).toBe(false);
      for (const { id } of results) seen.add(id);
      offset = String(fields["next_offset"]);
      pages++;
    } while (offset !== "" && pages < 30);
    expect(pages).toBeGreaterThan(2);
    expect(seen.size).toBeGreaterThan(60);
  });

  test("nothing found says so on a button that opens the bot", async () => {
    const { results, fields } = await query("qqqqzzzz");
    expect(results).toEqual([]);
    expect(fields["button"]).toMatchObject({ start_parameter: "inline", text: expect.stringContaining("没有找到") });
  });

  test("typing keeps nothing of the user", async () => {
    await query("遵义的贫困发生率");
    expect(await stage.state.held(77)).toMatchObject({ sessions: 0, answers: 0, gaps: 0 });
  });

  test.each([{ text: "#notThere1234" }, { text: "  " }, { text: "开".repeat(250) }, { text: "\u202E<b>" }])("odd queries are answered: $text", async ({ text }) => {
    await query(text);
  });
}
