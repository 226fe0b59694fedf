import { describe, expect, test } from "vitest";
import { IntentFile } from "../../src/domain/language-data.js";
import { parseTemplate, slotChar } from "../../src/understand/template-grammar.js";
import { createTemplates } from "../../src/understand/templates.js";

const R = slotChar("region");
const I = slotChar("indicator");

/** The templates of one intent, from their wordings. */
function templatesOf(say: Record<string, string>, phrases: Record<string, string[]> = {}) {
  const templates = Object.entries(say).map(([id, text]) => ({ id, say: text }));
  return createTemplates([IntentFile.parse({ intent: "figure", about: "test", phrases, templates })], { many: ["多少", "几", "how many"] });
}

describe("one wording against a question whose names are cut out", () => {
  test.each([
    { why: "slots side by side", say: "{region}{indicator}", cut: `${R}${I}`, fits: true },
    { why: "no gap where none is written", say: "{region}{indicator}", cut: `${R}的${I}`, fits: false },
    { why: "a blank is a gap", say: "{region} {indicator}", cut: `${R}的${I}`, fits: true },
    { why: "a gap may be empty", say: "{region} {indicator}", cut: `${R}${I}`, fits: true },
    { why: "the order counts", say: "{region} {indicator}", cut: `${I}${R}`, fits: false },
    { why: "a shared phrase", say: "{region} <many>", cut: `${R}有多少`, fits: true },
    { why: "its other wording", say: "{region} <many>", cut: `${R}有几`, fits: true },
    { why: "either", say: "(多|少)了", cut: "少了", fits: true },
    { why: "neither", say: "(多|少)了", cut: "大了", fits: false },
    { why: "an optional part that is there", say: "多少[亩]茶", cut: "多少亩茶", fits: true },
    { why: "and that is not", say: "多少[亩]茶", cut: "多少茶", fits: true },
    { why: "an optional part of several wordings", say: "^ 你好[呀|啊] $", cut: "你好啊", fits: true },
    { why: "and none of them", say: "^ 你好[呀|啊] $", cut: "你好吗", fits: false },
    { why: "brackets in brackets", say: "(还有(吗|呢)|继续)", cut: "还有呢", fits: true },
    { why: "from the start", say: "^ 多少", cut: "有多少", fits: false },
    { why: "to the end", say: "多少 $", cut: "多少亩", fits: false },
    { why: "^ and $ may stand at the words", say: "^多少$", cut: "多少", fits: true },
    { why: "what is forbidden anywhere", say: "多少 !{region}", cut: `多少在${R}`, fits: false },
    { why: "a forbidden phrase", say: "{region} !<many>", cut: `${R}几`, fits: false },
    { why: "English words are not cut in two", say: "rate", cut: "corporate", fits: false },
    { why: "English words that stand alone", say: "rate", cut: "the rate?", fits: true },
    { why: "nothing fits nothing", say: "多少", cut: "", fits: false },
  ])("$why: $say", ({ say, cut, fits }) => {
    expect(templatesOf({ only: say }).match(cut).length > 0).toBe(fits);
  });
});

describe("the best of several", () => {
  test("more wording and more slots win; all that fit are told, best first", () => {
    const found = templatesOf({ many: "<many>", region_many: "{region} <many>", other: "从来" }).match(`${R}有多少`);
    expect(found.map((m) => m.template.id)).toEqual(["figure/region_many", "figure/many"]);
  });

  test("the file's own phrase goes before the shared one of that name", () => {
    expect(templatesOf({ only: "<many>" }, { many: ["若干"] }).match("多少")).toEqual([]);
  });

  test("wording is read in any script and case", () => {
    expect(templatesOf({ only: "HOW MANY" }).match("how many").length).toBe(1);
    expect(templatesOf({ only: "幾個縣" }).match("几个县").length).toBe(1);
  });

  test("every template's id is known, once", () => {
    expect(templatesOf({ a: "多", b: "少" }).ids).toEqual(["figure/a", "figure/b"]);
  });
});

describe("faulty templates are named with their file", () => {
  test.each([
    { why: "an unknown slot", say: "{planet}", message: "unknown slot {planet}" },
    { why: "a phrase that is nowhere", say: "<nobody>", message: "no phrase <nobody>" },
    { why: "a bracket left open", say: "(多|少", message: "bracket left open" },
    { why: "only anchors", say: "^ $", message: "says nothing" },
  ])("$why: $say", ({ say, message }) => {
    expect(() => templatesOf({ bad: say })).toThrow(message);
    expect(() => templatesOf({ bad: say })).toThrow("intents/figure.yaml: bad");
  });

  test("an intent that nobody knows", () => {
    expect(() => createTemplates([IntentFile.parse({ intent: "dance", about: "", templates: [] })], {})).toThrow("intents/dance.yaml: unknown intent");
  });
});

test("the parts of a wording: segments between gaps, anchors, what is forbidden", () => {
  expect(parseTemplate("^ {region}有 (how many|多少) !<who> $")).toMatchObject({ segments: { length: 2 }, banned: { length: 1 }, fromStart: true, toEnd: true });
});

test("time does not explode with long questions", () => {
  const templates = templatesOf({ a: "{region} <many> {region} <many> {region} <many> $", b: "[多][多][多][多][多][多]少 <many> 完" });
  const before = performance.now();
  templates.match("多少几".repeat(300));
  expect(performance.now() - before).toBeLessThan(2_000);
});
