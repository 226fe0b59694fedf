import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { articleIdOf, readArticle } from "../../src/ingest/read-article.js";
import { LIMITS } from "../../src/ingest/read-error.js";
import { zipOf } from "../helpers/docx.js";

const ARTICLE = "山谷里的新茶\n来源:山野周报 时间:2019-06-20 作者:田小禾 罗一帆\n湄潭县今年种茶4.5万亩,茶农的日子越过越好,合作社也办得红火。\n(编辑:安然)";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("encodings", () => {
  test.each(["utf-8", "utf-16le", "utf-16be", "gb18030"])("%s without a mark", async (encoding) => {
    const { paragraphs, meta } = await readArticle("a.txt", iconv.encode(ARTICLE.repeat(3), encoding));
    expect(paragraphs[0]?.text).toBe("山谷里的新茶");
    expect(meta.published).toBe("2019-06-20");
  });

  test("big5", async () => {
    const text = "山谷裡的新茶\n來源:山野週報 時間:2019-06-20\n湄潭縣今年種茶4.5萬畝,茶農的日子越過越好,合作社也辦得紅火,鄉親們都說明年還要再種。\n";
    const { paragraphs, meta } = await readArticle("a.txt", iconv.encode(text.repeat(3), "big5"));
    expect([paragraphs[0]?.text, meta.published, meta.script]).toEqual(["山谷裡的新茶", "2019-06-20", "hant"]);
  });

  test("utf-16 and utf-8 with a mark", async () => {
    for (const encoding of ["utf-16le", "utf-8"]) expect((await readArticle("a.txt", iconv.encode(ARTICLE, encoding, { addBOM: true }))).paragraphs[0]?.text).toBe("山谷里的新茶");
  });
});

describe("meta", () => {
  test.each([
    { why: "labels in one line", line: "来源:山野周报 时间:2019-06-20 作者:田小禾 罗一帆", is: { publisher: "山野周报", published: "2019-06-20", authors: ["田小禾", "罗一帆"] } },
    { why: "bars between", line: "发布时间:2019-06-20 21:02:02丨来源:山野网茶频道丨作者:田小禾丨责任编辑:安然", is: { publisher: "山野网茶频道", published: "2019-06-20", authors: ["田小禾"], editors: ["安然"] } },
    { why: "brackets, reporters behind the paper", line: "【2019-06-20】【来源:山野日报 田小禾 罗一帆】【字体: 】", is: { publisher: "山野日报", published: "2019-06-20", authors: ["田小禾", "罗一帆"] } },
    { why: "the day first", line: "20.06.2019  20:23", is: { publisher: null, published: "2019-06-20", authors: [] } },
    { why: "compiled by", line: "田小禾 记者 罗一帆 整理", is: { publisher: null, published: null, authors: ["田小禾", "罗一帆"] } },
    { why: "labels apart by bars of another kind", line: "山野周报 | 2019-06-20 08:15 | 作者:田小禾", is: { published: "2019-06-20", authors: ["田小禾"] } },
    { why: "paper, day and names without labels", line: "山野日报   2019年06月20日   田 禾 罗一帆", is: { publisher: "山野日报", published: "2019-06-20", authors: ["田禾", "罗一帆"] } },
    { why: "day and paper without labels", line: "2019-06-20 08:15 山野晚报", is: { publisher: "山野晚报", published: "2019-06-20", authors: [] } },
    { why: "an office and its day", line: "湄潭县统计局 2019年6月20日", is: { publisher: "湄潭县统计局", published: "2019-06-20", authors: [] } },
    { why: "an agency's dispatch", line: "(山野社记者田小禾湄潭县20日电)2019-06-20", is: { publisher: "山野社", published: "2019-06-20", authors: ["田小禾"] } },
    { why: "reporters alone", line: "(记者 田小禾 通讯员 罗一帆)", is: { publisher: null, published: null, authors: ["田小禾", "罗一帆"] } },
    { why: "the day in words, then the source", line: "日期:2019年6月20日 来源:山野网 编辑:安然 审核:石头", is: { publisher: "山野网", published: "2019-06-20", editors: ["安然", "石头"] } },
    { why: "words and pictures", line: "(文:田小禾 罗一帆,供图:县委宣传部)", is: { published: null, authors: ["田小禾", "罗一帆"] } },
  ])("$why", async ({ line, is }) => {
    const { meta } = await readArticle("a.txt", bytes(`山谷里的新茶\n${line}\n湄潭县今年种茶4.5万亩,茶农的日子越过越好。`));
    expect(meta).toMatchObject({ title: "山谷里的新茶", ...is });
  });

  test("what is not there is null", async () => {
    const { meta } = await readArticle("a.txt", bytes("湄潭县今年种茶4.5万亩,茶农的日子越过越好。\n第二段也没有说是谁写的,更没有说写于哪天。"));
    expect(meta).toMatchObject({ title: null, publisher: null, published: null, authors: [] });
  });

  test("a year that the text proves", async () => {
    const { meta } = await readArticle("a.txt", bytes("今年4月,省里发布2018年茶业报告,湄潭县列全省第二名,茶农都很高兴。"));
    expect(meta.inferred?.year).toBe(2019);
  });

  test.each([
    { why: "a year compared with", text: "今年,湄潭县茶园比2015年多了一倍,茶农都很高兴。" },
    { why: "the end of a span", text: "今年回头看,2016年至2018年湄潭县修路300公里。" },
    { why: "a year still to come", text: "今年开工,2025年底前湄潭县修路300公里。" },
  ])("no year is inferred from $why", async ({ text }) => expect((await readArticle("a.txt", bytes(text))).meta.inferred).toBeNull());

  test("reporters named in the first sentence", async () => {
    const { meta } = await readArticle("a.txt", bytes("山谷里的新茶\n本报湄潭讯(记者田小禾、罗一帆)6月20日,湄潭县种茶4.5万亩,茶农的日子越过越好。"));
    expect(meta.authors).toEqual(["田小禾", "罗一帆"]);
  });

  test.each([
    { why: "an agency's dispatch", line: "新华社贵阳6月20日电(记者田小禾、罗一帆)茶农说今年收成好。", is: { publisher: "新华社", authors: ["田小禾", "罗一帆"] } },
    { why: "a paper's", line: "山野日报讯(记者田小禾 通讯员罗一帆)茶农说今年收成好。", is: { publisher: "山野日报", authors: ["田小禾", "罗一帆"] } },
    { why: "our own paper has no name", line: "本报讯 (记者 田小禾)茶农说今年收成好。", is: { publisher: null, authors: ["田小禾"] } },
    { why: "a site's, whose programme is no writer", line: "山野网消息(山谷播报):茶农说今年收成好。", is: { publisher: "山野网", authors: [] } },
    { why: "a line of its own; 整合 is no name", line: "山野网6月20日讯(记者田小禾 整合)\n茶农说今年收成好。", is: { publisher: "山野网", authors: ["田小禾"] } },
    { why: "a power grid sends nothing", line: "国家电网今年给茶厂通了电,茶农说今年收成好。", is: { publisher: null, authors: [] } },
    { why: "what the label says goes first", line: "来源:山谷晚报\n新华社贵阳6月20日电 茶农说今年收成好。", is: { publisher: "山谷晚报" } },
  ])("$why: $line", async ({ line, is }) => {
    expect((await readArticle("a.txt", bytes(`山谷里的新茶\n${line}\n湄潭县种茶4.5万亩。`))).meta).toMatchObject({ title: "山谷里的新茶", ...is });
  });

  const LONG = "湄潭县的茶农们天刚亮就上山,采下嫩芽送到合作社,一天忙下来,每户能收鲜叶二十公斤,大家都说日子有盼头。";
  test.each([
    { why: "a file named after a day", file: "20240829.md", text: LONG, is: "2024-08-29" },
    { why: "with dashes and words", file: "茶-2024-08-29-1.txt", text: LONG, is: "2024-08-29" },
    { why: "a day told goes before the file's name", file: "20240829.txt", text: `2024-08-28\n${LONG}`, is: "2024-08-28" },
    { why: "no day of the calendar", file: "20241529.txt", text: LONG, is: null },
    { why: "a masthead", file: "a.txt", text: `《山谷播报》 (20240829)\n山谷里的新茶\n${LONG}`, is: "2024-08-29" },
    { why: "a day within the text is told of", file: "a.txt", text: `${LONG}\n任期至\n2021-11-30\n${LONG}`, is: null },
    { why: "a day below the text", file: "a.txt", text: `${LONG}\n${LONG}\n湄潭县统计局\n2021年11月30日`, is: "2021-11-30" },
  ])("the day: $why", async ({ file, text, is }) => expect((await readArticle(file, bytes(text))).meta.published).toBe(is));

  test("front matter", async () => {
    const { meta } = await readArticle("a.md", bytes("---\ntitle: 山谷里的新茶\nsource: 山野周报\ndate: 2019-06-20\nauthor: 田小禾\n---\n湄潭县今年种茶4.5万亩。"));
    expect(meta).toMatchObject({ title: "山谷里的新茶", publisher: "山野周报", published: "2019-06-20", authors: ["田小禾"] });
  });
});

describe("formats", () => {
  test("a page: furniture stays out, the article in", async () => {
    const body = Array.from({ length: 6 }, (_, i) => `<p>第${i + 1}块茶园在山坡上,茶农们天刚亮就上山,采下嫩芽送到合作社,一天忙下来,每户能收鲜叶${20 + i}公斤,大家都说日子有了盼头。</p>`).join("");
    const html = `<!doctype html><html><head><title>山谷里的新茶_山野网</title></head><body><nav><a href="/">首页</a><a href="/x">更多新闻</a></nav><div id="content"><h1>山谷里的新茶</h1>${body}</div><footer>版权所有 黔ICP备12345678号</footer></body></html>`;
    const { paragraphs, meta } = await readArticle("a.html", bytes(html));
    expect(meta.title).toBe("山谷里的新茶");
    const own = paragraphs.filter(({ role }) => role === "body").map(({ text }) => text);
    expect(own).toHaveLength(6);
    expect(own.join("")).not.toContain("ICP");
  });

  test("ids", () => {
    expect([articleIdOf("/x/Meitan_2019.txt"), articleIdOf("湄潭.docx")]).toEqual(["meitan-2019", expect.stringMatching(/^[a-z0-9-]+$/u)]);
  });
});

/** A zip of one entry that says how large it unpacks. */
const zip = (name: string, content: Uint8Array, claimed = content.length): Uint8Array => zipOf([{ name, content, claimed }]);

/** The container of old Office files, with the name of one stream in its directory. */
const ole = (stream: string): Uint8Array => Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), new Uint8Array(512), Buffer.from(stream, "utf16le"), new Uint8Array(64)]);

/** A PDF whose standard security handler accepts no empty password. */
function lockedPdf(): Uint8Array {
  const key = "41".repeat(32);
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", `<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>`];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  return bytes(`${text}xref\n0 5\n0000000000 65535 f \n${offsets.join("")}trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<${key}><${key}>]>>\nstartxref\n${start}\n%%EOF`);
}

describe("files that are no articles give an error that names them", () => {
  test.each([
    { why: "empty", file: "leer.txt", content: new Uint8Array(0), failure: "empty" },
    { why: "blank", file: "blank.txt", content: bytes(" \n\n"), failure: "no text" },
    { why: "binary", file: "bild.txt", content: Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7) % 256), failure: "binary" },
    { why: "too large", file: "gross.txt", content: new Uint8Array(LIMITS.bytes + 1).fill(97), failure: "too large" },
    { why: "a broken .docx", file: "kaputt.docx", content: bytes("PK\u0003\u0004 nothing"), failure: "damaged" },
    { why: "a .docx with a password", file: "zu.docx", content: ole("EncryptedPackage"), failure: "password" },
    { why: "an old .doc", file: "alt.doc", content: ole("WordDocument"), failure: "unknown format" },
    { why: "an old .doc that calls itself .docx", file: "alt.docx", content: ole("WordDocument"), failure: "unknown format" },
    { why: "rich text", file: "alt.rtf", content: bytes("{\\rtf1\\ansi some text}"), failure: "unknown format" },
    { why: "a .pdf with a password", file: "zu.pdf", content: lockedPdf(), failure: "password" },
    { why: "a zip bomb whose directory lies", file: "luege.docx", content: zip("word/document.xml", new Uint8Array(30_000_000), 2_000), failure: "hostile" },
    { why: "an entity bomb in a .docx", file: "lol.docx", content: zip("word/document.xml", bytes('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')), failure: "hostile" },
    { why: "a .docx nested too deep", file: "tief.docx", content: zip("word/document.xml", bytes(`<w:document>${"<w:p>".repeat(60_000)}`)), failure: "hostile" },
    { why: "a table that calls itself .docx", file: "tabelle.docx", content: zip("xl/workbook.xml", bytes("<x/>")), failure: "unknown format" },
    { why: "a zip that is no document", file: "zip.docx", content: zip("bild.png", bytes("x")), failure: "unknown format" },
    { why: "a picture that calls itself text", file: "bild.md", content: Buffer.concat([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), new Uint8Array(500)]), failure: "binary" },
    { why: "a hundred megabytes", file: "riese.txt", content: new Uint8Array(100_000_000), failure: "too large" },
    { why: "a zip bomb", file: "bombe.docx", content: zip("word/document.xml", new Uint8Array(1_000), 4_000_000_000), failure: "hostile" },
    { why: "a broken .pdf", file: "kaputt.pdf", content: bytes("%PDF-1.7\nnothing"), failure: "damaged" },
    { why: "a page nested too deep", file: "tief.html", content: bytes(`<html><body>${"<div>".repeat(30_000)}x`), failure: "hostile" },
    { why: "an entity bomb", file: "lol.html", content: bytes('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;</body></html>'), failure: "hostile" },
  ])("$why", async ({ file, content, failure }) => {
    await expect(readArticle(file, content)).rejects.toMatchObject({ name: "ArticleReadError", failure, message: expect.stringContaining(file) as unknown });
  });
});
