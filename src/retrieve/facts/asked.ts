import type { MeasureAsk, TermAsk, Understanding } from "../../domain/understanding.js";
import type { Bags } from "./bags.js";

/** Idf of words that no figure's name holds: they ask for something else. */
const UNKNOWN = { word: 3.2, pair: 2, latin: 1.6 }; // a pair of characters may straddle two words
/** Rarer words decide no more than this. */
const MOST_IDF = 6;
/** A pair of characters weighs less than a word (see weighTerms). */
const PAIR = 0.65;
/** Beside another measure a word weighs less. */
const ASIDE = 0.45;
/** From this weight on a word asks, and does not only stand beside. */
const ASKS = 0.6;
const RATES = ["人均", "户均"];

/** The weights of the question's terms, worked out once for all facts. */
export interface AskedTerms {
  weights: ReadonlyMap<string, number>;
  total: number;
  rates: readonly string[]; // 人均, 户均: words that only a rate answers
  heads: readonly string[]; // what the measure counts: 多少*村民*
}

/** What each word of a question weighs. @param measure with two measures asked for, each looks first at the words beside it */
export function askedTerms(u: Understanding, measure: MeasureAsk | null, bags: Bags): AskedTerms {
  const terms = measure && u.measures.length > 1 ? u.terms.map((t) => besides(t, measure, u)) : u.terms;
  return weighed(terms, bags);
}

/** The same of some terms alone. */
export function weighed(terms: readonly TermAsk[], bags: Bags): AskedTerms {
  const weights = new Map<string, number>();
  let total = 0;
  for (const term of terms) {
    const weight = rarity(term, bags) * term.weight;
    weights.set(term.token, weight);
    total += weight;
  }
  const asking = terms.filter((t) => t.weight >= ASKS && RATES.includes(t.token));
  return {
    weights,
    total,
    rates: asking.map((t) => t.token),
    heads: terms.filter((t) => t.head).map((t) => t.token),
  };
}

function rarity({ token, weight }: TermAsk, bags: Bags): number {
  if (bags.known(token)) return Math.min(bags.idf(token), MOST_IDF);
  if (/^[a-z]/u.test(token)) return UNKNOWN.latin;
  return weight < PAIR ? UNKNOWN.pair : UNKNOWN.word;
}

function besides(term: TermAsk, measure: MeasureAsk, u: Understanding): TermAsk {
  const away = (m: MeasureAsk): number => Math.abs(m.start - term.start);
  const nearest = [...u.measures].sort((a, b) => away(a) - away(b))[0];
  return nearest === measure ? term : { ...term, weight: term.weight * ASIDE };
}
