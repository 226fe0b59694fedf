import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ask } from "../../../src/ask.js";
import type { Message } from "../fake-api/index.js";
import { buttonsOf, marked, realEngine, setHandlers, type Handlers } from "./stage.js";

/** The engine, with something done to the text of its answers. */
const changed = (change: (text: string) => string): Ask => (...args) => {
  const { answer, conversation } = realEngine().ask(...args);
  return { answer: { ...answer, text: change(answer.text) }, conversation };
};

const ASTRAL = "𠮷😀👨‍👩‍👧";
const LONG = "一句很长的话😀。".repeat(1200);
const KAIZHOU = "开州区2017年底贫困发生率是多少？";

/** Telegram's limits, with the real handlers: the fake refuses whatever Telegram would. */
export function limitsSuite(): void {
  let stage: Handlers;
  beforeEach(async () => void (stage = await setHandlers({ ask: changed((text) => text) })));
  afterEach(async () => {
    expect(stage.fake.lints).toEqual([]);
    await stage.end();
  });

  const restart = async (options: Parameters<typeof setHandlers>[0]): Promise<void> => {
    await stage.end();
    stage = await setHandlers(options);
  };
  const ours = (): Message[] => stage.fake.chats.messages(77).filter(({ from }) => from.id === stage.fake.me.id);
  const together = (messages: Message[]): string => messages.map(({ text }) => text).join("").replace(/\s/gu, "");

  test("marks stand where they should behind emoji and rare characters, also under the question repeated", async () => {
    await restart({ ask: changed((text) => `${ASTRAL}\n${text}`) });
    await stage.send(stage.anna.message(`${ASTRAL}${KAIZHOU}`));
    expect(marked(stage.last(77), "bold")).toEqual([expect.stringMatching(/^开州区贫困发生率.*1\.73%/u)]);
    await stage.send(stage.anna.message("/start"));
    await stage.send(stage.anna.tap(stage.last(77), KAIZHOU));
    expect(marked(stage.last(77), "italic")).toEqual([`问：${KAIZHOU}`]);
    expect(marked(stage.last(77), "bold")).toEqual([expect.stringMatching(/^开州区贫困发生率/u)]);
  });

  test("an answer of more than 4096 letters comes in several messages, whole, with its buttons under the last", async () => {
    await restart({ ask: changed((text) => `${text}\n${LONG}`) });
    await stage.send(stage.anna.message(KAIZHOU));
    const messages = ours();
    expect(messages.length).toBe(3);
    expect(together(messages)).toContain(LONG.slice(0, -1));
    expect(messages.map((message) => buttonsOf(message).length > 0)).toEqual([false, false, true]);
    await stage.send(stage.anna.tap(stage.last(77), "📄 出处"));
    await stage.send(stage.anna.tap(stage.last(77), "← 返回回答"));
    expect(ours().map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
  });

  test("an edited question whose new answer is long changes its answer and goes on below, whole", async () => {
    await restart({ ask: changed((text) => (text.includes("茶园") ? `${text}\n${LONG}` : text)) });
    const update = stage.anna.message(KAIZHOU);
    await stage.send(update);
    const calls = await stage.send(stage.anna.edit(update["message"] as never, "瓮安种了多少亩茶？"));
    expect(calls.map(({ method }) => method)).toEqual(["editMessageText", "sendMessage", "sendMessage"]);
    expect(together(ours())).toContain(LONG.slice(0, -1));
  });

  test("a caption of more than 1024 letters goes on in a message below the picture", async () => {
    const { world } = realEngine();
    const articles = new Map([...world.articles].map(([id, article]) => [id, { ...article, title: `${"长".repeat(700)}${id}` }]));
    await restart({ parts: { world: () => ({ ...world, articles }) } });
    await stage.send(stage.anna.message("哪个地方的贫困发生率最低？"));
    const calls = await stage.send(stage.anna.tap(stage.last(77), "📊 图表"));
    expect(calls.map(({ method, status }) => [method, status])).toEqual([["answerCallbackQuery", 200], ["sendPhoto", 200], ["sendMessage", 200]]);
    const said = `${String(calls[1]?.fields["caption"])}${String(calls[2]?.fields["text"])}`;
    for (const id of ["kaizhou-2018", "kezuohouqi-2018"]) expect(said).toContain(`长${id}`);
  });

  test("a caption arrives letter by letter as it was made, so its marks fit", async () => {
    await stage.send(stage.anna.message("哪个地方的贫困发生率最低？"));
    const calls = await stage.send(stage.anna.tap(stage.last(77), "📊 图表"));
    const { caption, caption_entities: entities } = calls[1]?.fields ?? {};
    expect(String(caption)).not.toContain("\r");
    const [{ offset, length } = { offset: 0, length: 0 }] = entities as { offset: number; length: number }[];
    expect(String(caption).slice(offset, offset + length)).toBe("4地贫困发生率");
  });

  test("with the originals at hand the source is the original paragraph, else our digest", async () => {
    await restart({ parts: { originals: () => ({ paragraph: () => "我们自己写的一段话😀：全区发生率已经到了1.73%。", clause: () => null }) as never } });
    await stage.send(stage.anna.message(KAIZHOU));
    await stage.send(stage.anna.tap(stage.last(77), "📄 出处"));
    expect(marked(stage.last(77), "italic")).toEqual(["原文"]);
    expect(marked(stage.last(77), "blockquote")).toEqual(["我们自己写的一段话😀：全区发生率已经到了1.73%。"]);
    expect(marked(stage.last(77), "underline")).toEqual(["1.73%"]);
  });

  test("an edited /ask in a group changes the answer there; an edit of anything else stays without answer", async () => {
    const chat = { id: -100600, type: "supergroup" as const, title: "群" };
    const update = stage.anna.message(`/ask ${KAIZHOU}`, { chat });
    await stage.send(update);
    const calls = await stage.send(stage.anna.edit(update["message"] as never, "/ask 瓮安种了多少亩茶？"));
    expect(calls.map(({ method }) => method)).toEqual(["editMessageText"]);
    const talk = stage.anna.message("大家好", { chat });
    await stage.send(talk);
    expect(await stage.send(stage.anna.edit(talk["message"] as never, "大家晚上好"))).toEqual([]);
  });
}
