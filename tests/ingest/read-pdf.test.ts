import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/ingest/read-article.js";
import { linesAt, pdfOf, type Placed } from "../helpers/pdf.js";
import { ingester } from "./helpers.js";

const texts = async (...pages: Placed[][]): Promise<string[]> =>
  (await readArticle("a.pdf", pdfOf(pages))).paragraphs.map(({ text }) => text);
const FILL = "茶农们天刚亮就上山采下嫩芽送到合作社"; // eighteen characters

describe("paragraphs", () => {
  test("a figure broken at the end of a line is one figure", async () => {
    const lines = [
      "　　2018年湄潭县茶园面积达到3.2",
      "万亩,产销两旺带动各镇就业,产量86",
      "0吨,比上年增长了百分点的数字是8.",
      "6%。",
    ];
    const { proposals } = await ingester.ingest("a.pdf", pdfOf([linesAt(60, 700, lines)]));
    expect(proposals.map(({ value, unit }) => `${value}${unit}`)).toEqual([
      "32000亩",
      "860吨",
      "8.6%",
    ]);
  });

  test("characters set apart", async () => {
    expect(
      await texts([{ text: "2018年湄潭县茶园面积达到3.2万亩。", x: 60, y: 700, spacing: 3.5 }]),
    ).toEqual(["2018年湄潭县茶园面积达到3.2万亩。"]);
  });

  test("radicals in place of characters", async () => {
    expect(await texts([{ text: "⻓⼤的⻋⻔,3⽉⽣产。", x: 60, y: 700 }])).toEqual([
      "长大的车门,3月生产。",
    ]);
  });

  test("a paragraph goes on over a page's end; page numbers are no text", async () => {
    const number = (n: number): Placed => ({ text: `- ${n} -`, x: 290, y: 40 });
    expect(
      await texts(
        [...linesAt(60, 700, [FILL, FILL]), number(1)],
        [...linesAt(60, 700, ["很好。"]), number(2)],
      ),
    ).toEqual([`${FILL}${FILL}很好。`]);
  });

  test("two columns, drawn row by row", async () => {
    const rows = Array.from({ length: 9 }, (_, i) => [
      { text: FILL.replace("茶", `左${i}`.charAt(0)), x: 60, y: 700 - i * 18 },
      { text: FILL.replace("茶", "右"), x: 310, y: 700 - i * 18 },
    ]).flat();
    const [only] = await texts(rows);
    expect(only?.indexOf("右")).toBeGreaterThan(only?.lastIndexOf("左") ?? 0);
  });
});

test("a table: rows with bars, an empty cell keeps its column", async () => {
  const row = (y: number, ...cells: string[]): Placed[] =>
    cells.flatMap((text, i) => (text === "" ? [] : [{ text, x: 60 + i * 150, y }]));
  const page = [
    ...linesAt(200, 740, ["湄潭县2018年茶叶生产情况"]),
    ...row(700, "乡镇", "茶园面积(亩)", "产量(吨)"),
    ...row(680, "复兴镇", "9200", "210"),
    ...row(660, "永兴镇", "", "86.5"),
  ];
  expect(await texts(page)).toEqual([
    "湄潭县2018年茶叶生产情况",
    "乡镇 | 茶园面积(亩) | 产量(吨)",
    "复兴镇 | 9200 | 210",
    "永兴镇 |  | 86.5",
  ]);
  const { proposals } = await ingester.ingest("a.pdf", pdfOf([page]));
  expect(proposals.map(({ region, value, unit }) => `${region.short} ${value}${unit}`)).toContain(
    "复兴镇 9200亩",
  );
});

describe("no text to be read", () => {
  test.each([
    { why: "a scan", bytes: pdfOf([[]]), says: /扫描件.*OCR/u },
    {
      why: "a font that does not tell its characters",
      bytes: pdfOf(
        [
          linesAt(60, 700, [
            FILL.replace(/./gu, (c) => String.fromCharCode((c.charCodeAt(0) % 900) + 300)),
          ]),
        ],
        "Identity-H",
      ),
      says: /ToUnicode/u,
    },
  ])("$why", async ({ bytes, says }) => expect(readArticle("a.pdf", bytes)).rejects.toThrow(says));
});
