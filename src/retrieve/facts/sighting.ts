import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, Understanding } from "../../domain/understanding.js";
import { isWithin, type World } from "../../domain/world.js";
import { unitFits } from "../../text/measures.js";
import { askedTerms, type AskedTerms } from "./asked.js";
import type { Bag, Bags } from "./bags.js";
import { namesFitter, type NamesFit } from "./names-fit.js";
import { fitPeriod, type PeriodFit } from "./period-fit.js";
import { yearsTogether } from "./series.js";

/** What a question asks of figures. */
export interface FactQuestion {
  u: Understanding;
  regions: readonly string[]; // looked in; none: everywhere
  measure: MeasureAsk | null;
  terms: AskedTerms;
}

/** Words of the question that a figure's names do not say, by where else they stand: shares of all its content. */
export interface Beyond {
  sentence: number;
  before: number;
  heading: number;
  paragraph: number;
  headless: boolean; // what the measure counts stands nowhere near
}

/** How a figure's place stands to those asked for. */
export type PlaceFit = "self" | "all" | "within" | "about" | "open"; // all: of several named, helper and helped

/** A figure as one question sees it: what the features are read from. */
export interface Sighting {
  fact: Fact;
  names: NamesFit;
  cover: number; // share of the question's content that the names hold, 0 … 1
  beyond: Beyond;
  unit: number; // 1 the same … −1 another kind
  period: PeriodFit;
  together: boolean; // of as many years as are asked for together
  place: PlaceFit;
  newest: boolean; // of its series, where no time is asked for
  outdone: boolean; // undated, where its series has a figure of the time asked for
}

/** Looks at figures with the eyes of one question. */
export interface Sight {
  question: FactQuestion;
  /**
   * Null when neither names nor sentence hold a word of the question, when 人均 is asked for and it is no rate,
   * and when the question says that it is not meant.
   */
  see(fact: Fact): Sighting | null;
  /** As good as any figure of these names, unit and subject can be. */
  atBest(fact: Fact, bag: Bag): Sighting;
}

export function createSight(
  u: Understanding,
  regions: readonly string[],
  measure: MeasureAsk | null,
  world: World,
  bags: Bags,
): Sight {
  const terms = askedTerms(u, measure, bags);
  const fitNames = namesFitter(terms, bags);
  const units = new Map<string, number>();
  const unitOf = (unit: string): number => {
    if (!measure) return 0;
    let fit = units.get(unit);
    if (fit === undefined) units.set(unit, (fit = unitFits(measure.unit, unit)));
    return fit;
  };
  const leftOut = u.excluded.filter((t) => !terms.weights.has(t)); // 结对的不算
  const share = (weight: number): number => (terms.total > 0 ? weight / terms.total : 0);
  const periodOf = periodFitter(u, world);
  return {
    question: { u, regions, measure, terms },
    see(fact) {
      const names = fitNames(bags.of(fact));
      if (leftOut.some((t) => names.tokens.has(t))) return null;
      const beyond = lookBeyond(fact, names, terms, bags);
      if (terms.total > 0 && names.covered === 0 && beyond.sentence === 0) return null;
      if (names.rateless && fact.unit !== "%" && !terms.rates.every((t) => bags.around(fact).sentence.has(t))) return null;
      const together = u.years !== null && yearsTogether(fact) === u.years;
      return {
        fact, names, beyond, together,
        cover: share(names.covered),
        unit: unitOf(fact.unit),
        period: together ? "same" : periodOf(fact),
        place: placeFit(fact, regions, world),
        newest: false,
        outdone: false,
      };
    },
    atBest(fact, bag) {
      const names = fitNames(bag);
      const rest = share(names.missing.reduce((sum, t) => sum + (terms.weights.get(t) ?? 0), 0));
      return {
        fact, names, together: u.years !== null,
        cover: share(names.covered),
        beyond: { sentence: rest, before: 0, heading: 0, paragraph: 0, headless: false },
        unit: unitOf(fact.unit),
        period: "same",
        place: "open",
        newest: true,
        outdone: false,
      };
    },
  };
}

/** Where the words stand that the names lack: each counts where it stands nearest. */
function lookBeyond(fact: Fact, names: NamesFit, { weights, total }: AskedTerms, bags: Bags): Beyond {
  const found = { sentence: 0, before: 0, heading: 0, paragraph: 0 };
  if (names.missing.length === 0) return { ...found, headless: false };
  const around = bags.around(fact);
  for (const token of names.missing) {
    const share = (weights.get(token) ?? 0) / total;
    if (around.sentence.has(token)) found.sentence += share;
    else if (around.before.has(token)) found.before += share;
    else if (around.heading.has(token)) found.heading += share;
    else if (around.paragraph.has(token)) found.paragraph += share;
  }
  const headless = names.heads.some((t) => !around.paragraph.has(t));
  return { ...found, headless };
}

/** How the time of a figure answers those asked for; two years may be asked for as one span. */
function periodFitter(u: Understanding, world: World): (fact: Fact) => PeriodFit {
  const [first] = u.periods;
  if (!first) return () => "same";
  const starts = u.periods.flatMap((p) => p.period.start ?? []).sort();
  const ends = u.periods.flatMap((p) => p.period.end ?? []).sort();
  const spans = u.periods.length > 1 && u.periods.every((p) => p.offset === null);
  const span = { ...first, period: { start: starts[0] ?? null, end: ends.at(-1) ?? null, text: "" } };
  return (fact) => {
    const best = bestFit(u.periods.map((p) => fitPeriod(p, fact, world)));
    return best === "other" && spans && fitPeriod(span, fact, world) === "same" ? "same" : best;
  };
}

const FITS = ["same", "within", "spanned", "undated"] as const;

function bestFit(fits: readonly PeriodFit[]): PeriodFit {
  return FITS.find((fit) => fits.includes(fit)) ?? "other";
}

function placeFit(fact: Fact, regions: readonly string[], world: World): PlaceFit {
  if (regions.length === 0) return "open";
  const touched = regions.filter((r) => fact.region === r || fact.about.includes(r)).length;
  if (regions.length > 1 && touched === regions.length) return "all";
  if (regions.includes(fact.region)) return "self";
  return regions.some((r) => isWithin(world, fact.region, r)) ? "within" : "about";
}
