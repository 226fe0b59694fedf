import { MOVES } from "../../text/moves.js";
import type { AskedTerms } from "./asked.js";
import type { Bag, Bags } from "./bags.js";

/** What the names of a fact say of a question: the same for all facts of one bag. */
export interface NamesFit {
  tokens: ReadonlyMap<string, number>; // all of theirs
  covered: number; // weight of the question's words that the names hold
  missing: readonly string[]; // those that they do not hold
  heads: readonly string[]; // and of them those that must not be missing
  wording: number; // share of the best name or alias that the question holds, 0 … 1
  nameShare: number; // share of the name itself: tells 新建 from 改扩建
  ofChange: boolean; // the name tells a change: 出口额增长率
  rateless: boolean; // 人均 is asked for, and the name is of no rate
}

/** Reads the bags of one question, each once. */
export function namesFitter(asked: AskedTerms, bags: Bags): (bag: Bag) => NamesFit {
  const known = new Map<Bag, NamesFit>();
  return (bag) => {
    let fit = known.get(bag);
    if (fit === undefined) known.set(bag, (fit = fitNames(bag, asked, bags)));
    return fit;
  };
}

function fitNames(bag: Bag, asked: AskedTerms, bags: Bags): NamesFit {
  const name = bag.wordings[0] ?? [];
  let covered = 0;
  for (const [token, weight] of asked.weights) covered += weight * (bag.tokens.get(token) ?? 0);
  return {
    tokens: bag.tokens,
    covered,
    missing: [...asked.weights.keys()].filter((t) => !bag.tokens.has(t)),
    heads: asked.heads.filter((t) => !bag.tokens.has(t)),
    wording: bestWording(bag, asked, bags),
    nameShare: share(name, (t) => asked.weights.has(t)),
    ofChange: name.some((t) => MOVES.has(t)),
    rateless: asked.rates.some((t) => !name.includes(t)),
  };
}

const share = (tokens: readonly string[], holds: (token: string) => boolean): number =>
  tokens.length > 0 ? tokens.filter(holds).length / tokens.length : 0;

/** 比例 alone proves little, 贫困发生率 much: a wording of this idf proves all that it can. */
const RICH = 7;
const LEAST_RICH = 0.3;

function bestWording(bag: Bag, asked: AskedTerms, bags: Bags): number {
  const have = new Map<number, number>(); // wording → idf of its tokens that are asked
  for (const token of asked.weights.keys()) {
    for (const i of bag.holding.get(token) ?? []) have.set(i, (have.get(i) ?? 0) + bags.idf(token));
  }
  let best = 0;
  for (const [i, held] of have) {
    const rich = Math.min(1, LEAST_RICH + held / RICH);
    best = Math.max(best, (held / (bag.mass[i] ?? held)) * rich);
  }
  return best;
}
