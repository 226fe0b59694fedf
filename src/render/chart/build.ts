import type { Answer, FactView } from "../../domain/answer.js";
import { isRank, latestOfEach, selectFacts, thingOf, timeOf, type Selection } from "./select.js";
import { MOST_BARS, type Bar, type ChartSpec } from "./spec.js";

/** When the figures of a chart are of. */
export interface Times {
  same: string; // the time that all share; else ""
  years: readonly string[]; // that are named, rising
  undated: boolean; // some have no time
}

/** What a chart says, in the reader's language. */
export interface ChartWords {
  region(fact: FactView): string; // "开州区"
  indicator(fact: FactView): string; // "贫困发生率"
  subject(fact: FactView): string; // the person or organisation; "" when there is none
  figure(fact: FactView): string; // "50.2万亩"
  period(fact: FactView): string; // "2017年底"; "" when the article does not say
  undated: string; // 未注明时间
  actual: string;
  planned: string;
  paragraph(n: number): string; // "第10段"
  title(places: readonly string[], what: string, parts: boolean): string; // "5地贫困发生率"
  when(said: Times & { planned: boolean }): string; // the subtitle
  left(names: readonly string[]): string; // 未画入：…
  footer(facts: readonly FactView[]): string[]; // the sources and notes, a paragraph each
}

/** The chart of an answer; null when nothing in it may stand on one axis. */
export function chartOfAnswer(answer: Answer, words: ChartWords): ChartSpec | null {
  const selection = selectFacts(answer);
  if (!selection) return null;
  const facts = answer.kind === "comparison" ? highFirst(selection.facts) : selection.facts;
  return draw({ ...selection, facts }, words, null);
}

/** A figure among those of its indicator and unit in other places: the latest of each, from high to low. */
export function chartOfFigure(
  asked: FactView,
  all: readonly FactView[],
  words: ChartWords,
): ChartSpec | null {
  if (isRank(asked)) return null;
  const facts = latestOfEach(all.filter((fact) => !isRank(fact)), asked);
  return facts.length < 2 ? null : draw({ facts, left: [], whole: null }, words, asked);
}

function draw(selection: Selection, words: ChartWords, asked: FactView | null): ChartSpec | null {
  const { whole, left } = selection;
  const overTime = isOverTime(selection.facts, words);
  const facts = overTime ? byTime(selection.facts) : selection.facts;
  const shown = facts.slice(0, MOST_BARS);
  const [first] = shown;
  if (first === undefined) return null;
  const places = [...new Set(facts.map(words.region))];
  const oneThing = new Set(facts.map(thingOf)).size === 1;
  const what = whole ? words.indicator(whole) : oneThing ? words.indicator(first) : "";
  const unnamed = [...facts.slice(MOST_BARS), ...left];
  const planned = facts.every(({ status }) => status === "planned");
  return {
    title: capital(words.title(places, what, whole !== null)),
    subtitle: words.when({ ...timesOf(facts, words), planned }),
    shape: overTime ? "line" : "rows",
    bars: distinct(shown.map((fact) => ({
      fact, bar: barOf(fact, words, { overTime, places: places.length, oneThing, all: facts, asked }),
    })), words),
    legend: { actual: words.actual, planned: words.planned },
    footer: [
      ...words.footer(shown),
      ...(unnamed.length > 0 ? [words.left(unnamed.map((fact) => nameOf(fact, words)))] : []),
    ],
  };
}

/** One place's one figure at two times or more. */
function isOverTime(facts: readonly FactView[], words: ChartWords): boolean {
  const one = (of: (fact: FactView) => string): boolean => new Set(facts.map(of)).size === 1;
  const times = new Set(facts.map(timeOf));
  return one(words.region) && one(thingOf) && one(words.subject) &&
    !times.has("") && times.size === facts.length && times.size > 1;
}

const highFirst = (facts: readonly FactView[]): FactView[] =>
  [...facts].sort((a, b) => b.value - a.value);

const byTime = (facts: readonly FactView[]): FactView[] =>
  [...facts].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));

/** The time that all share, or the years from first to last. */
function timesOf(facts: readonly FactView[], words: ChartWords): Times {
  const said = new Set(facts.map(words.period));
  const years = [...new Set(facts.map((fact) => timeOf(fact).slice(0, 4)))].filter(Boolean).sort();
  const undated = facts.some((fact) => timeOf(fact) === "");
  return { same: said.size === 1 ? ([...said][0] ?? "") : "", years, undated };
}

interface Shared {
  overTime: boolean;
  places: number;
  oneThing: boolean;
  all: readonly FactView[];
  asked: FactView | null;
}

function barOf(fact: FactView, words: ChartWords, shared: Shared): Bar {
  const period = words.period(fact) || words.undated;
  const samePeriod = new Set(shared.all.map(words.period)).size === 1;
  const samePlan = new Set(shared.all.map(({ status }) => status)).size === 1;
  const label = shared.overTime ? period : labelOf(fact, words, shared);
  const note = [
    shared.overTime || samePeriod || label === period ? "" : period,
    fact.status === "planned" && !samePlan ? words.planned : "",
  ];
  return {
    label, value: fact.value, text: words.figure(fact), note: note.filter(Boolean).join(" · "),
    planned: fact.status === "planned",
    asked: fact.id === shared.asked?.id,
  };
}

function labelOf(fact: FactView, words: ChartWords, { places, oneThing, all }: Shared): string {
  const subjects = new Set(all.map(words.subject)).size > 1;
  const parts = [
    places > 1 ? words.region(fact) : "",
    subjects ? words.subject(fact) : "",
    oneThing ? "" : words.indicator(fact),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : words.period(fact) || words.undated;
}

/** Bars of one name are told apart by their time, else by the paragraph that tells them: never by a number of ours. */
function distinct(rows: readonly { fact: FactView; bar: Bar }[], words: ChartWords): Bar[] {
  const ways: ((fact: FactView) => string)[] = [
    words.period, words.subject, ({ paragraph }) => words.paragraph(paragraph),
  ];
  let bars = rows.map(({ bar }) => bar);
  for (const way of ways) {
    const count = new Map<string, number>();
    for (const { label } of bars) count.set(label, (count.get(label) ?? 0) + 1);
    bars = bars.map((bar, i) => {
      const fact = rows[i]?.fact;
      if (fact === undefined || (count.get(bar.label) ?? 0) < 2) return bar;
      const more = way(fact);
      return more === "" || bar.label.includes(more) ? bar : named(bar, more);
    });
  }
  return bars;
}

function named(bar: Bar, more: string): Bar {
  const notes = bar.note.split(" · ").filter((note) => note !== more);
  return { ...bar, label: `${bar.label} ${more}`, note: notes.join(" · ") };
}

function nameOf(fact: FactView, words: ChartWords): string {
  const parts = [words.region(fact), words.subject(fact), words.indicator(fact), words.figure(fact)];
  return parts.filter(Boolean).join(" ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
