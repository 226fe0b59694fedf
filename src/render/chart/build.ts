import type { Answer, FactView } from "../../domain/answer.js";
import { MOST_BARS, type Bar, type ChartSpec } from "./spec.js";

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
  titled(region: string, indicator: string): string; // "开州区：贫困发生率"
  axis(unit: string, most: number): { name: string; divisor: number }; // "单位：万亩", 10_000
  leftOut(shown: number, all: number): string; // 共 30 项，图中为前 24 项
  footer(facts: readonly FactView[]): string; // the source
}

const CHARTED: ReadonlySet<Answer["kind"]> = new Set(["comparison", "ranking", "change", "list", "profile"]);

/** The chart of an answer; null when there is nothing to hold side by side. */
export function chartOfAnswer(answer: Answer, words: ChartWords): ChartSpec | null {
  if (!CHARTED.has(answer.kind)) return null;
  const facts = alike(answer.facts, answer.kind === "list" || answer.kind === "profile" ? 3 : 2);
  return facts.length < 2 ? null : chartOfFacts(facts, words, { title: answer.question, overTime: answer.kind === "change" });
}

/** The facts that share a unit: those of the first fact, or in a mixed list the largest group, if it has `least` members. */
function alike(facts: readonly FactView[], least: number): FactView[] {
  const units = [...new Set(facts.map(({ unit }) => unit))];
  const groups = units.map((unit) => facts.filter((fact) => fact.unit === unit));
  const largest = groups.sort((a, b) => b.length - a.length)[0] ?? [];
  return largest.length >= Math.min(least, facts.length) ? largest : [];
}

/**
 * The chart of some facts of one unit, in their order.
 * @param options.title stands above when the facts share neither region nor indicator
 * @param options.overTime one region's figure at several times: columns
 */
export function chartOfFacts(facts: readonly FactView[], words: ChartWords, options: { title?: string; overTime?: boolean } = {}): ChartSpec | null {
  const [first] = facts;
  if (first === undefined || facts.some(({ unit }) => unit !== first.unit)) return null;
  const shown = facts.slice(0, MOST_BARS);
  const oneRegion = facts.every((fact) => words.region(fact) === words.region(first));
  const oneIndicator = facts.every((fact) => words.indicator(fact) === words.indicator(first));
  const periods = new Set(facts.map(words.period));
  const overTime = options.overTime === true && oneRegion && periods.size > 1;
  const most = Math.max(...shown.map(({ value }) => Math.abs(value)));
  const title = oneIndicator ? (oneRegion ? words.titled(words.region(first), words.indicator(first)) : words.indicator(first)) : oneRegion ? words.region(first) : "";
  return {
    title: capital(title === "" ? (options.title ?? words.indicator(first)) : title),
    subtitle: !overTime && periods.size === 1 ? words.period(first) : "",
    shape: overTime ? "columns" : "rows",
    axis: words.axis(first.unit, most),
    bars: distinct(shown.map((fact) => barOf(fact, words, { oneRegion, oneIndicator, overTime, samePeriod: periods.size === 1 }))),
    legend: { actual: words.actual, planned: words.planned },
    footer: [words.footer(shown), facts.length > shown.length ? words.leftOut(shown.length, facts.length) : ""].filter(Boolean).join(" "),
  };
}

interface Shared {
  oneRegion: boolean;
  oneIndicator: boolean;
  overTime: boolean;
  samePeriod: boolean;
}

function barOf(fact: FactView, words: ChartWords, shared: Shared): Bar {
  const planned = fact.status === "planned";
  const period = words.period(fact) === "" ? words.undated : words.period(fact);
  const byTime = shared.overTime || (shared.oneRegion && shared.oneIndicator && !shared.samePeriod);
  const what = [shared.oneRegion ? "" : words.region(fact), words.subject(fact), shared.oneIndicator && !shared.oneRegion ? "" : words.indicator(fact)];
  const label = byTime ? [words.subject(fact), period] : what;
  const note = [byTime || shared.samePeriod ? "" : period, planned ? words.planned : ""];
  return {
    label: label.filter(Boolean).join(" "),
    value: fact.value,
    text: words.figure(fact),
    note: note.filter(Boolean).join(" · "),
    planned,
  };
}

/** Bars of the same name would be one bar: the second and later ones get a number. */
function distinct(bars: readonly Bar[]): Bar[] {
  const seen = new Map<string, number>();
  return bars.map((bar) => {
    const count = (seen.get(bar.label) ?? 0) + 1;
    seen.set(bar.label, count);
    return count === 1 ? bar : { ...bar, label: `${bar.label} (${count})` };
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
