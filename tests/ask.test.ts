import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reply } from "../src/ask.js";
import { Answer } from "../src/domain/answer.js";
import { Conversation } from "../src/domain/conversation.js";
import { loadEngine } from "../src/store/engine.js";
import { root } from "./helpers/project.js";

const { ask, world } = loadEngine(root);
const NOW = new Date("2024-03-15T00:00:00Z");
const article = (id: string, n: number | null): string => `${id}/${n}`;

/** The last answer of a talk. */
function lastOf(turns: readonly string[]): Answer {
  let conversation: Conversation | null = null;
  let answer: Answer | undefined;
  for (const text of turns) ({ answer, conversation } = ask({ id: "q", chat: "c", text }, conversation, NOW));
  if (!answer) throw new Error("a talk has at least one turn");
  return answer;
}

const first = (turns: readonly string[]): string | undefined => lastOf(turns).facts[0]?.id;

describe("a talk", () => {
  test.each([
    { why: "another place", turns: ["开州贫困发生率是多少", "那南部县呢"], id: "sichuan-2017/5/3" },
    { why: "thanks in between change nothing", turns: ["开州贫困发生率是多少", "谢谢", "那南部县呢"], id: "sichuan-2017/5/3" },
    { why: "three places, one after the other", turns: ["开州的贫困人口", "南部的呢", "后旗的呢"], id: "kezuohouqi-2018/5/11" },
    { why: "another figure of the place", turns: ["开州贫困发生率是多少", "户数呢"], id: "kaizhou-2018/10/1" },
    { why: "another year", turns: ["科左后旗贫困户有多少户", "2014年呢"], id: "kezuohouqi-2018/5/8" },
    { why: "another year, then another figure of that year", turns: ["科左后旗贫困户有多少户", "2014年呢", "人口呢"], id: "kezuohouqi-2018/5/9" },
    { why: "last year, then this year", turns: ["江油去年脱贫多少人", "今年呢"], id: "sichuan-2017/15/5" },
    { why: "the plan", turns: ["江油脱贫了多少人", "计划呢"], id: "sichuan-2017/15/5" },
    { why: "a part of it", turns: ["瓮安茶园面积多少", "投产的呢"], id: "wengan-2020/9/2" },
    { why: "it", turns: ["开州有多少个村卫生室", "它的农村公路有多长"], id: "kaizhou-2018/48/1" },
    { why: "a figure after a paragraph", turns: ["瓮安怎么搞网格化", "网格员有多少名"], id: "wengan-2020/4/7" },
    { why: "a place outside, then one of ours", turns: ["遵义贫困发生率是多少", "那开州呢"], id: "kaizhou-2018/10/3" },
    { why: "the place that was asked back for", turns: ["贫困发生率是多少", "开州"], id: "kaizhou-2018/10/3" },
    { why: "one place after a comparison", turns: ["开州和南部县的贫困发生率谁高", "那科左后旗呢"], id: "kezuohouqi-2018/5/15" },
    { why: "the year of a person's income", turns: ["谢国海去年种木香挣了多少", "今年呢"], id: "kaizhou-2018/34/2" },
    { why: "English", turns: ["What is the poverty rate of Nanbu?", "And in Kaizhou?"], id: "kaizhou-2018/10/3" },
    { why: "Cantonese", turns: ["甕安縣種茶幾多畝", "咁烤煙呢"], id: "wengan-2020/9/6" },
    { why: "a new topic drops the old place", turns: ["瓮安茶园面积多少", "江油脱贫了多少人"], id: "sichuan-2017/11/2" },
    { why: "and the old year", turns: ["科左后旗2014年贫困户多少", "开州贫困户有多少户"], id: "kaizhou-2018/10/1" },
  ])("$why: $turns", ({ turns, id }) => {
    expect(first(turns)).toBe(id);
  });

  test.each([
    { why: "a year that is not there", turns: ["开州贫困发生率是多少", "2018年呢"], says: "2017年底" },
    { why: "a place that is not there", turns: ["开州贫困发生率是多少", "那遵义呢"], says: "遵义" },
    { why: "a figure that is not there", turns: ["开州贫困发生率是多少", "失业率呢"], says: "失业率" },
  ])("$why is not made up: $turns", ({ turns, says }) => {
    const answer = lastOf(turns);
    expect(answer).toMatchObject({ kind: "not_found", facts: [] });
    expect(answer.text).toContain(says);
  });

  test("where it comes from: each figure told last, also after thanks", () => {
    const told = ["kaizhou-2018/10/3", "sichuan-2017/5/3"];
    expect(lastOf(["开州和南部县的贫困发生率谁高", "出处?"]).facts.map((f) => f.id)).toEqual(told);
    expect(lastOf(["开州和南部县的贫困发生率谁高", "谢谢", "出处?"]).facts.map((f) => f.id)).toEqual(told);
  });

  test("还有呢goes on and does not repeat itself", () => {
    let conversation: Conversation | null = null;
    const seen: string[] = [];
    for (const text of ["瓮安茶园面积多少", "还有呢", "还有呢"]) {
      const reply: Reply = ask({ id: "q", chat: "c", text }, conversation, NOW);
      conversation = reply.conversation;
      seen.push(...reply.answer.facts.map((f) => f.id));
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a talk can be kept as JSON and gone on with", () => {
    const { conversation } = ask({ id: "q", chat: "c", text: "开州贫困发生率是多少" }, null, NOW);
    const kept = Conversation.parse(JSON.parse(JSON.stringify(conversation)));
    expect(ask({ id: "q", chat: "c", text: "那南部县呢" }, kept, NOW).answer.facts[0]?.id).toBe("sichuan-2017/5/3");
  });
});

const NOISE = [
  { why: "nothing", text: "" },
  { why: "blanks", text: "  \u3000\n\t " },
  { why: "5,000 characters of noise", text: "啊吧x9".repeat(1_250) },
  { why: "5,000 digits", text: "7".repeat(5_000) },
  { why: "5,000 brackets", text: "([{<".repeat(1_250) },
  { why: "a question drawn out", text: "多少".repeat(2_500) },
  { why: "control characters", text: "\u0000\u0001\u0007\u001b[31m\u007f\u009f" },
  { why: "invisible and turning characters", text: "\u202e\u200b\u2066\ufeff" },
  { why: "markup", text: "<script>alert(1)</script><img src=x onerror=y>&amp;" },
  { why: "a template's own signs", text: "{region} <who> [的] (a|b) ^ $ !{place}" },
  { why: "the marks that cut out names", text: "\ue000\ue001多少\ue100\ue101" },
  { why: "a query language", text: "'; DROP TABLE facts; --" },
  { why: "a regular expression", text: "(a+)+$ .*\\p{Han}" },
  { why: "half a surrogate pair", text: "\ud83d" },
  { why: "the other half, in a word", text: "开\udc00州" },
  { why: "emoji", text: "😀👩‍👩‍👧🇨🇳❓" },
  { why: "only punctuation", text: "???!!……、,。" },
  { why: "marks set upon marks", text: `a${"\u0301".repeat(500)}` },
  { why: "names of what every object has", text: "constructor __proto__ toString" },
  { why: "another script", text: "Сколько бедных в районе? どこですか" },
];

describe("broken input", () => {
  test.each(NOISE)("$why: a polite answer without a figure, and the next question works", ({ text }) => {
    const { answer, conversation } = ask({ id: "q", chat: "c", text }, null, NOW);
    expect(Answer.parse(answer)).toEqual(answer);
    expect(["help", "not_found", "clarify", "passage"], answer.text).toContain(answer.kind);
    expect(answer.facts).toEqual([]);
    expect(answer.text.length).toBeGreaterThan(5);
    expect(ask({ id: "r", chat: "c", text: "开州贫困发生率是多少" }, conversation, NOW).answer.facts[0]?.id).toBe("kaizhou-2018/10/3");
  });

  test.each(NOISE)("$why, in the middle of a talk: what was said is not lost", ({ text }) => {
    expect(first(["南部县贫困发生率是多少", "谢谢", text.slice(0, 40), "开州的贫困户有多少户"])).toBe("kaizhou-2018/10/1");
  });

  test.each([
    { why: "invisible characters within a name", text: "瓮\u200b安茶\u200b园面积多少" },
    { why: "markup around it", text: "<b>瓮安</b>茶园面积是<i>多少</i>?" },
    { why: "emoji around it", text: "😀瓮安茶园面积多少亩❓❓" },
    { why: "full-width signs", text: "瓮安茶园面积?" },
    { why: "blanks between all", text: "瓮 安 茶 园 面 积" },
    { why: "noise before it", text: `${"嗯".repeat(400)},瓮安茶园面积多少` },
    { why: "lines", text: "你好\n\n瓮安\n茶园面积\n多少" },
  ])("a question is read through it, $why", ({ text }) => {
    expect(first([text])).toBe("wengan-2020/9/1");
  });
});

/** Questions put together from words that mean something here, words that do not, and signs. */
const WORDS = ["开州", "瓮安县", "南部", "后旗", "遵义", "长沙", "贫困发生率", "贫困户", "茶园", "公路", "失业率", "2017年", "去年", "计划", "多少", "几户", "谁高", "比", "和", "占", "加起来", "低于2%", "最低的是哪里", "减少了", "为什么", "怎么", "出处", "还有呢", "那", "呢", "谢谢", "列出", "数据", "poverty rate", "Kaizhou", "how many", "贫困發生率", "谢国海", "木香", "。", "?", " ", "\ud800", "😀", "5%", "吗"];
const questions = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) }), { maxLength: 7 }).map((parts) => parts.join(""));

describe("whatever is asked", () => {
  test("the answer is whole: nothing is stated without its source, nothing is stated where there is nothing", () => {
    fc.assert(
      fc.property(fc.array(questions, { minLength: 1, maxLength: 4 }), (turns) => {
        const a = lastOf(turns);
        expect(Answer.parse(a)).toEqual(a);
        expect(a.question).toBe(turns.at(-1));
        if (["not_found", "help", "clarify"].includes(a.kind)) expect(a.facts).toEqual([]);
        else expect(a.facts.length + a.passages.length + a.citations.length).toBeGreaterThan(0);
        const cited = new Set(a.citations.map((c) => article(c.article, c.paragraph)));
        for (const f of a.facts) expect(cited).toContain(article(f.article, f.paragraph));
        for (const p of a.passages) expect(cited).toContain(article(p.article, p.paragraph));
        const operands = world.facts.filter((f) => a.computed.some((c) => c.from.includes(f.id)));
        for (const f of operands) expect(cited).toContain(article(f.article, f.paragraph));
        expect(a.text.trim()).not.toBe("");
        expect(a.text).not.toMatch(/undefined|NaN|\[object|[\ue100\ue101]/u);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("the same question in the same talk on the same day has the same answer", () => {
    fc.assert(
      fc.property(fc.array(questions, { minLength: 1, maxLength: 3 }), (turns) => {
        expect(lastOf(turns)).toEqual(lastOf(turns));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
