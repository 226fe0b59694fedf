import { describe, expect, test } from "vitest";
import { TEXTS } from "../../src/edge/telegram/texts.js";
import { factsToCsv, factsToJson, toCsv, type ExportWords } from "../../src/render/export.js";
import { factView } from "./invented.js";

const words: ExportWords = {
  header: TEXTS["zh-Hans"].exports.header,
  region: (fact) => fact.region.name, indicator: (fact) => fact.indicator.name, period: (fact) => fact.period.text,
  qualifier: () => "", status: (fact) => fact.status, review: (fact) => fact.origin, unit: (fact) => fact.unit, label: (article) => article.label,
};
const world = { articles: new Map() };

describe("CSV", () => {
  test("is UTF-8 with a byte order mark, lines end in CRLF, headers in Chinese, numbers bare", () => {
    const csv = factsToCsv([factView()], world, words, "2026-11-22");
    expect(csv.startsWith("\uFEFF地区,上级地区,主体,指标,数值,")).toBe(true);
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain("云阳岭,天南省,,茶园面积,30000,,亩,");
  });

  test("says of each figure whether a person has looked at it", () => {
    const [header = "", ...rows] = factsToCsv([factView(), factView({ origin: "machine" })], world, words, "2026-11-22").split("\r\n");
    const at = header.split(",").indexOf("复核");
    expect(rows.map((row) => row.split(",")[at])).toEqual(["curated", "machine", undefined]);
  });

  test.each([
    { why: "a formula", cell: "=1+1", written: "'=1+1" },
    { why: "a call", cell: "@SUM(A1)", written: "'@SUM(A1)" },
    { why: "a plus", cell: "+1", written: "'+1" },
    { why: "a minus in text", cell: "-1%", written: "'-1%" },
    { why: "a full-width equals sign", cell: "＝1", written: "'＝1" },
    { why: "a blank before it", cell: " =1", written: "' =1" },
    { why: "a tab", cell: "\t1", written: "'\t1" },
    { why: "a comma", cell: "甲,乙", written: '"甲,乙"' },
    { why: "quotes", cell: '"甲"', written: '"""甲"""' },
    { why: "a line break", cell: "甲\n乙", written: '"甲\n乙"' },
    { why: "a negative number stays one", cell: -1.5, written: "-1.5" },
    { why: "a per cent sign is no formula", cell: "%", written: "%" },
    { why: "nothing", cell: null, written: "" },
  ])("$why", ({ cell, written }) => expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`));
});

test("JSON holds each fact as other programs read it, with its citation", () => {
  const [fact] = JSON.parse(factsToJson([factView()], world, "2026-11-22")) as Record<string, unknown>[];
  expect(fact).toMatchObject({ id: "yangling-2001/2/1", region: { name: "云阳岭" }, value: 30_000, citation: null });
});
