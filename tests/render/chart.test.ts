import { describe, expect, test } from "vitest";
import type { FactView } from "../../src/domain/answer.js";
import { chartOfAnswer, chartOfFacts, MOST_BARS, type ChartWords } from "../../src/render/chart/index.js";
import { emWidth, layOut, wrap } from "../../src/render/chart/layout.js";
import { answer, factView } from "./invented.js";

const words: ChartWords = {
  region: (fact) => fact.region.name, indicator: (fact) => fact.indicator.name, subject: (fact) => fact.subject ?? "",
  figure: (fact) => fact.surface, period: (fact) => fact.period.text, undated: "未注明时间", actual: "实际", planned: "计划",
  titled: (region, indicator) => `${region}：${indicator}`,
  axis: (unit, most) => (most >= 1e5 ? { name: `单位：万${unit}`, divisor: 1e4 } : { name: `单位：${unit}`, divisor: 1 }),
  leftOut: (shown, all) => `共${all}项，图中${shown}项`,
  footer: () => "出处：《云阳岭的茶》",
};
const two = (a: Parameters<typeof factView>[0], b: Parameters<typeof factView>[0]): FactView[] => [factView(a), factView({ ...b, id: "yangling-2001/2/2" })];
const draw = (facts: FactView[], kind: "ranking" | "change" | "list" = "ranking") => chartOfAnswer(answer({ kind, facts }), words);

describe("the chart of an answer", () => {
  test("of regions: one indicator is the title, a period of all the subtitle", () => {
    expect(draw(two({}, { place: "青屏市" }))).toMatchObject({ title: "茶园面积", subtitle: "2000年", shape: "rows", bars: [{ label: "云阳岭", note: "" }, { label: "青屏市", note: "" }] });
  });

  test("periods that differ stand on the bars, and one that is not stated is called so", () => {
    expect(draw(two({}, { place: "青屏市", when: "" }))).toMatchObject({ subtitle: "", bars: [{ note: "2000年" }, { note: "未注明时间" }] });
  });

  test("planned figures are marked, also beside the bar", () => {
    expect(draw(two({}, { place: "青屏市", status: "planned" }))).toMatchObject({ bars: [{ planned: false, note: "" }, { planned: true, note: "计划" }] });
  });

  test("of one region over time: columns named by their periods", () => {
    expect(draw(two({}, { when: "2001年" }), "change")).toMatchObject({ title: "云阳岭：茶园面积", shape: "columns", bars: [{ label: "2000年" }, { label: "2001年" }] });
  });

  test("of one region's indicators: those of one unit", () => {
    const facts = [...two({}, { what: "果园面积" }), factView({ what: "林地面积" }), factView({ what: "农户数", unit: "户" })];
    expect(draw(facts, "list")).toMatchObject({ title: "云阳岭", bars: [{ label: "茶园面积" }, { label: "果园面积" }, { label: "林地面积" }] });
  });

  test("large numbers change the axis, not the figures beside the bars", () => {
    expect(draw(two({ value: 502_000, surface: "50.2万亩" }, { place: "青屏市" }))).toMatchObject({ axis: { name: "单位：万亩", divisor: 1e4 }, bars: [{ text: "50.2万亩" }, {}] });
  });

  test("bars of one name are told apart, a long list says what is left out", () => {
    expect(draw(two({ subject: "林一" }, { subject: "林一", place: "云阳岭" }))?.bars.map(({ label }) => label)).toEqual(["林一 茶园面积", "林一 茶园面积 (2)"]);
    const many = Array.from({ length: 30 }, (_, i) => factView({ place: `${i}乡` }));
    expect(chartOfFacts(many, words)).toMatchObject({ footer: expect.stringContaining(`共30项，图中${MOST_BARS}项`) });
  });

  test.each([
    { why: "a single figure", chart: () => draw([factView()]) },
    { why: "different units", chart: () => draw(two({}, { unit: "户" })) },
    { why: "no figures", chart: () => draw([]) },
    { why: "an answer that is no list", chart: () => chartOfAnswer(answer({ facts: two({}, { place: "青屏市" }) }), words) },
  ])("none for $why", ({ chart }) => expect(chart()).toBeNull());
});

describe("the layout", () => {
  const spec = (title: string, label: string, count: number) => {
    const made = chartOfFacts(Array.from({ length: count }, (_, i) => factView({ place: `${label}${i}` })), words);
    if (made === null) throw new Error("no chart");
    return { ...made, title };
  };

  test.each([1, 12, 24])("%d bars give a picture that Telegram takes", (count) => {
    const { height } = layOut(spec("茶园面积", "乡", count));
    expect(height).toBeGreaterThanOrEqual(420);
    expect(height).toBeLessThanOrEqual(2400);
  });

  test("a title is broken, not cut; only an endless one ends in …", () => {
    expect(layOut(spec("茶".repeat(60), "乡", 2)).title.join("")).toBe("茶".repeat(60));
    expect(layOut(spec("茶".repeat(500), "乡", 2)).title).toHaveLength(3);
    expect(layOut(spec("茶".repeat(500), "乡", 2)).title.at(-1)).toMatch(/…$/u);
  });

  test("Latin words stay whole, and no line is wider than its room", () => {
    expect(wrap("poverty rate of all regions", 20, 140, 9)).toEqual(["poverty rate", "of all", "regions"]);
    for (const line of wrap("abcdefghij".repeat(20), 20, 140, 50)) expect(emWidth(line) * 20).toBeLessThanOrEqual(140);
  });
});
