import { afterEach, describe, expect, test } from "vitest";
import { introduce } from "../../../src/edge/telegram/handlers/introduce.js";
import { factPayload } from "../../../src/edge/telegram/handlers/deep-link.js";
import { TEXTS } from "../../../src/edge/telegram/texts.js";
import { buttonsOf, marked, setHandlers, type Handlers } from "./stage.js";

export function startSuite(): void {
  let stage: Handlers;
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const CLIENTS = [
    { code: "zh-hans", language: "zh-Hans" },
    { code: "zh-hant", language: "zh-Hant" },
    { code: "en", language: "en" },
  ] as const;

  describe.each(CLIENTS)("for a client in $code", ({ code, language }) => {
    test("the first screen is a bold line, some value, and questions that really work", async () => {
      stage = await setHandlers({ user: { language_code: code } });
      await stage.send(stage.anna.message("/start"));
      const screen = stage.last(77);
      const [title] = marked(screen, "bold");
      expect(title).toBe(TEXTS[language].start.title);
      expect(String(screen.text).startsWith(title ?? "-")).toBe(true);
      expect(String(screen.text).split("\n").length).toBeLessThanOrEqual(5);
      const { examples, buttons } = TEXTS[language];
      const labels = buttonsOf(screen).map(({ text }) => text);
      expect(labels).toEqual([...examples, buttons.addToGroup, buttons.askElsewhere]);
      for (const text of examples) {
        await stage.send(stage.anna.tap(screen, text));
        const answer = stage.last(77);
        expect(answer.message_id).not.toBe(screen.message_id);
        expect(answer.text).toContain(text);
        expect(String(answer.text)).toMatch(/1\.73%|20\.81|0%|470|4,700,000/u);
      }
      expect(await stage.state.gaps.list()).toEqual([]);
    });
  });

  test("a link to a fact opens the fact as an answer; one that points at nothing the first screen; one that is gone says so", async () => {
    stage = await setHandlers();
    await stage.send(stage.anna.message(`/start ${factPayload("kaizhou-2018/10/1")}`));
    expect(marked(stage.last(77), "bold")).toHaveLength(1);
    expect(buttonsOf(stage.last(77)).length).toBeGreaterThan(4);
    await stage.send(stage.anna.message("/start inline"));
    expect(stage.last(77).text).toContain(TEXTS["zh-Hans"].start.title);
    await stage.send(stage.anna.message("/start aAAAAAAAAAAAA"));
    expect(stage.last(77).text).toBe(TEXTS["zh-Hans"].answer.gone);
  });

  test("menus and descriptions are set for both languages, private chats and groups, within Telegram's limits", async () => {
    stage = await setHandlers();
    await introduce(stage.bot.api);
    const menus = stage.fake.callsOf("setMyCommands");
    expect(menus.map(({ fields }) => [fields["scope"], fields["language_code"]])).toEqual([
      [{ type: "all_private_chats" }, undefined], [{ type: "all_group_chats" }, undefined], [undefined, undefined],
      [{ type: "all_private_chats" }, "zh"], [{ type: "all_group_chats" }, "zh"], [undefined, "zh"],
    ]);
    expect(menus.every(({ status }) => status === 200)).toBe(true);
    const names = (menus[0]?.fields["commands"] as { command: string }[]).map(({ command }) => command);
    for (const name of ["start", "help", "ask", "regions", "indicators", "region", "compare", "source", "cite", "export", "lang", "privacy", "forget", "feedback"]) expect(names).toContain(name);
    expect(stage.fake.callsOf("setMyDescription", "setMyShortDescription").map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  test("help names every command of the chat and the bot", async () => {
    stage = await setHandlers();
    await stage.send(stage.anna.message("/help"));
    expect(stage.last(77).text).toContain("@chuchu_test_bot");
    expect(stage.last(77).text).toContain("/forget");
  });

  test("traditional texts hold no simplified character, and no mark of ours is left in any", () => {
    const { "zh-Hant": hant } = TEXTS;
    const flat = JSON.stringify([...Object.values(hant), hant.help, hant.privacy.body({ sessions: 1, answers: 1, replies: 1, votes: 1, gaps: 1, languages: 1, updates: 1 }), hant.answer.asked("x")]);
    expect(flat).toContain("貧困發生率");
    expect(flat.replace("简体中文", "")).not.toMatch(/[贫这个导问题这网亩]/u);
    expect(hant.chart.source("《怎么干》")).toBe("出處：《怎么干》"); // what is put in stays as printed
    expect(JSON.stringify(TEXTS)).not.toMatch(/[\uE100\uE101]/u);
    stage = { fake: { lints: [] }, end: async () => undefined } as unknown as Handlers;
  });
}
