import { plain } from "../../../compose/numbers.js";
import { periodEn } from "../../../compose/units-en.js";
import { isUnreviewed, UNREVIEWED } from "../../../compose/unreviewed.js";
import { inScript } from "../../../compose/verbatim.js";
import { wordsEn } from "../../../compose/words-en.js";
import { wordsZh } from "../../../compose/words-zh.js";
import type { FactView, Language } from "../../../domain/answer.js";
import type { Article } from "../../../domain/article.js";
import type { Fact } from "../../../domain/fact.js";
import type { World } from "../../../domain/world.js";
import type { ChartWords } from "../../../render/chart/index.js";
import { fullWidth } from "../../../render/punctuation.js";
import type { ExportWords } from "../../../render/export.js";
import { printed } from "../../../render/in-print.js";
import { TEXTS, type Texts } from "../texts.js";
import { bookTitle } from "../../../text/book-title.js";

/** How the world is called in one language: names, figures, times, sources. */
export interface Wording {
  language: Language;
  texts: Texts;
  regionName(id: string): string;
  indicatorName(id: string): string;
  themeName(id: string): string;
  region(fact: FactView): string;
  indicator(fact: FactView): string;
  figure(fact: FactView): string; // "50.2万亩"
  period(fact: FactView): string;
  listed(fact: FactView): string; // without the region: "贫困发生率 1.73%(2017年底)"
  stated(fact: FactView): string; // with the region
  citation(article: Article, paragraphs: number[]): string; // "《…》,重庆日报,2018-10-19,第10段"
  source(article: Article, paragraphs: number[]): string; // the same, short: without what is missing
  label(article: Article): string; // its title, or what we call it
  script(text: string): string; // simplified Chinese in the language's script
  chart: ChartWords;
  export: ExportWords;
}

const kept = new WeakMap<World, Map<Language, Wording>>();

/** The wording of a world in a language; made once. */
export function wordingOf(world: World, language: Language): Wording {
  const known = kept.get(world) ?? new Map<Language, Wording>();
  kept.set(world, known);
  const wording = known.get(language) ?? createWording(world, language);
  known.set(language, wording);
  return wording;
}

function createWording(world: World, language: Language): Wording {
  const english = language === "en";
  const words = english ? wordsEn({ world }) : wordsZh({ world });
  const texts = TEXTS[language];
  const say = (text: string): string => inScript(english ? text : printed(text), language);
  const region = (fact: FactView): string => say(world.regions.has(fact.region.id) ? words.region(fact.region.id) : fact.region.name);
  const indicator = (fact: FactView): string => say(fact.indicator.id !== null && world.indicators.has(fact.indicator.id) ? words.indicator(fact.indicator.id) : fact.indicator.name);
  const period = (fact: FactView): string => (english ? periodEn(fact.period.text) : say(fact.period.text));
  const figure = (fact: FactView): string => (english ? shortEnglish(fact, words.number) : say(words.figure(toFact(fact))));
  const short = (fact: FactView): string => (english || isBare(figure(fact)) ? figure(fact) : say(words.number(fact.value, fact.unit)));
  const label = (article: Article): string => (article.title === null ? say(english ? article.labelEn : article.label) : english ? article.title : bookTitle(article.title));
  const base = { region, indicator, figure, period };
  const unreviewed = say(UNREVIEWED[english ? "en" : "zh"]);
  return {
    ...base,
    language,
    texts,
    regionName: (id) => say(words.region(id)),
    indicatorName: (id) => say(words.indicator(id)),
    themeName: (id) => say(words.theme(id)),
    listed: (fact) => say(words.listed(toFact(fact))),
    stated: (fact) => say(words.stated(toFact(fact))),
    citation: (article, paragraphs) => say(words.citation(article, paragraphs)),
    source: (article, paragraphs) => [label(article), article.publisher, article.published, texts.answer.paragraph(paragraphs)].filter(Boolean).join(english ? ", " : "，"),
    label,
    script: say,
    chart: chartWords(world, texts, {
      ...base, figure: short, unreviewed, script: say,
      citation: (article, paragraphs) => say(words.citation(article, paragraphs)),
    }, english),
    export: {
      ...texts.exports,
      region, indicator, period, label,
      unit: (fact) => say(words.unit(fact.unit)),
      qualifier: (fact) => texts.exports.qualifier[fact.qualifier],
      status: (fact) => texts.exports.status[fact.status],
      review: (fact) => (isUnreviewed(fact) ? unreviewed : ""),
    },
  };
}

/** Whether a figure as printed is short enough to stand beside a bar: 7.38万人次, and not 0%(原文“降为零”). */
const isBare = (figure: string): boolean => figure.length <= 12 && /\d/u.test(figure) && !/[(（“]/u.test(figure);

/** A fact as the store has it; compose words those. */
function toFact(view: FactView): Fact {
  return { ...view, region: view.region.id, indicator: view.indicator.id ?? view.indicator.name };
}

/** The expanded number with its unit, without what is printed: for bars and lists. */
function shortEnglish(fact: FactView, number: (value: number, unit: string) => string): string {
  return fact.valueMax === null ? number(fact.value, fact.unit) : `${plain(fact.value)}–${number(fact.valueMax, fact.unit)}`;
}

interface Names extends Pick<Wording, "region" | "indicator" | "figure" | "period" | "script"> {
  unreviewed: string; // what is said of a figure that only a machine has read
  citation(article: Article, paragraphs: number[]): string;
}

const MARK = "*"; // on a chart, beside what is unreviewed, and before the words for that below
const MOST_NOTES = 2;

function chartWords(world: World, texts: Texts, names: Names, english: boolean): ChartWords {
  const { chart } = texts;
  const own = (text: string): string => (english ? text : fullWidth(text));
  return {
    region: names.region,
    indicator: (fact) => own(names.indicator(fact)),
    subject: (fact) => names.script(fact.subject ?? ""),
    figure: (fact) => `${names.figure(fact)}${isUnreviewed(fact) ? MARK : ""}`,
    period: (fact) => own(names.period(fact)),
    undated: chart.undated,
    actual: chart.actual,
    planned: chart.planned,
    paragraph: (n) => texts.answer.paragraph([n]),
    title: chart.title,
    when: chart.when,
    left: chart.left,
    footer(facts) {
      const notes = facts.flatMap((fact) => (english ? (fact.noteEn ?? []) : (fact.note ?? [])));
      return [
        ...sourcesBelow(facts).map((source) => own(chart.source(source))),
        ...notes.slice(0, MOST_NOTES).map((note) => own(chart.note(names.script(note)))),
        ...(facts.some(isUnreviewed) ? [own(`${MARK} ${names.unreviewed}`)] : []),
      ];
    },
  };

  /** A reference for each article, with what it does not say and the paragraphs told. */
  function sourcesBelow(facts: readonly FactView[]): string[] {
    const ids = [...new Set(facts.map(({ article }) => article))];
    return ids.flatMap((id) => {
      const article = world.articles.get(id);
      const from = facts.filter((fact) => fact.article === id).map(({ paragraph }) => paragraph);
      return article ? [names.citation(article, [...new Set(from)].sort((a, b) => a - b))] : [];
    });
  }
}
