import { expect, test } from "vitest";
import { readDocx } from "../../src/ingest/read-docx.js";
import { linesOf } from "../../src/ingest/read-text.js";
import { docxOf, paragraph, run } from "../helpers/docx.js";

const cell = (text: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const BOX = paragraph("2018年,复兴镇建成茶厂12家。");
const drawing = `<wps:wsp><wps:txbx><w:txbxContent>${BOX}</w:txbxContent></wps:txbx></wps:wsp>`;
const vml = `<w:pict><v:shape><v:textbox><w:txbxContent>${BOX}</w:txbxContent></v:textbox></v:shape></w:pict>`;

test.each([
  {
    why: "a table: its rows as rows",
    body: `<w:tbl>${row(cell("指标"), cell("单位"), cell("2018年"))}${row(cell("茶园面积"), cell("万亩"), cell("3.2"))}</w:tbl>`,
    is: ["指标 | 单位 | 2018年", "茶园面积 | 万亩 | 3.2"],
  },
  {
    why: "cells over rows and columns",
    body: `<w:tbl>${row(cell("乡镇", '<w:vMerge w:val="restart"/>'), cell("茶园", '<w:gridSpan w:val="2"/>'))}${row(cell("", "<w:vMerge/>"), cell("面积"), cell("产量"))}${row(cell("复兴镇"), cell("12", '<w:gridSpan w:val="2"/>'))}</w:tbl>`,
    is: ["乡镇 | 茶园 | 茶园", "乡镇 | 面积 | 产量", "复兴镇 | 12 |"],
  },
  {
    why: "a table that lays out the page",
    body: `<w:tbl>${row(cell("一段话。"))}</w:tbl>`,
    is: ["一段话。"],
  },
  {
    why: "a table in a cell",
    body: `<w:tbl>${row(`<w:tc>${paragraph("外")}<w:tbl>${row(cell("甲"), cell("乙"))}</w:tbl></w:tc>`)}</w:tbl>`,
    is: ["外", "甲 | 乙"],
  },
  {
    why: "a text box of today's Word",
    body: `<w:p>${run("正文。")}<w:r><mc:AlternateContent><mc:Choice>${drawing}</mc:Choice></mc:AlternateContent></w:r></w:p>`,
    is: ["正文。", "2018年,复兴镇建成茶厂12家。"],
  },
  {
    why: "one with its older form is read once",
    body: `<w:p><w:r><mc:AlternateContent><mc:Choice>${drawing}</mc:Choice><mc:Fallback>${vml}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    is: ["2018年,复兴镇建成茶厂12家。"],
  },
  {
    why: "the older form alone",
    body: `<w:p><w:r>${vml}</w:r></w:p>`,
    is: ["2018年,复兴镇建成茶厂12家。"],
  },
  {
    why: "a soft break is a border",
    body: paragraph(`<w:r><w:t>茶农户数5200</w:t><w:br/><w:t>3户建了新房</w:t></w:r>`),
    is: ["茶农户数5200", "3户建了新房"],
  },
  {
    why: "struck and hidden text",
    body: paragraph(
      `${run("产量")}${run("999", "<w:strike/>")}${run("777", "<w:vanish/>")}${run("860", '<w:strike w:val="0"/>')}${run("吨")}`,
    ),
    is: ["产量860吨"],
  },
  {
    why: "deleted text goes, inserted text stays",
    body: paragraph(
      `${run("茶园")}<w:del><w:r><w:delText>900</w:delText></w:r></w:del><w:ins>${run("800")}</w:ins>${run("亩")}`,
    ),
    is: ["茶园800亩"],
  },
  {
    why: "a hidden paragraph mark hides no text",
    body: `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run("茶园800亩")}</w:p>`,
    is: ["茶园800亩"],
  },
  {
    why: "field codes",
    body: paragraph(`<w:r><w:instrText> PAGE 9 </w:instrText></w:r>${run("茶园800亩")}`),
    is: ["茶园800亩"],
  },
  {
    why: "a note's mark and a raised 2",
    body: paragraph(
      `${run("茶农5200")}${run("1", '<w:vertAlign w:val="superscript"/>')}${run("户,面积1864km")}${run("2", '<w:vertAlign w:val="superscript"/>')}`,
    ),
    is: ["茶农5200户,面积1864km²"],
  },
  {
    why: "characters of XML",
    body: paragraph("占比&lt;5% &amp; &#x8336;园"),
    is: ["占比<5% & 茶园"],
  },
])("$why", ({ body, is }) => expect(linesOf(readDocx(docxOf(body), "a.docx"))).toEqual(is));

test("footnotes stand behind the text", () => {
  const notes = `<w:footnote w:id="1">${paragraph("茶园不含幼龄茶园。")}</w:footnote>`;
  expect(linesOf(readDocx(docxOf(paragraph("茶园800亩。"), notes), "a.docx"))).toEqual([
    "茶园800亩。",
    "茶园不含幼龄茶园。",
  ]);
});
