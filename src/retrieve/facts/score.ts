import type { Fact } from "../../domain/fact.js";
import type { MeasureAsk, TermAsk, Understanding } from "../../domain/understanding.js";
import type { Bag, Bags } from "./bags.js";
import type { FactKind } from "./index-of-facts.js";
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
const HEADLESS = 0.25;
const EXCLUDED = 0.4; // 结对的不算

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

/** Scores facts for one measure asked for. Period and status are weighed later: they choose among facts, they do not find them. */
export interface Scorer {
  /** Null when the fact's own names hold no word of the question. */
  score(fact: Fact): Scored | null;
  /** No fact of this kind scores more. */
  most(kind: FactKind): number;
}

/** What the facts of one bag have in common. */
interface BagScore {
  covered: number; // weight of the question's words that the bag holds
  missing: string[]; // those that it does not hold
  heads: string[]; // and of them those that must not be missing
  wording: number;
  nameShare: number;
  rateless: boolean;
}

const ROUNDING = 1e-9;

export function createScorer(asked: AskedTerms, u: Understanding, measure: MeasureAsk | null, bags: Bags): Scorer {
  const known = new Map<Bag, BagScore | null>();
  const units = new Map<string, number>();
  const heads = u.terms.filter((t) => t.head).map((t) => t.token);
  const ofBag = (bag: Bag): BagScore | null => {
    let score = known.get(bag);
    if (score === undefined) known.set(bag, (score = asked.total > 0 && !touches(bag, asked) ? null : scoreBag(bag, asked, heads, bags)));
    return score;
  };
  const unitOf = (fact: Fact): number => {
    if (!measure) return 0.3;
    let unit = units.get(fact.unit);
    if (unit === undefined) units.set(fact.unit, (unit = unitFits(measure.unit, fact.unit)));
    return unit;
  };
  const sum = (fact: Fact, own: BagScore, cover: number, headless: number): Scored => {
    const { wording, nameShare } = own;
    const unit = unitOf(fact);
    const named = u.indicators.includes(fact.indicator) ? 0.2 * cover * cover : 0; // a name that leaves most of the question unsaid proves little
    const out = u.excluded.some((t) => !asked.weights.has(t) && bags.of(fact).tokens.has(t)) ? EXCLUDED : 0;
    const odd = measure === null && (fact.unit === "倍" || fact.unit === "位") ? 0.08 : 0; // a multiple or a rank must be asked for
    const rate = own.rateless && fact.unit !== "%" ? 0.7 : 0; // 户均养牛 is not 养牛
    const score = 0.07 * nameShare - rate - out - odd - headless + 0.6 * cover + 0.4 * wording + named + (unit < 0 ? -0.6 : 0.12 * unit) + subjectBonus(fact, u);
    return { fact, score, cover, wording, unit };
  };
  const share = (covered: number): number => (asked.total > 0 ? covered / asked.total : 0);

  return {
    score(fact) {
      const bag = bags.of(fact);
      const own = ofBag(bag);
      if (!own) return null;
      if (own.missing.length === 0 && own.heads.length === 0) return sum(fact, own, share(own.covered), 0);
      const around = bags.around(fact.article, fact.paragraph);
      const covered = own.missing.some((t) => around.has(t)) ? coveredBy(bag, around, asked) : own.covered;
      return sum(fact, own, share(covered), own.heads.some((t) => !around.has(t)) ? HEADLESS : 0);
    },
    most({ like, bag }) {
      const own = ofBag(bag);
      if (!own) return -1;
      const nearby = own.missing.reduce((all, t) => all + NEARBY * (asked.weights.get(t) ?? 0), 0);
      return sum(like, own, share(own.covered + nearby), 0).score + ROUNDING;
    },
  };
}

function scoreBag(bag: Bag, asked: AskedTerms, heads: string[], bags: Bags): BagScore {
  const name = bag.wordings[0] ?? [];
  return {
    covered: coveredBy(bag, NOTHING, asked),
    missing: [...asked.weights.keys()].filter((t) => !bag.tokens.has(t)),
    heads: heads.filter((t) => !bag.tokens.has(t)),
    wording: bestWording(bag, asked, bags),
    nameShare: name.length > 0 ? name.filter((t) => asked.weights.has(t)).length / name.length : 0, // tells 新建 from 改扩建
    rateless: asked.rates.some((t) => !name.includes(t)),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function coveredBy(bag: Bag, around: ReadonlySet<string>, asked: AskedTerms): number {
  let covered = 0;
  for (const [token, w] of asked.weights) covered += w * (bag.tokens.get(token) ?? (around.has(token) ? NEARBY : 0));
  return covered;
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
