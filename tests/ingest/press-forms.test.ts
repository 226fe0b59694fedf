import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/ingest/read-article.js";
import { findQuantities } from "../../src/text/quantities/index.js";
import { brief, ingester, propose } from "./helpers.js";

const read = (text: string): string[] => findQuantities(text).map(({ value, unit, qualifier }) => `${value} ${unit}${qualifier === "exact" ? "" : ` ${qualifier}`}`);

describe("quantities as the press prints them", () => {
  test.each([
    { why: "a list that says its unit once", text: "分别提高1.7、14.2、16.4个百分点", is: ["1.7 百分点", "14.2 百分点", "16.4 百分点"] },
    { why: "and its 万", text: "面积分别为12.4、18.6万亩", is: ["124000 亩", "186000 亩"] },
    { why: "个 for 个百分点", text: "高于全国3.3个、高于全省1.8个百分点", is: ["3.3 百分点", "1.8 百分点"] },
    { why: "个 of things before a change", text: "幼儿园2个,增速提高0.5个百分点", is: ["2 个", "0.5 百分点"] },
    { why: "spoken money", text: "小院去年挣了七万五,一亩能卖八千多。", is: ["75000 元", "8000 元 over"] },
    { why: "no money spoken of", text: "走了三千六,从八千多到一万", is: [] },
    { why: "half a tenth, doubled once", text: "增产一成半,产量翻了一番", is: ["1.5 成", "1 番"] },
    { why: "times and pairs", text: "每月上门两趟,开行动车组22对", is: ["2 趟", "22 对"] },
    { why: "pairs that are none", text: "5对口帮扶", is: [] },
    { why: "schools of villages", text: "并入两所村小", is: ["2 所"] },
    { why: "years around now are a time", text: "近三年,投入12亿元;未来三年再投35亿元", is: ["1200000000 元", "3500000000 元"] },
    { why: "nearly so many years", text: "近20年的老茶树", is: ["20 年 under"] },
    { why: "half of a year", text: "今年上半年,投入3亿元", is: ["300000000 元"] },
    { why: "paragraph numbers, months and days are no list", text: "1、2023年建成大棚300个,10、11月开工,15、16日完工", is: ["300 个"] },
  ])("$why: $text", ({ text, is }) => expect(read(text)).toEqual(is));
});

describe("tables", () => {
  const about = (table: string): string => `湄潭县茶产业观察\n来源:山野周报 时间:2019-06-20\n湄潭县位于贵州省北部。\n${table}`;
  test.each([
    { why: "years in columns, the unit beside the thing", text: "指标 | 2017年 | 2018年 | 2019年目标\n茶园面积(万亩) | 4.1 | 4.5 | 5", is: ["4.1 湄潭县 实际 2017年", "4.5 湄潭县 实际 2018年", "5 湄潭县 计划 2019年"] },
    { why: "a column of units", text: "指标\t单位\t2018年\n茶园面积\t亩\t8000\n茶农\t户\t900", is: ["8000 湄潭县 实际 2018年", "900 湄潭县 实际 2018年"] },
    { why: "one unit over all", text: "单位:万元\n项目 | 2017年 | 2018年\n茶叶收入 | 45.5 | 51.2", is: ["45.5 湄潭县 实际 2017年", "51.2 湄潭县 实际 2018年"] },
    { why: "no unit anywhere", text: "指标 | 2017年 | 2018年\n茶农 | 900 | 950", is: [] },
    { why: "years alone are no figures", text: "茶事 | 2017年 | 2018年\n开茶节 | 2017 | 2018", is: [] },
  ])("$why", ({ text, is }) => expect(brief(propose(about(text)))).toEqual(is));
});

const page = (body: string): string => `<html><head><title>湄潭茶事</title></head><body><div><h1>湄潭茶事</h1><p>湄潭县位于贵州省北部,茶农们都说今年是一个好年景,茶价也好,来收茶的客商一拨接着一拨,镇上的旅店住满了人。</p>${body}<p>全县茶厂有320家,带动就业的人很多,产品远销各地,茶农的日子一年比一年红火,村里的路也修到了家门口。</p></div></body></html>`;
const fromPage = async (body: string): Promise<string[]> => brief(ingester.propose(await readArticle("test.html", Buffer.from(page(body)))));
const LAST = "320家 湄潭县 实际";

describe("pages", () => {
  test.each([
    { why: "a figcaption", body: "<figure><img src='a.jpg'><figcaption>工人装运20吨绿茶。</figcaption></figure>" },
    { why: "a centred line behind a picture", body: "<p align='center'><img src='a.jpg'></p><p style='text-align: center'>这片茶园有3000亩</p>" },
    { why: "picture and words in one paragraph", body: "<p style='text-align:center'><img src='a.jpg'><br><span>复兴镇的60台采茶机</span></p>" },
  ])("a caption tells no fact: $why", async ({ body }) => expect(await fromPage(body)).toEqual([LAST]));

  test("a paragraph behind a picture does", async () => {
    expect(await fromPage("<p align='center'><img src='a.jpg'></p><p>这片茶园有3000亩。</p>")).toEqual(["3000亩 湄潭县 实际", LAST]);
  });

  test("a table's rows stay rows, paragraphs in its cells or not", async () => {
    const table = "<table><tr><th>指标</th><th>2017年</th><th>2018年</th></tr><tr><td><p>茶园面积(亩)</p></td><td><p>8000</p></td><td>9100</td></tr></table>";
    expect(await fromPage(table)).toEqual(["8000 湄潭县 实际 2017年", "9100 湄潭县 实际 2018年", LAST]);
  });
});
