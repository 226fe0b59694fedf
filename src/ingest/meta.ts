import { bareTitle } from "../text/book-title.js";
import { detectScript } from "../text/script.js";
import { foldSameLength } from "../text/quantities/index.js";
import { toSimplified } from "../text/script.js";
import { createDateline, dayOfName, isMasthead } from "./meta-days.js";
import { dispatchOf } from "./meta-dispatch.js";
import { dayIn, field, isReporters, namesIn, unlabelled } from "./meta-rows.js";
import type { ArticleMeta, Paragraph } from "./types.js";

/** What a reader of the file's format knows already: a page's <title>, a document's properties, front matter. */
export type GivenMeta = Partial<Pick<ArticleMeta, "title" | "publisher" | "published" | "authors">> & {
  site?: string; // where a page lies; its publisher when nothing names one
  day?: string; // that the file is named after; its date when nothing tells one
};

const BYLINE = /(?:来源|发布时间|发布日期|发表时间|日期|时间|作者|记者|责任编辑|责编|编辑|通讯员)\s?[::]/u;
const ONLY_DATE = /^[【\[(]?\s?(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s?[】\])]?$/u;
const CREDIT = /^[(【]?(?:文|图|文\/图|图\/文|供图|摄影|撰文|记者|通讯员)\s?[::]/u;
const COMPILED = /^[\p{Script=Han}\s、]{2,24}(?:整理|撰文|报道|摄影报道)$/u;
const LEAD_REPORTER = /^(?:本报|本网|本台|.{0,8}讯)?[^。(]{0,14}?\((?:本报|本网|全媒体|见习)?(?:通讯员\s?[\p{Script=Han}]{2,4}\s)?记者\s?[::]?(?<names>[\p{Script=Han}]{2,4}(?:[\s、,，]+(?:通讯员\s?)?[\p{Script=Han}]{2,4}){0,4})(?:[\s]*(?:报道|文\/图))?\)/u;
const PHOTO = /(?:^|[。\s(])(?<name>[\p{Script=Han}]{2,4})\s?(?:摄|\/摄)\)?$/u;
const LONGEST_REST = 12; // characters behind a dispatch that are no text: its day
const EDITOR = "责任编辑|审核编辑|责编|编辑|审核|校对|终审";

/** True for a line that tells who made the article and when, and nothing else. */
export function isByline(text: string): boolean {
  const line = foldSameLength(text);
  if (line.length > 160) return false;
  if (isReporters(line) || isMasthead(line) || (line.length <= 60 && unlabelled(line) !== null)) return true;
  if ((dispatchOf(line)?.rest ?? LONGEST_REST) < LONGEST_REST) return true;
  if (ONLY_DATE.test(line) || CREDIT.test(line) || COMPILED.test(line)) return true;
  return BYLINE.test(line) && (line.length <= 60 || (line.match(/[::|丨]/gu)?.length ?? 0) >= 2) && !/。./u.test(line);
}

/** Publisher, date and names from the lines that give them; the title from the top. */
export function readMeta(paragraphs: readonly Paragraph[], given: GivenMeta): ArticleMeta {
  const all = paragraphs.map(({ text }) => text).join("\n");
  const title = given.title ?? titleOf(paragraphs);
  const meta: ArticleMeta = {
    title: title === null ? null : bareTitle(title),
    publisher: given.publisher ?? null,
    published: given.published ?? null,
    authors: [...(given.authors ?? [])],
    photographers: [],
    editors: [],
    script: detectScript(all.slice(0, SCRIPT_SAMPLE)) ?? "hans",
    inferred: null,
  };
  const isDateline = createDateline(paragraphs);
  for (const [i, { text, role }] of paragraphs.entries()) {
    if (role === "byline") readByline(text, meta, isDateline(i));
    else if (role === "caption") addUnique(meta.photographers, [PHOTO.exec(foldSameLength(text))?.groups?.["name"] ?? ""]);
  }
  readLead(paragraphs, meta);
  meta.publisher ??= given.site ?? null;
  meta.published ??= given.day ?? dayOfTitle(meta.title);
  meta.inferred = meta.published === null ? inferYear(paragraphs) : null;
  return meta;
}

const SCRIPT_SAMPLE = 20_000; // characters that tell the script
const LEADS = 3; // paragraphs at whose head a dispatch may stand

/** "新华社北京3月5日电(记者…)", "(本报记者 …)" at the head of the text. */
function readLead(paragraphs: readonly Paragraph[], meta: ArticleMeta): void {
  const body = paragraphs.filter(({ role }) => role === "body");
  for (const { text } of body.slice(0, LEADS)) {
    const line = foldSameLength(text).slice(0, 120);
    const sent = dispatchOf(line);
    meta.publisher ??= sent?.publisher == null ? null : toSimplified(sent.publisher);
    if (meta.authors.length === 0) addUnique(meta.authors, sent?.names ?? []);
  }
  for (const { text } of meta.authors.length === 0 ? body : []) {
    addUnique(meta.authors, namesIn(LEAD_REPORTER.exec(foldSameLength(text).slice(0, 80))?.groups?.["names"] ?? ""));
    if (meta.authors.length > 0) return;
  }
}

/** A title that names its day: 山谷播报 (20240829). */
const dayOfTitle = (title: string | null): string | null => (title !== null && /\((?:19|20)\d{6}\)/u.test(foldSameLength(title)) ? dayOfName(title) : null);

function addUnique(list: string[], names: readonly string[]): void {
  for (const name of names) if (name !== "" && !list.includes(name)) list.push(name);
}

function readByline(text: string, meta: ArticleMeta, isDateline: boolean): void {
  const line = foldSameLength(text);
  const same = (value: string): string => toSimplified(value);
  const source = field(line, "文章来源|信息来源|来源|稿源|出处");
  if (source && meta.publisher === null) {
    // "来源:巴中日报 杜渊 何欢": the paper, then its reporters
    const [publisher = "", ...people] = source.split(/\s+/u);
    meta.publisher = same(publisher.split(/[【\[]/u)[0] ?? "");
    if (people.length > 0) addUnique(meta.authors, namesIn(people.join(" ")));
  }
  const plain = unlabelled(line);
  if (plain) {
    meta.publisher ??= plain.publisher && same(plain.publisher);
    addUnique(meta.authors, [...plain.names, ...namesIn(LEAD_REPORTER.exec(line)?.groups?.["names"] ?? "")]);
  }
  if (isReporters(line)) addUnique(meta.authors, namesIn(line.replace(/[()]/gu, "")));
  const sent = dispatchOf(line);
  meta.publisher ??= sent?.publisher == null ? null : same(sent.publisher);
  addUnique(meta.authors, sent?.names ?? []);
  if (isDateline) meta.published ??= dayIn(line) ?? (isMasthead(line) ? dayOfName(line) : null);
  for (const labels of ["作者|撰文|文", "记者|本报记者|通讯员"]) addUnique(meta.authors, namesIn(field(line, labels) ?? ""));
  if (COMPILED.test(line)) addUnique(meta.authors, namesIn(line));
  for (const label of EDITOR.split("|")) addUnique(meta.editors, namesIn(field(line, label) ?? ""));
  addUnique(meta.photographers, namesIn(field(line, "摄影|图") ?? ""));
}

/** The first heading, if the article has one before its first long paragraph. */
function titleOf(paragraphs: readonly Paragraph[]): string | null {
  for (const { text, role } of paragraphs.slice(0, 12)) {
    if (role === "heading" && text.length >= 4) return mainTitle(text);
    if (role === "body") return null;
  }
  return null;
}

/** "标题   —副题" in one line: the part before the subtitle. */
function mainTitle(text: string): string {
  return text.split(/\s\s[—-]|\s——/u)[0]?.trim() ?? text;
}

const PLAIN_YEAR = /(?<![\d.较比与自从至到—~-])(20\d{2})年(?!以来|以前|至|到|—|-|底?前|[^,，。]{0,4}曾)/gu;
/** A part of the year that is told of without its year. */
const THIS_PERIOD = /(?<![\d年])(?:一季度|上半年|前三季度|1[-—至]\d{1,2}月|年初以来|今年)/u;
const COMPARED_WITH = /(?:[比较]|\d年?[和、])(20\d{2})年(?:全年|同期)/gu;
const SPAN_YEAR = /20\d{2}年?(?:至|到|—|~|-)20\d{2}年(?!目标|规划)/u;

/**
 * The year that an undated text proves: it tells of 今年 beside the year before ("今年5月…发布2019年…"), so it was written in the next.
 * @returns null when the text gives no such hold
 */
function inferYear(paragraphs: readonly Paragraph[]): ArticleMeta["inferred"] {
  const body = paragraphs.filter(({ role }) => role === "body").map(({ text }) => foldSameLength(text)).join("\n");
  const years = [...body.matchAll(/(?<![\d.])(20\d{2})年(?!(?:\d{1,2}月)?[底末初]?(?:之|以)?前)/gu)].map((m) => Number(m[1]));
  const past = years.filter((year) => !new RegExp(`(?:到|至|力争|计划|预计|将于|[—~-])${year}年`, "u").test(body));
  const latest = Math.max(0, ...past);
  // a year compared with, or the end of a span, proves nothing: 较2015年翻番, 2019年至2021年
  const plain = [...body.matchAll(PLAIN_YEAR)].map((m) => Number(m[1]));
  const compared = Math.max(0, ...[...body.matchAll(COMPARED_WITH)].map((m) => Number(m[1])));
  if (compared > 0 && THIS_PERIOD.test(body) && Math.max(...years) <= compared + 1) {
    return { year: compared + 1, reason: `文中拿${compared}年全年或同期来比较,可知写于${compared + 1}年。` };
  }
  const rate = /按(?<y>20\d{2})年(?:全年)?平均汇率/u.exec(body)?.groups?.["y"];
  if (rate !== undefined && Number(rate) === latest) return { year: latest, reason: `文中按${rate}年平均汇率折算,所说当是这一年。` };
  if (latest === 0 || !/今年|本年|年内/u.test(body)) return null;
  const beside = new RegExp(`今年[^。!?]{0,40}(?:发布|通报|公布)[^。!?]{0,10}${latest}年`, "u").test(body);
  if (beside) return { year: latest + 1, reason: `文中说“今年”发布${latest}年的结果,可知写于${latest + 1}年。` };
  if (!plain.includes(latest) || years.some((year) => year > latest) || SPAN_YEAR.test(body)) return null;
  return { year: latest, reason: `文中最晚的年份是${latest}年,“今年”当指这一年。` };
}
