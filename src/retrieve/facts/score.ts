import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, TermAsk, Understanding } from "../../domain/understanding.js";
import type { Bag, Bags } from "./bags.js";
import { unitFits } from "../../text/measures.js";

/** How well a fact answers, and why. */
export interface Scored {
  fact: Fact;
  score: number; // about 0 … 1.5
  cover: number; // share of the question's content that the fact's names explain, 0 … 1
  wording: number; // share of its best name or alias that the question holds, 0 … 1
  unit: number; // 1 same … -1 conflict
}

const UNKNOWN_WORD = 3.2; // idf of a word that no fact knows: it asks for something else
const UNKNOWN_PAIR = 2; // a pair of characters may straddle two words

const RATES = ["人均", "户均"];
const NEARLY_WHOLE = 0.6; // beside another measure a word weighs less
const NEARBY = 0.3; // a word of the paragraph that is none of the figure's own

/** The weights of the question's terms, worked out once for all facts. */
export interface AskedTerms {
  weights: Map<string, number>;
  total: number;
  rates: string[]; // 人均, 户均: words that only a rate answers
}

export function askedTerms(terms: TermAsk[], bags: Bags): AskedTerms {
  const weights = new Map<string, number>();
  let total = 0;
  for (const t of terms) {
    const idf = bags.known(t.token) ? Math.min(bags.idf(t.token), 6) : /^[a-z]/u.test(t.token) ? 1.6 : t.weight < 0.65 ? UNKNOWN_PAIR : UNKNOWN_WORD;
    const w = idf * t.weight;
    weights.set(t.token, w);
    total += w;
  }
  return { weights, total, rates: terms.filter((t) => t.weight >= NEARLY_WHOLE && RATES.includes(t.token)).map((t) => t.token) };
}

/** Scores one fact for one measure asked for. Period and status are weighed later: they choose among facts, they do not find them. */
export function scoreFact(fact: Fact, bag: Bag, asked: AskedTerms, u: Understanding, measure: MeasureAsk | null, bags: Bags): Scored {
  let covered = 0;
  if (asked.total > 0 && !touches(bag, asked)) return { fact, score: -1, cover: 0, wording: 0, unit: 0 };
  const around = bags.around(fact.article, fact.paragraph);
  for (const [token, w] of asked.weights) covered += w * (bag.tokens.get(token) ?? (around.has(token) ? NEARBY : 0));
  const cover = asked.total > 0 ? covered / asked.total : 0;
  const wording = bestWording(bag, asked, bags);
  const unit = measure ? unitFits(measure.unit, fact.unit) : 0.3;
  const named = u.indicators.includes(fact.indicator) ? 0.2 * cover * cover : 0; // a name that leaves most of the question unsaid proves little
  const odd = measure === null && (fact.unit === "倍" || fact.unit === "位") ? 0.08 : 0; // a multiple or a rank must be asked for
  const headless = u.terms.some((t) => t.head && !bag.tokens.has(t.token) && !around.has(t.token)) ? 0.25 : 0;
  const name = bag.wordings[0] ?? [];
  const nameShare = name.length > 0 ? name.filter((t) => asked.weights.has(t)).length / name.length : 0; // tells 新建 from 改扩建
  const rate = asked.rates.some((t) => !name.includes(t)) && fact.unit !== "%" ? 0.7 : 0; // 户均养牛 is not 养牛
  const score = 0.07 * nameShare - rate - odd - headless + 0.6 * cover + 0.4 * wording + named + (unit < 0 ? -0.6 : 0.12 * unit) + subjectBonus(fact, u);
  return { fact, score, cover, wording, unit };
}

function touches(bag: Bag, asked: AskedTerms): boolean {
  for (const token of asked.weights.keys()) if (bag.tokens.has(token)) return true;
  return false;
}

function bestWording(bag: Bag, asked: AskedTerms, bags: Bags): number {
  const have = new Map<number, number>(); // wording → idf of its tokens that are asked
  for (const token of asked.weights.keys()) {
    for (const i of bag.holding.get(token) ?? []) have.set(i, (have.get(i) ?? 0) + bags.idf(token));
  }
  let best = 0;
  for (const [i, held] of have) {
    const rich = Math.min(1, 0.3 + held / 7); // 比例 alone proves little, 贫困发生率 much
    best = Math.max(best, (held / (bag.mass[i] ?? held)) * rich);
  }
  return best;
}

function subjectBonus(fact: Fact, u: Understanding): number {
  if (u.persons.length === 0) return fact.subject ? -0.03 : 0;
  if (fact.subject && u.persons.some((p) => fact.subject?.includes(p) || p.includes(fact.subject ?? ""))) return 0.25;
  return -0.3;
}
