import { describe, expect, test } from "vitest";
import type { Ask } from "../../src/ask.js";
import type { Answer, FactView } from "../../src/domain/answer.js";
import { EMPTY_CONVERSATION } from "../../src/domain/conversation.js";
import { findCommand } from "../../src/edge/terminal/commands.js";
import { createPaint, paintAnswer, wantsColours, type Paint } from "../../src/edge/terminal/paint.js";
import { createTalk, type Talk } from "../../src/edge/terminal/talk.js";

const marks: Paint = { figure: (text) => `<b>${text}</b>`, source: (text) => `<dim>${text}</dim>`, option: (text) => text };

const answer = (text: string, more: Partial<Answer> = {}): Answer => ({
  id: "1", chat: "terminal", question: "", language: "zh-Hans", kind: "fact", text, headline: text, facts: [], related: [], computed: [],
  passages: [], citations: [], options: [], why: { intent: "figure", template: null, rules: [] }, ...more,
});

const figure = (surface: string, value: number, unit: string): FactView => ({
  id: "invented-2020/1/1", region: { id: "990101", name: "云岭县", parents: [] }, indicator: { id: "tea_area", name: "茶园面积" }, about: [], subject: null,
  value, valueMax: null, unit, qualifier: "exact", period: { text: "", start: null, end: null }, status: "actual", article: "invented-2020", paragraph: 1,
  surface, also: [], of: null, change: null, words: [], note: null, origin: "curated",
});

/** An engine that says what it was asked, in which language, and how many turns the conversation has. */
function talkWith(options: Answer["options"] = []): { talk: Talk; asked: string[] } {
  const asked: string[] = [];
  const ask: Ask = ({ text, language }, conversation) => {
    if (text === "坏") throw new Error("broken inside");
    asked.push(text);
    const shown = [...(conversation?.shown ?? []), text];
    return { answer: answer(`答:${text}(${shown.length})`, { options, language: language ?? (/[a-z]/u.test(text) ? "en" : "zh-Hans") }), conversation: { ...EMPTY_CONVERSATION, shown } };
  };
  return { talk: createTalk({ ask, now: () => new Date(0), paint: marks }), asked };
}

describe("a line of the chat", () => {
  test.each([
    { why: "a command", line: "/regions", asked: ["有哪些地区"] },
    { why: "its Chinese word", line: "地区", asked: ["有哪些地区"] },
    { why: "traditional characters", line: "/幫助", asked: ["怎么用"] },
    { why: "a full-width stroke", line: "／articles", asked: ["有哪些文章"] },
    { why: "a question", line: " 云岭县茶园面积 ", asked: ["云岭县茶园面积"] },
    { why: "a number before any option is a question", line: "2", asked: ["2"] },
    { why: "nothing", line: "   ", asked: [] },
    { why: "no such command", line: "/region", asked: [] },
  ])("$why: $line", ({ line, asked: wanted }) => {
    const { talk, asked } = talkWith();
    expect(talk.say(line).error).toBeNull();
    expect(asked).toEqual(wanted);
  });

  test.each(["/quit", "退出", "/exit", "離開"])("%s leaves", (line) => expect(talkWith().talk.say(line)).toMatchObject({ leave: true, lines: [] }));

  test.each(["2", "2", " 2. ", "2)"])("%s asks the second option", (line) => {
    const { talk, asked } = talkWith([{ label: "一", ask: "问一" }, { label: "二", ask: "问二" }]);
    talk.say("问");
    expect(talk.say(line).lines[0]).toBe("<dim>› 问二</dim>");
    expect(asked).toEqual(["问", "问二"]);
  });

  test("a number without an option says which there are", () => {
    const { talk, asked } = talkWith([{ label: "一", ask: "问一" }, { label: "二", ask: "问二" }]);
    talk.say("问");
    expect(talk.say("3").lines.join()).toContain("1 到 2");
    expect(asked).toEqual(["问"]);
  });

  test("the conversation goes on, over an error too", () => {
    const { talk } = talkWith();
    talk.say("甲");
    expect(talk.say("坏")).toMatchObject({ leave: false, error: expect.stringContaining("broken inside") as string });
    expect(talk.say("乙").lines).toEqual(["答：乙（2）"]);
  });

  test("the chat's own words follow the language of the answer before", () => {
    const { talk } = talkWith();
    expect(talk.say("/help").lines.join("\n")).toContain("命令：");
    talk.say("tea area of Yunling");
    expect(talk.say("/help").lines.join("\n")).toContain("Commands:");
  });
});

describe("how an answer looks", () => {
  test("the figure bold, the source dim, options numbered", () => {
    const painted = paintAnswer(answer("云岭县茶园面积:18.6万亩\n出处:《山里的茶》,第3段", { facts: [figure("18.6万亩", 186_000, "亩")], options: [{ label: "别的", ask: "别的呢" }] }), marks);
    expect(painted).toEqual(["云岭县茶园面积:<b>18.6万亩</b>", "<dim>出处:《山里的茶》,第3段</dim>", "<dim>输入数字接着问：</dim>", "  1. 别的"]);
  });

  test("a clarification's own list is numbered, not told twice", () => {
    const options = [{ label: "甲", ask: "甲呢" }, { label: "乙", ask: "乙呢" }];
    const painted = paintAnswer(answer("问哪里?\n· 甲县:1亩\n· 乙县:2亩", { kind: "clarify", options }), marks);
    expect(painted).toEqual(["问哪里?", "  1. 甲县:1亩", "  2. 乙县:2亩", "<dim>输入数字接着问：</dim>"]);
  });

  test.each([
    { why: "a terminal", output: { isTTY: true }, environment: {}, colours: true },
    { why: "a pipe", output: {}, environment: {}, colours: false },
    { why: "the reader's wish", output: { isTTY: true }, environment: { NO_COLOR: "1" }, colours: false },
    { why: "an empty NO_COLOR says nothing", output: { isTTY: true }, environment: { NO_COLOR: "" }, colours: true },
    { why: "a terminal without colours", output: { isTTY: true }, environment: { TERM: "dumb" }, colours: false },
  ])("colours: $why", ({ output, environment, colours }) => expect(wantsColours(output, environment)).toBe(colours));

  test("without colours nothing is added", () => expect(createPaint(false).figure("1.5%")).toBe("1.5%"));
});

test("words that only contain a command's word are questions", () => expect(findCommand("地区生产总值")).toBeNull());
