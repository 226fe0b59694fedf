import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/ingest/read-article.js";
import { ingester } from "./helpers.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const facts = async (file: string, content: Uint8Array): Promise<string[]> =>
  (await ingester.ingest(file, content)).proposals.map(
    ({ region, value, unit }) => `${region.short} ${value}${unit}`,
  );
const texts = async (file: string, content: string): Promise<string[]> =>
  (await readArticle(file, bytes(content))).paragraphs.map(({ text }) => text);

const LEAD =
  "湄潭县农业农村局公布了全县2018年茶叶生产情况,各镇的数据见下表,供各单位安排明年的生产时参考使用。";
const page = (body: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe("figures of a file", () => {
  test.each([
    {
      why: "a note behind a figure is no digit",
      body: `<p>2018年,湄潭县茶农达到5200<sup>1</sup>户,${LEAD}</p>`,
      is: "湄潭县 5200户",
    },
    {
      why: "a 2 raised behind km makes an area",
      body: `<p>湄潭县面积1864km<sup>2</sup>,${LEAD}</p>`,
      is: "湄潭县 1864km²",
    },
    {
      why: "a struck figure is none",
      body: `<p>2018年,湄潭县干茶产量<s>999</s>860吨。${LEAD}</p>`,
      is: "湄潭县 860吨",
    },
  ])("$why", async ({ body, is }) =>
    expect(await facts("a.html", bytes(page(body)))).toContain(is),
  );

  test.each(["gbk", "utf-16le", "utf-8"])("%s, one line", async (encoding) => {
    expect(await facts("a.txt", iconv.encode("湄潭县贫困发生率0.9%", encoding))).toEqual([
      "湄潭县 0.9%",
    ]);
  });

  test("characters of no width inside a figure", async () => {
    expect(
      await facts("a.txt", bytes("湄潭县茶园面积达到3.2\u200b万亩,茶农5\u200d200户。")),
    ).toEqual(["湄潭县 32000亩", "湄潭县 5200户"]);
  });
});

describe("tables", () => {
  test("a cell over two rows stands in both, one over two columns in both where it is a heading", async () => {
    const table =
      "<table><tr><th rowspan=2>乡镇</th><th colspan=2>茶园</th></tr><tr><th>面积(亩)</th><th>产量(吨)</th></tr><tr><td rowspan=2>复兴镇</td><td>9200</td><td>210</td></tr><tr><td colspan=2>12</td></tr></table>";
    expect(await texts("a.html", page(`<p>${LEAD}</p>${table}`))).toEqual([
      LEAD,
      "乡镇 | 茶园 | 茶园",
      "乡镇 | 面积(亩) | 产量(吨)",
      "复兴镇 | 9200 | 210",
      "复兴镇 | 12 |",
    ]);
  });

  test("a .csv is a table; quoted cells hold their commas", async () => {
    expect(await texts("a.csv", '乡镇,"茶园,面积(亩)"\n\n复兴镇,"9,200"\n')).toEqual([
      "乡镇 | 茶园,面积(亩)",
      "复兴镇 | 9,200",
    ]);
  });
});

describe("a page saved as one file", () => {
  const html = page(`<h1>湄潭茶叶丰收</h1><p>湄潭县茶园面积3.2万亩。${LEAD}</p>`);
  const printable = [...bytes(html)]
    .map((byte) =>
      byte < 0x80 && byte !== 0x3d
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .replace(/(?<line>.{60}(?!=|[0-9A-F]{2}))/gu, "$<line>=\r\n");
  const mht = (encoding: string, body: string): string =>
    `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x--"\r\n\r\n\r\n----x--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n----x----\r\n`;

  test.each([
    { encoding: "quoted-printable", body: printable },
    { encoding: "base64", body: Buffer.from(html).toString("base64") },
  ])("$encoding", async ({ encoding, body }) =>
    expect(await facts("a.mht", bytes(mht(encoding, body)))).toContain("湄潭县 32000亩"),
  );

  test("without a page in it", async () => {
    await expect(
      readArticle(
        "a.mht",
        bytes(mht("base64", "").replace("text/html\r\nContent", "image/png\r\nContent")),
      ),
    ).rejects.toThrow("a.mht");
  });
});

describe("markup in plain text", () => {
  test.each([
    {
      why: "tags go, lines stay",
      text: '# 湄潭的茶\n<div class="x">\n<p>湄潭县&nbsp;种茶&gt;3万亩</p>\n</div>\n',
      is: ["湄潭的茶", "", "湄潭县 种茶>3万亩", ""],
    },
    {
      why: "a script over several lines",
      text: "茶\n<script>\nlet a = 1;\n</script>园\n<!-- 不\n看 -->山",
      is: ["茶", "", "", "园", "", "山"],
    },
    { why: "what is no tag stays", text: "占比<5%且>3%,a<b", is: ["占比<5%且>3%,a<b"] },
    { why: "a note's mark", text: "茶农5200<sup>[1]</sup>户", is: ["茶农5200户"] },
    {
      why: "front matter and fences are no text",
      text: "---\ntitle: 茶\n---\n```\n正文第一段\n",
      is: ["", "", "", "", "正文第一段"],
    },
    {
      why: "an entity is read once",
      text: "&amp;lt;p&amp;gt;与&ldquo;茶&rdquo;",
      is: ["&lt;p&gt;与“茶”"],
    },
  ])("$why", async ({ text, is }) => expect(await texts("a.md", text)).toEqual(is));
});

describe("a page's head", () => {
  const body = `<p>${LEAD}</p><p>${LEAD.slice(0, 40)}。</p>`;
  test.each([
    {
      why: "a site behind a dash",
      head: "<title>湄潭茶叶丰收-山野网</title>",
      is: { title: "湄潭茶叶丰收" },
    },
    {
      why: "a channel and a site",
      head: "<title>湄潭茶叶丰收--黔北频道--山野网</title>",
      is: { title: "湄潭茶叶丰收" },
    },
    {
      why: "a dash of years",
      head: "<title>2016-2020年湄潭的茶_山野网</title>",
      is: { title: "2016-2020年湄潭的茶" },
    },
    {
      why: "the site's own name",
      head: '<title>湄潭茶叶丰收 - 云上</title><meta property="og:site_name" content="云上">',
      is: { title: "湄潭茶叶丰收", publisher: "云上" },
    },
    {
      why: "the logo is a heading too",
      head: "<title>湄潭茶叶丰收_山野网</title>",
      top: "<h1>山野网新闻中心</h1><h1>湄潭茶叶丰收</h1>",
      is: { title: "湄潭茶叶丰收" },
    },
    {
      why: "the label within a tag",
      head: '<meta name="source" content="来源:山野网">',
      is: { publisher: "山野网" },
    },
    {
      why: "the source goes before the site",
      head: '<meta property="og:site_name" content="云上网"><meta name="ContentSource" content="山野日报">',
      is: { publisher: "山野日报" },
    },
    {
      why: "a government's tags",
      head: '<meta name="ArticleTitle" content="湄潭县2018年公报"><meta name="PubDate" content="2019-03-05 10:20"><meta name="ContentSource" content="县统计局"><meta name="Author" content="田小禾">',
      is: {
        title: "湄潭县2018年公报",
        published: "2019-03-05",
        publisher: "县统计局",
        authors: ["田小禾"],
      },
    },
    {
      why: "a moment in London is the next day in China",
      head: '<meta property="article:published_time" content="2019-03-04T17:00:00Z">',
      is: { published: "2019-03-05" },
    },
    {
      why: "JSON-LD",
      head: '<script type="application/ld+json">{"datePublished":"2019-03-05T08:00:00+08:00"}</script>',
      is: { published: "2019-03-05" },
    },
    {
      why: "a dispatch line",
      head: "",
      top: "<p>山野网3月5日讯(记者田小禾 整合)</p>",
      is: { publisher: "山野网", authors: ["田小禾"] },
    },
    {
      why: "a line of day and source",
      head: "<title>湄潭茶叶丰收-山野网</title>",
      top: "<div>2019年03月05日 来源: 山野网</div>",
      is: { title: "湄潭茶叶丰收", publisher: "山野网", published: "2019-03-05" },
    },
  ])("$why", async ({ head, top = "", is }) =>
    expect((await readArticle("a.html", bytes(page(top + body, head)))).meta).toMatchObject(is),
  );

  test("a WeChat article, hidden until its script runs", async () => {
    const html = page(
      `<h1 id="activity-name"> 湄潭茶叶丰收 </h1><a id="js_name"> 山野茶事 </a><div id="js_content" style="visibility: hidden; opacity: 0;">${body}</div>`,
      '<meta property="og:title" content="湄潭茶叶丰收"><meta name="author" content="田小禾"><script>var ct = "1551747600";</script>',
    );
    const { meta, paragraphs } = await readArticle("a.html", bytes(html));
    expect(meta).toMatchObject({
      title: "湄潭茶叶丰收",
      publisher: "山野茶事",
      published: "2019-03-05",
      authors: ["田小禾"],
    });
    expect(paragraphs.map(({ text }) => text)).toContain(LEAD);
  });
});
