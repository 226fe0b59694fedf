import { findQuantities, foldSameLength, type Quantity } from "../text/quantities/index.js";
import { clausesOf, sentencesOf } from "../text/sentences.js";
import { toSimplified } from "../text/script.js";
import { confidenceOf } from "./confidence.js";
import { createIndicatorMap, type IndicatorMap } from "./indicator-map.js";
import { type ArticlePlaces, findArticlePlaces } from "./main-region.js";
import { aboutOf, isAbove } from "./figure-region.js";
import { type ArticleNames, type ChooseName, chooseByJudge, createNamer } from "./name/namer.js";
import { maskPlaces, withoutSubject } from "./name/around.js";
import { createUnitWords, type UnitWords } from "./name/units.js";
import { createPeriodScope, dayOfWriting, type PeriodScope, topicOfTitle } from "./period-scope.js";
import { createPlaceIndex, createPlaces, type Mention, type Places } from "../places/index.js";
import { isPlanTitle } from "./report-title.js";
import { createRegionJudges } from "./region-judge.js";
import { createRegionReading, type RegionReading, type WatchRegions } from "./region-reading.js";
import type { Scoped } from "./region-scope.js";
import { speakerOf } from "./speech.js";
import { createStatusScope, pastOf, type StatusScope } from "./status-scope.js";
import { createSubjectScope, type SubjectScope } from "./subject-scope.js";
import { proposeRow } from "./propose-table.js";
import { findTables } from "./tables.js";
import type { Knowledge, Paragraph, ParsedArticle, Proposal } from "./types.js";

/** What the reading of an article carries from paragraph to paragraph. */
interface Reading {
  article: ParsedArticle;
  where: ArticlePlaces;
  places: Places;
  indicators: IndicatorMap;
  region: RegionReading;
  status: StatusScope;
  subject: SubjectScope;
  acting: Scoped | null; // who acted in the clause before
  tables: ReturnType<typeof findTables>;
  planned: boolean; // a plan by its title
  names: ArticleNames;
  units: UnitWords;
  year: string | null; // that the heading above names: 2021年工作回顾
  topic: PeriodScope["topic"]; // the part of a year that is told of: 一季度
}

/** Headings that end what a heading with a place began. */
const RESET = /^(?:链接|相关链接|新闻链接|延伸阅读|数读|数说|背景|记者手记|短评|编后|新闻多一点|名词解释|亮点)/u;

const DOUBTFUL = 0.6; // a region less sure than that is marked
const REACH = 300; // characters around a figure in which a word of planning bears on it
const HEADED_YEAR = /(?<year>20\d{2})年(?:的|度)?[\p{Script=Han}]{0,8}?(?:工作|目标|任务|成绩|成效|安排|打算|计划|总体|经济|发展|预算|执行|收支|回顾|情况|重点|实事)/u;
/** (一)…: a heading below the one that names the year. */
const NUMBERED = /^(?:\([一二三四五六七八九十0-9]{1,3}\)|\d{1,2}[.、])/u;

/** 一、…, (二)…: a part of one report. */
const NUMBERED_HEADING = /^[(一二三四五六七八九十0-9]/u;

/** What proposals are made with; building it once serves any number of articles. */
export interface Proposer {
  propose(article: ParsedArticle): Proposal[];
}

/**
 * @param choose among the names of a figure; by the judge unless given
 * @param watch is told of every figure's possible regions: what the judge's weights are fitted on
 */
export function createProposer(knowledge: Knowledge, choose?: ChooseName, watch?: WatchRegions): Proposer {
  const judge = createRegionJudges(knowledge.weights);
  const indicators = createIndicatorMap(knowledge.indicators);
  const { weights, segmenter, naming } = knowledge;
  const units = createUnitWords(naming);
  const namer = createNamer({
    segmenter, naming, choose: choose ?? chooseByJudge(weights["names"]),
  });
  const index = createPlaceIndex(knowledge);
  return {
    propose(article) {
      const places = createPlaces(index); // an article's own villages stay its own
      const where = findArticlePlaces(article, places);
      const planned = isPlanTitle(article.meta.title && foldSameLength(article.meta.title));
      const reading: Reading = { article, where, places, indicators, tables: findTables(article.paragraphs), planned, region: createRegionReading(where, places, judge(where.digest), watch), status: createStatusScope(planned), subject: createSubjectScope(), acting: null, year: null, topic: topicOfTitle(article.meta), names: namer.article(), units };
      return article.paragraphs.flatMap((paragraph) => readParagraph(paragraph, reading));
    },
  };
}

function readParagraph(paragraph: Paragraph, reading: Reading): Proposal[] {
  const { role, n, text } = paragraph;
  if (role === "furniture" || role === "byline" || role === "caption") return [];
  const { article, places } = reading;
  const row = reading.tables.get(n);
  if (row) return proposeRow(paragraph, row, reading.where.mentions.get(n) ?? [], { article: article.id, main: reading.where.main, places, indicators: reading.indicators, units: reading.units, planned: reading.planned });
  const where = { main: reading.where.main, places };
  const folded = foldSameLength(text);
  const mentions = reading.where.mentions.get(n) ?? [];
  if (role === "heading") readHeading(folded, mentions, reading);
  reading.region.paragraph(n, folded, mentions);
  reading.status.paragraph(folded);
  reading.subject.paragraph();
  reading.names.paragraph(n);
  const quantities = findQuantities(text).filter((quantity) => !inTitle(folded, quantity) && !(quantity.unit === "年" && folded[quantity.end] === "内"));
  if (role === "heading" && text === article.meta.title) return [];
  const period = createPeriodScope(folded, article.meta, reading.year, reading.topic);
  reading.topic = period.topic ?? (role === "heading" && !NUMBERED_HEADING.test(folded) ? topicOfTitle(article.meta) : reading.topic);
  const out: Proposal[] = [];
  const masked = maskPlaces(folded, mentions);
  let passed = 0; // quantities of the clauses before
  for (const sentence of sentencesOf(folded).flatMap((one) => reading.region.cut(one))) {
    reading.region.sentence();
    reading.status.sentence();
    const clauses = clausesOf(folded, sentence);
    const figures = quantities.filter(({ start }) => start >= sentence.start && start < sentence.end);
    const names = reading.names.sentence(masked, clauses, figures);
    const before = figures[0] ? quantities.indexOf(figures[0]) : 0; // figures of the sentences before
    for (const clause of clauses) {
      const words = folded.slice(clause.start, clause.end);
      const acting = reading.region.clause(clause);
      if (acting.rule === "partner acts" || /^[全本我]/u.test(acting.rule) || (acting.rule === "subject" && acting.place.level !== "village")) reading.subject.leave(acting !== reading.acting);
      reading.acting = acting;
      const told = reading.subject.clause(words) ?? speakerOf(folded, clause);
      reading.region.told(told);
      const subject = told?.name ?? null;
      const deadline = period.isDeadline(clause);
      const first = passed;
      while ((quantities[passed]?.start ?? Infinity) < clause.end) passed++;
      const inside = quantities.slice(first, passed);
      const [isPart, isShared] = [/其中/u.test(words), /分别/u.test(words)];
      inside.forEach((quantity, k) => {
        const name = withoutSubject(names[first + k - before]?.name ?? "", subject);
        const known = isPart ? null : reading.indicators.find(name, quantity.unit);
        const when = period.at(sentence, clause, quantity.start);
        const from = Math.max(clause.start, quantity.start - REACH);
        const said = folded.slice(from, Math.min(clause.end, quantity.end + REACH));
        const state = pastOf(reading.status.clause(said, quantity.start - from, deadline), when.period.end, dayOfWriting(article.meta)?.slice(0, 4) ?? null);
        const share = isShared ? { index: k, of: inside.length } : null;
        const judged = reading.region.figure(quantity, share);
        const { place } = judged.candidate;
        const rule = judged.scoped.place.id === place.id ? judged.scoped.rule : judged.candidate.rule;
        const others = mentions.filter((one) => one.start >= clause.start && one.end <= clause.end && one.place.id !== place.id && !isAbove(places, one.place, place));
        out.push({
          article: article.id, paragraph: n, start: quantity.start, end: quantity.end, clause,
          region: place, parents: places.above(place), about: aboutOf(rule, place, others, where), subject,
          indicator: known ? { id: known.id, name: known.name } : { id: null, name: toSimplified(name) },
          value: quantity.value, valueMax: quantity.valueMax, unit: quantity.unit, qualifier: quantity.qualifier,
          period: state.rule === "section" && when.period.text === "" ? { text: "下一步", start: null, end: null } : when.period, status: state.status,
          surface: quantity.surface, also: [], notes: [],
          confidence: confidenceOf({ quantityRule: quantity.rule, region: judged.p, role, subject: subject !== null }),
          rules: [`quantity: ${quantity.rule}`, `region: ${rule}`, ...(judged.p < DOUBTFUL ? ["trust: low"] : []), when.rule, `status: ${state.rule}`],
        });
      });
      reading.status.pass(words, deadline);
    }
  }
  return out;
}

/** A heading that is a place, or begins with one, tells whom the next paragraphs are about. */
function readHeading(folded: string, mentions: readonly Mention[], reading: Reading): void {
  reading.status.heading(folded);
  reading.year = HEADED_YEAR.exec(folded)?.groups?.["year"] ?? (NUMBERED.test(folded) ? reading.year : null);
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
  const before = folded.slice(Math.max(0, start - 60), start);
  const open = before.lastIndexOf("《");
  return open > before.lastIndexOf("》") && folded.slice(end, end + 60).includes("》");
}
