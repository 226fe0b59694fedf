import { describe, expect, test } from "vitest";
import { compose } from "../../src/compose/compose.js";
import { Answer, type Language } from "../../src/domain/answer.js";
import type { Fact } from "../../src/domain/fact.js";
import type { Finding } from "../../src/domain/finding.js";
import type { Originals } from "../../src/domain/originals.js";
import { inventedWorld, understood } from "../understand/invented.js";

const world = inventedWorld();
const fact = (n: number): Fact => {
  const found = world.facts[n];
  if (!found) throw new Error(`no fact ${n}`);
  return found;
};
const [rate, rateBefore, ratePlanned, tea, teaTownship, , rateQingping] = world.facts.map((_, i) => fact(i)) as [Fact, Fact, Fact, Fact, Fact, Fact, Fact];

function answer(finding: Finding, language: Language = "zh-Hans", originals: Originals | null = null) {
  return compose({ world, finding, understanding: understood({ language }), question: { id: "q", chat: "c", text: "?" }, originals });
}

const options = [{ label: "云岭县", ask: "云岭县贫困发生率是多少?" }];
const FINDINGS: { why: string; finding: Finding; kind: Answer["kind"]; facts: Fact[]; cited: string[]; says: string[] }[] = [
  { why: "a figure, its part and what stands beside", finding: { kind: "fact", main: [tea], related: [teaTownship, rate], remarks: [] }, kind: "fact", facts: [tea], cited: ["yunling-2001/2"], says: ["3万亩", "500余亩", "云岭的茶", "天南晨报", "2001-05-01"] },
  { why: "a claim that is wrong", finding: { kind: "fact", main: [rate], related: [], remarks: [{ kind: "claim", right: false, claimed: "5%", fact: rate }] }, kind: "fact", facts: [rate], cited: ["yunling-2001/2"], says: ["3.5%", "不是5%"] },
  {
    why: "two places side by side, of two times",
    finding: { kind: "comparison", facts: [rate, rateQingping], related: [], computed: [{ kind: "winner", value: 3.5, unit: "%", region: "云岭县", from: [rate.id, rateQingping.id] }, { kind: "difference", value: 1.25, unit: "百分点", region: null, from: [rate.id, rateQingping.id] }], remarks: [{ kind: "periods_differ" }], want: "max" },
    kind: "comparison", facts: [rate, rateQingping], cited: ["yunling-2001/2", "qingping-2003/1"], says: ["云岭县更高", "1.25个百分点", "时间不同"],
  },
  { why: "an order of places", finding: { kind: "ranking", facts: [rateQingping, rate], order: "asc", one: false, computed: [], remarks: [] }, kind: "ranking", facts: [rateQingping, rate], cited: ["qingping-2003/1", "yunling-2001/2"], says: ["1. 青屏市", "2. 云岭县"] },
  { why: "those below a bound, and the others", finding: { kind: "filter", facts: [rateQingping], others: [rate], threshold: { op: "<", value: 3, valueMax: null, unit: "%" }, remarks: [] }, kind: "list", facts: [rateQingping], cited: ["qingping-2003/1"], says: ["低于3%", "青屏市", "其余"] },
  { why: "none below a bound", finding: { kind: "filter", facts: [], others: [rate], threshold: { op: "<", value: 1, valueMax: null, unit: "%" }, remarks: [] }, kind: "not_found", facts: [], cited: [], says: ["没有", "低于1%"] },
  { why: "a fall, with its working", finding: { kind: "change", from: rateBefore, to: rate, stated: [], related: [], computed: [{ kind: "difference", value: 5.5, unit: "百分点", region: null, from: [rateBefore.id, rate.id] }], remarks: [] }, kind: "change", facts: [rateBefore, rate], cited: ["yunling-2001/2"], says: ["下降", "5.5个百分点", "9 − 3.5"] },
  { why: "a share, with its operands", finding: { kind: "computed", op: "share", facts: [teaTownship, tea], computed: [{ kind: "share", value: 1.6667, unit: "%", region: "云岭县", from: [teaTownship.id, tea.id] }], remarks: [] }, kind: "computed", facts: [teaTownship, tea], cited: ["yunling-2001/2"], says: ["1.67%", "计算所得", "3万亩"] },
  { why: "a list that goes on", finding: { kind: "list", title: { region: "990101", theme: null, period: null, status: "planned" }, facts: [ratePlanned], more: 3, options }, kind: "list", facts: [ratePlanned], cited: ["yunling-2001/2"], says: ["计划和目标", "1%", "还有 3 项"] },
  { why: "a place at a glance", finding: { kind: "profile", region: "990101", facts: [rate, tea], count: 6, options }, kind: "profile", facts: [rate, tea], cited: ["yunling-2001/2"], says: ["云岭县", "6 项"] },
  { why: "a paragraph", finding: { kind: "passage", passages: [{ article: "yunling-2001", paragraph: 2, confidence: 0.9 }], related: [tea], remarks: [] }, kind: "passage", facts: [], cited: ["yunling-2001/2"], says: ["县里的茶园不断扩大", "第2段"] },
  { why: "an article that gives neither title nor date", finding: { kind: "source", articles: ["qingping-2003"], facts: [], what: "date" }, kind: "source", facts: [], cited: ["qingping-2003/null"], says: ["原文没有给出", "青屏报道"] },
  { why: "the time of what was told", finding: { kind: "period_of", facts: [tea] }, kind: "fact", facts: [tea], cited: ["yunling-2001/2"], says: ["没有注明年份", "2001-05-01"] },
  { why: "plan or done", finding: { kind: "status_of", facts: [ratePlanned] }, kind: "fact", facts: [ratePlanned], cited: ["yunling-2001/2"], says: ["计划数"] },
  { why: "which place", finding: { kind: "clarify", by: "region", facts: [rate, rateQingping], places: ["990101", "990202"], options }, kind: "clarify", facts: [], cited: [], says: ["哪个地方", "云岭县", "青屏市"] },
  { why: "a place that no article is about", finding: { kind: "not_found", why: { kind: "outside", places: ["东湖县"] }, related: [], passages: [], options: [] }, kind: "not_found", facts: [], cited: [], says: ["没有东湖县的数据"] },
  { why: "a year that is not there, and those that are", finding: { kind: "not_found", why: { kind: "no_period", asked: "1980年", region: "990101", indicator: "poverty_rate", have: ["2000年底"] }, related: [rate], passages: [], options: [] }, kind: "not_found", facts: [], cited: [], says: ["1980年", "2000年底", "3.5%"] },
  { why: "help", finding: { kind: "help", topic: "start" }, kind: "help", facts: [], cited: [], says: ["可以这样问"] },
  { why: "what is covered", finding: { kind: "coverage", what: "regions" }, kind: "help", facts: [], cited: [], says: ["云岭县", "青屏市"] },
];

describe.each(["zh-Hans", "zh-Hant", "en"] as const)("%s", (language) => {
  test.each(FINDINGS)("$why", ({ finding, kind, facts, cited }) => {
    const a = answer(finding, language);
    expect(Answer.parse(a)).toEqual(a);
    expect(a).toMatchObject({ kind, language, id: "q", chat: "c", question: "?" });
    expect(a.facts.map((f) => f.id)).toEqual(facts.map((f) => f.id));
    expect(a.citations.map((c) => `${c.article}/${c.paragraph}`)).toEqual(cited);
    expect(a.text).not.toMatch(/undefined|null|NaN|\[object|[\uE000-\uF8FF]/u);
    expect(a.text.startsWith(a.headline)).toBe(true);
  });
});

test.each(FINDINGS)("says, $why", ({ finding, says }) => {
  const { text } = answer(finding);
  for (const words of says) expect(text).toContain(words);
});

test("in traditional characters the wording changes and the title does not", () => {
  const named = { ...world, articles: new Map([...world.articles].map(([id, a]) => [id, { ...a, title: a.title && "云岭发展纪实" }])) };
  const { text } = compose({ world: named, finding: { kind: "fact", main: [rate], related: [], remarks: [] }, understanding: understood({ language: "zh-Hant" }), question: { id: "q", chat: "c", text: "?" }, originals: null });
  expect(text).toContain("雲嶺縣貧困發生率");
  expect(text).toContain("《云岭发展纪实》");
});

test("with the originals the clause is quoted, in English too", () => {
  const originals: Originals = { clause: () => "到了年底後勁十足", paragraph: () => null };
  for (const language of ["zh-Hans", "zh-Hant", "en"] as const) expect(answer({ kind: "fact", main: [rate], related: [], remarks: [] }, language, originals).text).toContain("到了年底後勁十足");
});

test("what no article gives is told by its English name; the facts that an answer shows have no other fields than before", () => {
  const absent = [{ name: "降雨量", en: "rainfall", aliases: [], enAliases: [] }];
  const finding: Finding = { kind: "not_found", why: { kind: "absent_indicator", names: ["降雨量"], region: "990101" }, related: [{ ...rate, note: "只算河边的地。", noteEn: "Only by the river." }], passages: [], options: [] };
  const told = (language: Language) => compose({ world, absent, finding, understanding: understood({ language }), question: { id: "q", chat: "c", text: "?" }, originals: null });
  expect(told("en").text).toContain("The articles do not give rainfall of Yunling County.");
  expect(told("zh-Hans").text).toContain("降雨量");
  expect(told("en").related[0]).toMatchObject({ note: "只算河边的地。" });
  expect(told("en").related[0]).not.toHaveProperty("noteEn");
});

test("the language of the chat goes before that of the question", () => {
  const question = { id: "q", chat: "c", text: "?", language: "en" as const };
  expect(compose({ world, finding: { kind: "help", topic: "start" }, understanding: understood(), question, originals: null }).language).toBe("en");
});
