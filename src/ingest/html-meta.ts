import { dayIn, field, namesIn } from "./meta-rows.js";
import type { GivenMeta } from "./meta.js";

/** What reading a page's head needs of its document. */
export interface PageDocument {
  title?: string;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface PageElement {
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  textContent: string | null;
}

/** Names of meta tags in lower case, the surest first. */
const TAGS = {
  title: ["articletitle", "og:title", "twitter:title"],
  publisher: [
    "contentsource",
    "source",
    "mediaid",
    "article:publisher",
    "dc.publisher",
    "publisher",
  ],
  site: ["og:site_name", "sitename", "application-name"],
  day: [
    "pubdate",
    "publishdate",
    "publish_time",
    "publishtime",
    "article:published_time",
    "og:published_time",
    "bytedance:published_time",
    "datepublished",
    "og:release_date",
    "weibo:article:create_at",
    "dc.date",
    "date",
  ],
  author: ["author", "article:author", "og:article:author", "dc.creator"],
} as const;

/** What a page's script says of its day: WeChat's publish_time, ct; JSON-LD's datePublished. */
const SCRIPTED: readonly RegExp[] = [
  /\b(?:publish_time|createTime)\s{0,3}=\s{0,3}["'](?<day>(?:19|20)\d{2}-\d{1,2}-\d{1,2})/u,
  /\bct\s{0,3}=\s{0,3}["'](?<day>\d{10})["']/u,
  /"(?:datePublished|pubDate)"\s{0,3}:\s{0,3}"(?<day>[^"]{8,40})"/u,
];
const CHINA = 8 * 3600_000; // ms ahead of UTC

/** Title, publisher, day and authors that a page's head names; takes away what hides a WeChat article. */
export function givenBy(document: PageDocument, html: string): GivenMeta {
  document.querySelector("#js_content")?.removeAttribute("style");
  const tags = tagsOf(document);
  const first = (names: readonly string[]): string | null =>
    names.map((name) => tags.get(name)).find(Boolean) ?? null;
  const site = nameOf(first(TAGS.site));
  const publisher =
    nameOf(first(TAGS.publisher)) ??
    nameOf(document.querySelector("#js_name")?.textContent ?? null);
  const title = titleOf(document, first(TAGS.title), site ?? publisher);
  const day =
    dayOf(first(TAGS.day)) ??
    SCRIPTED.map((pattern) => dayOf(pattern.exec(html)?.groups?.["day"] ?? null)).find(Boolean);
  const authors = namesIn((first(TAGS.author) ?? "").replace(/^(?:作者|记者)\s?[::]/u, "")).filter(
    (name) => name !== publisher && name !== site,
  );
  return {
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(site && { site }),
    ...(day && { published: day }),
    ...(authors.length > 0 && { authors }),
  };
}

function tagsOf(document: PageDocument): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of document.querySelectorAll("meta")) {
    const name = (
      tag.getAttribute("name") ??
      tag.getAttribute("property") ??
      tag.getAttribute("itemprop") ??
      ""
    )
      .toLowerCase()
      .replaceAll(" ", "");
    const content = tag.getAttribute("content")?.trim() ?? "";
    if (name !== "" && content !== "" && !tags.has(name)) tags.set(name, content);
  }
  return tags;
}

/** A publisher's name without its label; null for an address. */
function nameOf(content: string | null): string | null {
  if (content === null || /https?:|\/\//u.test(content)) return null;
  const bare = content.replaceAll(":", ":").trim();
  const name = (field(bare, "文章来源|信息来源|来源|稿源") ?? bare).split(/\s/u)[0] ?? "";
  return name.length >= 2 && name.length <= 30 ? name : null;
}

/** The day in China of "2019-03-04T17:00:00Z", of seconds since 1970, or of a day as printed. */
function dayOf(content: string | null): string | null {
  if (content === null) return null;
  const isSeconds = /^\d{10}$/u.test(content);
  const moment = isSeconds
    ? Number(content) * 1000
    : /T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})$/u.test(content)
      ? Date.parse(content)
      : Number.NaN;
  return Number.isNaN(moment)
    ? (dayIn(content) ?? compact(content))
    : new Date(moment + CHINA).toISOString().slice(0, 10);
}

const compact = (content: string): string | null =>
  /^20\d{6}/u.test(content)
    ? dayIn(`${content.slice(0, 4)}-${content.slice(4, 6)}-${content.slice(6, 8)}`)
    : null;

/** The headline: the one that the page's title repeats, else the tags', else a heading, else the page's title. */
function titleOf(
  document: PageDocument,
  tagged: string | null,
  site: string | null,
): string | null {
  const page = (document.title ?? "").trim();
  const headings = [...document.querySelectorAll("h1")]
    .map(({ textContent }) => (textContent ?? "").replace(/\s+/gu, " ").trim())
    .filter((text) => text.length >= 4 && text !== site);
  const repeated = headings.find((text) => page.includes(text) || tagged?.includes(text) === true);
  const bare = tagged === null ? null : withoutSite(tagged, site);
  return repeated ?? bare ?? headings[0] ?? (withoutSite(page, site) || null);
}

const SITE =
  /(?:网|新闻|报|在线|门户|频道|客户端|政府|中心|[委局厅办]|公众号|平台|资讯|首页|要闻|动态)$/u;
const BREAKS = /-+|—+/gu;
const LONGEST_SITE = 20;

/** "山谷里的新茶-山野网" → 山谷里的新茶; what stands behind _ or | never belongs to it, behind a dash when it names a site. */
export function withoutSite(title: string, site: string | null): string {
  let rest = title.split(/[_|｜丨]/u)[0]?.trim() || title.trim();
  for (
    let cut = [...rest.matchAll(BREAKS)].at(-1);
    cut !== undefined;
    cut = [...rest.matchAll(BREAKS)].at(-1)
  ) {
    const tail = rest.slice(cut.index + cut[0].length).trim();
    const head = rest.slice(0, cut.index).trim();
    if (head.length < 4 || tail.length > LONGEST_SITE || !(tail === site || SITE.test(tail)))
      return rest;
    rest = head;
  }
  return rest;
}
