import { describe, expect, test } from "vitest";
import type { FactView } from "../../src/domain/answer.js";
import {
  chartOfAnswer, chartOfFigure, MOST_BARS, type ChartWords,
} from "../../src/render/chart/index.js";
import { layOut } from "../../src/render/chart/layout.js";
import type { ChartSpec } from "../../src/render/chart/spec.js";
import { emWidth, wrap } from "../../src/render/chart/wrap.js";
import { answer, factView } from "./invented.js";

const words: ChartWords = {
  region: (fact) => fact.region.name,
  indicator: (fact) => fact.indicator.name,
  subject: (fact) => fact.subject ?? "",
  figure: (fact) => fact.surface,
  period: (fact) => fact.period.text,
  undated: "未注明时间", actual: "实际", planned: "计划",
  paragraph: (n) => `第${n}段`,
  title: (places, what, parts) => `${places.join("、")}|${what}${parts ? "|各项" : ""}`,
  when: ({ same, years, planned }) => `${same || years.join("—")}${planned ? "计划" : ""}`,
  left: (names) => `未画入：${names.join("、")}`,
  footer: () => ["出处：《云阳岭的茶》"],
};

let made = 0;
/** An invented figure of a year. */
function fact(changes: Parameters<typeof factView>[0] & { year?: number } = {}): FactView {
  const { year = 2000, ...rest } = changes;
  const period = { text: `${year}年`, start: `${year}-01-01`, end: `${year}-12-31` };
  const region = { id: rest.place ?? "云阳岭", name: rest.place ?? "云阳岭", parents: [] };
  return { ...factView({ id: `yangling-2001/2/${++made}`, ...rest }), region, period };
}
type Kind = "ranking" | "change" | "list" | "comparison";
const draw = (facts: FactView[], kind: Kind = "ranking"): ChartSpec | null =>
  chartOfAnswer(answer({ kind, facts }), words);

describe("what stands on one axis", () => {
  test("人 and 名 are one unit: no place of a ranking is dropped", () => {
    const facts = [fact({ unit: "人" }), fact({ unit: "名", place: "青屏市" })];
    expect(draw(facts)?.bars.map(({ label }) => label)).toEqual(["云阳岭", "青屏市"]);
  });
  test("what has another unit is named below the chart", () => {
    const facts = [fact(), fact({ place: "青屏市" }), fact({ place: "北湾县", unit: "户" })];
    expect(draw(facts)?.footer).toContain("未画入：北湾县 茶园面积 3万亩");
  });
  test("of a mixed list only one indicator, or one whole's parts", () => {
    const whole = fact({ what: "农用地" });
    const part = (what: string): FactView => fact({ what, of: whole.id, thing: what });
    const mixed = [whole, part("茶园"), part("果园"), fact({ what: "林地", thing: "forest" })];
    expect(draw(mixed, "list")).toMatchObject({
      title: "云阳岭|农用地|各项", bars: [{ label: "茶园" }, { label: "果园" }],
    });
  });
  test.each([
    { why: "a single figure", facts: [fact()], kind: "ranking" as const },
    { why: "ranks: an order is no amount", facts: [fact({ unit: "位" }), fact({ unit: "位", place: "青屏市" })], kind: "ranking" as const },
    { why: "unlike things of a list", facts: [fact(), fact({ what: "果园", thing: "fruit" })], kind: "list" as const },
    { why: "no figures", facts: [], kind: "list" as const },
  ])("no chart for $why", ({ facts, kind }) => expect(draw(facts, kind)).toBeNull());
});

describe("a figure among other places", () => {
  const asked = fact({ value: 3 });
  const spec = chartOfFigure(asked, [
    asked, fact({ value: 11, year: 1996 }), fact({ place: "青屏市", value: 5, year: 1998 }),
    fact({ place: "青屏市", value: 4, year: 1999 }), fact({ place: "北湾县", value: 1, status: "planned" }),
  ], words);
  test("the latest of each place, from high to low, the asked one marked", () => {
    expect(spec?.bars.map(({ label, value, asked: own }) => [label, value, own])).toEqual([
      ["青屏市", 4, false], ["云阳岭", 3, true], ["北湾县", 1, false],
    ]);
  });
  test("planned beside actual is said on its bar", () => {
    expect(spec?.bars.map(({ note }) => note)).toEqual(["1999年", "2000年", "2000年 · 计划"]);
  });
  test("none for a rank", () => expect(chartOfFigure(fact({ unit: "位" }), [fact()], words)).toBeNull());
});

describe("times and names", () => {
  test("one figure at two times is a line in the order of time", () => {
    const facts = [fact({ year: 2001 }), fact({ year: 1999 })];
    expect(draw(facts, "change")).toMatchObject({
      shape: "line", subtitle: "1999—2001", bars: [{ label: "1999年" }, { label: "2001年" }],
    });
  });
  test("a time that all share stands above, others on the bars", () => {
    expect(draw([fact(), fact({ place: "青屏市" })])).toMatchObject({ subtitle: "2000年", bars: [{ note: "" }, { note: "" }] });
  });
  test("all planned is said once, above", () => {
    const facts = [fact({ status: "planned" }), fact({ place: "青屏市", status: "planned" })];
    expect(draw(facts)).toMatchObject({ subtitle: "2000年计划", bars: [{ note: "" }, { note: "" }] });
    expect(layOut(draw(facts) as ChartSpec).hasLegend).toBe(false);
  });
  test("bars of one name are told apart by their time, else by their paragraph; never by a number of ours", () => {
    const labels = draw([fact(), fact({ year: 1999, place: "青屏市" }), fact({ place: "青屏市", year: 1998 })])?.bars;
    expect(labels?.map(({ label }) => label)).toEqual(["云阳岭", "青屏市 1999年", "青屏市 1998年"]);
    const same = draw([fact(), fact({ place: "青屏市" }), fact({ place: "青屏市", paragraph: 7 })])?.bars;
    expect(same?.map(({ label }) => label)).toEqual(["云阳岭", "青屏市 2000年 第2段", "青屏市 2000年 第7段"]);
  });
  test("a long list says what is left out", () => {
    const many = Array.from({ length: MOST_BARS + 2 }, (_, i) => fact({ place: `${i}乡` }));
    expect(draw(many)?.footer.at(-1)).toContain(`${MOST_BARS}乡`);
  });
});

describe("the layout", () => {
  const spec = (title: string, count: number): ChartSpec => {
    const facts = Array.from({ length: count }, (_, i) => fact({ place: `${i}乡` }));
    const drawn = draw(facts);
    if (drawn === null) throw new Error("no chart");
    return { ...drawn, title };
  };
  test.each([2, 12, 24])("%d bars give a picture that Telegram takes", (count) => {
    const { height } = layOut(spec("茶园面积", count));
    expect(height).toBeGreaterThanOrEqual(420);
    expect(height).toBeLessThanOrEqual(2600);
  });
  test("a title is broken, not cut; only an endless one ends in …", () => {
    expect(layOut(spec("茶".repeat(60), 2)).title.join("")).toBe("茶".repeat(60));
    expect(layOut(spec("茶".repeat(500), 2)).title).toHaveLength(3);
    expect(layOut(spec("茶".repeat(500), 2)).title.at(-1)).toMatch(/…$/u);
  });
  test("Latin words stay whole, and no line is wider than its room", () => {
    expect(wrap("poverty rate of all regions", 20, 140, 9)).toEqual(["poverty rate", "of all", "regions"]);
    for (const line of wrap("abcdefghij".repeat(20), 20, 140, 50)) expect(emWidth(line) * 20).toBeLessThanOrEqual(160);
  });
  test("no line begins with a closing mark or ends with an opening one", () => {
    for (let room = 3; room < 12; room++) {
      const lines = wrap("出处：《云阳岭的茶》，天南晨报；注：（原文如此）。又一处“说法”。", 20, 20 * room, 50);
      for (const line of lines) expect(line).not.toMatch(/^[》，；：）。”]|[《（“]$/u);
    }
  });
});
