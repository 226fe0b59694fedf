import { findQuantities, foldSameLength, type Quantity } from "../text/quantities/index.js";
import { clausesOf, sentencesOf, type Span } from "../text/sentences.js";
import { toSimplified } from "../text/script.js";
import { confidenceOf } from "./confidence.js";
import { distributed, indicatorName, leftPhrase, withSuffix } from "./indicator-name.js";
import { createIndicatorMap, type IndicatorMap } from "./indicator-map.js";
import { type ArticlePlaces, findArticlePlaces } from "./main-region.js";
import { createPeriodScope } from "./period-scope.js";
import { createPlaceIndex, createPlaces, type Mention, type Places } from "./places.js";
import { createRegionScope, type RegionScope, type Scoped } from "./region-scope.js";
import { createStatusScope, type StatusScope } from "./status-scope.js";
import { createSubjectScope, type SubjectScope } from "./subject-scope.js";
import type { Knowledge, Paragraph, ParsedArticle, Place, Proposal } from "./types.js";

/** What the reading of an article carries from paragraph to paragraph. */
interface Reading {
  article: ParsedArticle;
  where: ArticlePlaces;
  places: Places;
  indicators: IndicatorMap;
  region: RegionScope;
  status: StatusScope;
  subject: SubjectScope;
  homes: Map<string, Place>; // where persons live
}

/** Headings that end what a heading with a place began. */
const RESET = /^(?:链接|相关链接|新闻链接|延伸阅读|数读|数说|背景|记者手记|短评|编后|新闻多一点|名词解释|亮点)/u;

/** What proposals are made with; building it once serves any number of articles. */
export interface Proposer {
  propose(article: ParsedArticle): Proposal[];
}

export function createProposer(knowledge: Knowledge): Proposer {
  const indicators = createIndicatorMap(knowledge.indicators);
  const index = createPlaceIndex(knowledge);
  return {
    propose(article) {
      const places = createPlaces(index); // an article's own villages stay its own
      const where = findArticlePlaces(article, places);
      const reading: Reading = { article, where, places, indicators, region: createRegionScope(where.main, places), status: createStatusScope(), subject: createSubjectScope(), homes: new Map() };
      return article.paragraphs.flatMap((paragraph) => readParagraph(paragraph, reading));
    },
  };
}

function readParagraph(paragraph: Paragraph, reading: Reading): Proposal[] {
  const { role, n, text } = paragraph;
  if (role === "furniture" || role === "byline") return [];
  const folded = foldSameLength(text);
  const mentions = reading.where.mentions.get(n) ?? [];
  if (role === "heading") readHeading(folded, mentions, reading);
  reading.region.paragraph();
  reading.status.paragraph(folded);
  reading.subject.paragraph();
  const quantities = findQuantities(text).filter((quantity) => !inTitle(folded, quantity) && !(quantity.unit === "年" && folded[quantity.end] === "内"));
  if (role === "heading" && text === reading.article.meta.title) return [];
  const period = createPeriodScope(folded, reading.article.meta);
  const out: Proposal[] = [];
  const masked = mask(folded, mentions);
  const textOf = (span: Span | undefined): string => (span ? masked.slice(span.start, span.end) : "");
  for (const sentence of sentencesOf(folded)) {
    reading.region.sentence();
    reading.status.sentence();
    let topic = "";
    const clauses = clausesOf(folded, sentence);
    for (const [c, clause] of clauses.entries()) {
      const words = folded.slice(clause.start, clause.end);
      if (topic === "") topic = /^[^,，]{0,4}(?:发展|实施|推进|搞活|推广|突出|强化|抓实|抓好|做强|做大|壮大|培育)(?<t>[\p{Script=Han}]{2,4}?)(?:产业|扶贫|经济|农业)/u.exec(words)?.groups?.["t"] ?? "";
      const acting = reading.region.clause(folded, clause, mentions);
      if (acting.rule === "partner acts" || (acting.rule === "subject" && acting.place.level !== "village")) reading.subject.leave();
      const told = reading.subject.clause(words);
      const scoped = narrow(acting, told, folded, clause, mentions, reading);
      const subject = told?.name ?? null;
      const deadline = period.isDeadline(clause);
      let inherited = "";
      const inside = quantities.filter(({ start }) => start >= clause.start && start < clause.end);
      inside.forEach((quantity, k) => {
        const named = nameOf(k, { masked, clause, inside, topic, previous: textOf(clauses[c - 1]), next: textOf(clauses[c + 1]) }, inherited);
        inherited = named.phrase;
        const context = folded.slice(Math.max(clause.start, quantity.start - 24), Math.min(clause.end, quantity.end + 24));
        const known = /其中/u.test(words) ? null : reading.indicators.find(named.name, context, quantity.unit);
        const when = period.at(sentence, clause, quantity.start);
        const state = reading.status.clause(words, quantity.start - clause.start, deadline);
        const others = mentions.filter(({ start, end, place }) => start >= clause.start && end <= clause.end && place.id !== scoped.place.id && !isAbove(reading.places, place, scoped.place));
        out.push({
          article: reading.article.id, paragraph: n, start: quantity.start, end: quantity.end, clause,
          region: scoped.place, parents: reading.places.above(scoped.place), about: aboutOf(scoped.rule, scoped.place, others, reading), subject,
          indicator: known ? { id: known.id, name: known.name } : { id: null, name: toSimplified(named.name) },
          value: quantity.value, valueMax: quantity.valueMax, unit: quantity.unit, qualifier: quantity.qualifier,
          period: state.rule === "section" && when.period.text === "" ? { text: "下一步", start: null, end: null } : when.period, status: state.status,
          surface: quantity.surface, also: [], notes: [],
          confidence: confidenceOf({ quantityRule: quantity.rule, regionRule: scoped.rule, otherPlaces: others.length, role, national: reading.where.main.id === "100000", subject: subject !== null }),
          rules: [`quantity: ${quantity.rule}`, `region: ${scoped.rule}`, when.rule, `status: ${state.rule}`],
        });
      });
      reading.status.pass(words, deadline);
    }
  }
  return out;
}

/** Persons take their village with them; a quotation belongs to the place that the words behind it name; 全省三个先进县之一. */
function narrow(acting: Scoped, told: { name: string; person: boolean } | null, folded: string, clause: Span, mentions: readonly Mention[], reading: Reading): Scoped {
  if (told?.person) {
    const before = mentions.filter(({ end, place }) => end <= clause.end && place.level === "village").at(-1);
    const named = folded.slice(clause.start, clause.end).includes(told.name);
    if (before && named && before.start >= clause.start - 40) reading.homes.set(told.name, before.place);
    const home = reading.homes.get(told.name);
    if (home) return { place: home, rule: "person's home" };
  }
  if (/同村/u.test(folded.slice(clause.start, clause.end))) {
    const home = [...reading.homes.values()].at(-1);
    if (home) return { place: home, rule: "同村" };
  }
  return quotedPlace(folded, clause, mentions) ?? acting;
}

/** “…”翻开茅垭村的施工图: the speech at the head of a paragraph is about the village named right behind it. */
function quotedPlace(folded: string, clause: Span, mentions: readonly Mention[]): Scoped | null {
  if (!/^[“「]/u.test(folded)) return null;
  const close = folded.search(/[”」]/u);
  if (close < 0 || clause.start >= close) return null;
  const after = mentions.filter(({ start, place }) => start > close && start - close < 14 && (place.level === "village" || place.level === "township")).at(-1);
  return after ? { place: after.place, rule: "quotation" } : null;
}

const isAbove = (places: Places, above: Place, place: Place): boolean => places.above(place).some(({ id }) => id === above.id);

/** A partner's figure concerns the region that the article is about. */
function aboutOf(rule: string, place: Place, others: readonly Mention[], reading: Reading): Place[] {
  if (rule === "partner acts") return place.id === reading.where.main.id ? [] : [reading.where.main];
  const main = reading.where.main;
  return others.map((mention) => mention.place).filter((other, i, all) => all.indexOf(other) === i && other.id !== main.id && !isAbove(reading.places, main, other) && !isAbove(reading.places, other, main)).slice(0, 3);
}

/** A heading that is a place, or begins with one, tells whom the next paragraphs are about. */
function readHeading(folded: string, mentions: readonly Mention[], reading: Reading): void {
  reading.status.heading(folded);
  if (RESET.test(folded)) reading.region.section(null);
  const first = mentions[0];
  if (!first || folded === foldSameLength(reading.article.meta.title ?? "")) return;
  const last = mentions.find(({ start, place }, i) => i > 0 && start === mentions[i - 1]?.end && isAbove(reading.places, mentions[i - 1]?.place ?? place, place)) ?? first;
  const lead = folded.slice(0, first.start).replace(/[\s—■●◆·“"]|^[一二三四五六七八九十0-9]+[、.]/gu, "");
  const tail = folded.slice(last.end, last.end + 1);
  if (lead === "" && (tail === "" || /[\s:“"—,，|·(]/u.test(tail))) reading.region.section(last.place);
}

/** Figures in 《…》 belong to a document's name. */
function inTitle(folded: string, { start, end }: Quantity): boolean {
  const open = folded.lastIndexOf("《", start);
  if (open < 0 || start - open > 60) return false;
  const close = folded.indexOf("》", open);
  return close >= end;
}

/** The figures of one clause, and what is around it. */
interface ClauseFigures {
  masked: string; // the folded paragraph, place names blanked
  clause: Span;
  inside: readonly Quantity[];
  topic: string;
  previous: string;
  next: string;
}

/** Names the k-th figure of a clause: "7706户19870人" share what stands before and behind both. */
function nameOf(k: number, figures: ClauseFigures, inherited: string): { name: string; phrase: string } {
  const { masked, clause, inside } = figures;
  const quantity = inside[k];
  if (!quantity) return { name: "", phrase: "" };
  const left = clean(masked.slice(inside[k - 1]?.end ?? clause.start, quantity.start));
  const told = distributed(clean(masked.slice(clause.start, inside[0]?.start ?? quantity.start)), k);
  if (told !== null) return { name: withSuffix(leftPhrase(told), quantity.unit), phrase: told };
  let last = k; // the end of a chain without words between
  while (inside[last + 1] && (inside[last + 1]?.start ?? 0) - (inside[last]?.end ?? 0) <= 1) last++;
  const right = clean(masked.slice(inside[last]?.end ?? quantity.end, Math.min(inside[last + 1]?.start ?? clause.end, clause.end)));
  const name = indicatorName(quantity, { left, right, topic: figures.topic, previous: clean(figures.previous), next: clean(figures.next) }, inherited);
  const phrase = leftPhrase(left);
  return { name: name.length > 1 ? name : withSuffix(leftPhrase(clean(masked.slice(clause.start, quantity.start))) || "未命名", quantity.unit), phrase: phrase.length >= 2 ? phrase : inherited };
}

/** Place names are no part of an indicator; what stands before the last of them belongs to another thing. */
function clean(text: string): string {
  const parts = text.split("\u0001");
  const upToMark = (part: string): string => part.slice(0, Math.max(...[...",，。;:、"].map((c) => part.lastIndexOf(c))) + 1);
  return parts.map((part, i) => (i === parts.length - 1 ? part : upToMark(part))).join("");
}

function mask(folded: string, mentions: readonly Mention[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of mentions) {
    if (start < at) continue;
    out += folded.slice(at, start) + "\u0001".repeat(end - start);
    at = end;
  }
  return out + folded.slice(at);
}
