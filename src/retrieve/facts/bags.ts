import type { Fact } from "../../domain/fact.js";
import type { Indicator } from "../../domain/indicator.js";
import type { World } from "../../domain/world.js";
import type { Lexicon } from "../../text/lexicon.js";
import { normalise } from "../../text/normalise.js";
import { finish, keptFor, type Steps } from "../../text/steps.js";
import { createSurroundings, type SurroundingsOf } from "./surroundings.js";

/** The words by which one figure may be asked for, as content tokens. */
export interface Bag {
  tokens: Map<string, number>; // token → how surely it belongs: 1 in a name, less in a fact's extra words
  wordings: string[][]; // each name or alias as its own tokens
  holding: Map<string, number[]>; // token → the wordings that hold it
  mass: number[]; // of each wording, the sum of its tokens' idf; filled when all bags are known
}

const newBag = (tokens = new Map<string, number>(), wordings: string[][] = []): Bag => ({ tokens, wordings, holding: new Map(), mass: [] });

/** Prepares a bag for scoring, once the rarity of every token is known. */
function weighBag(bag: Bag, idf: (token: string) => number): void {
  bag.mass = bag.wordings.map((wording) => wording.reduce((sum, token) => sum + idf(token), 0));
  for (const [i, wording] of bag.wordings.entries()) {
    for (const token of wording) (bag.holding.get(token) ?? bag.holding.set(token, []).get(token))?.push(i);
  }
}

/** Bags of all facts, and how rare each token is among them. */
export interface Bags {
  of(fact: Fact): Bag;
  idf(token: string): number;
  known(token: string): boolean;
  /** Indicators whose bag holds a token. */
  holding(token: string): readonly string[];
  /** The words around a figure, and of a whole paragraph. */
  around: SurroundingsOf;
  size: number;
}

/** Facts that share an indicator and extra words share a bag, so that 100,000 facts cost as little as their indicators. */
export function createBags(world: World, lexicon: Lexicon): Bags {
  return finish(bagsInSteps(world, lexicon));
}

/** The tokens of names, which stay the same when the world grows. */
const namesOf = keptFor((lexicon: Lexicon) => {
  const known = new Map<string, string[]>();
  return (name: string): string[] => {
    const tokens = known.get(name) ?? lexicon.tokens(normalise(name));
    known.set(name, tokens);
    return tokens;
  };
});

/** The same in short steps. */
export function* bagsInSteps(world: World, lexicon: Lexicon): Steps<Bags> {
  const byKey = new Map<string, Bag>();
  const holders = new Map<string, Set<string>>();
  const base = new Map<string, Bag>();
  const tokensOf = (text: string): string[] => lexicon.tokens(normalise(text));

  for (const indicator of world.indicators.values()) {
    base.set(indicator.id, indicatorBag(indicator, namesOf(lexicon)));
    yield;
  }
  for (const fact of world.facts) {
    yield;
    const key = keyOf(fact);
    if (byKey.has(key)) continue;
    const indicatorOnly = base.get(fact.indicator) ?? newBag();
    const bag = fact.words.length === 0 && !fact.subject ? indicatorOnly : extend(indicatorOnly, fact, namesOf(lexicon));
    byKey.set(key, bag);
    for (const token of bag.tokens.keys()) {
      let set = holders.get(token);
      if (!set) holders.set(token, (set = new Set()));
      set.add(fact.indicator);
    }
  }
  const around = createSurroundings(world, tokensOf);
  const total = Math.max(1, new Set(world.facts.map((f) => f.indicator)).size);
  const arrays = new Map([...holders].map(([token, set]) => [token, [...set]]));
  const rarity = (count: number): number => Math.log(1 + total / (count + 0.5));
  const idfs = new Map([...arrays].map(([token, list]) => [token, rarity(list.length)]));
  const unseen = rarity(0);
  const idf = (token: string): number => idfs.get(token) ?? unseen;
  for (const bag of new Set(byKey.values())) {
    weighBag(bag, idf);
    yield;
  }
  const byFact = new WeakMap(world.facts.map((f) => [f, byKey.get(keyOf(f)) ?? newBag()]));
  return {
    of: (fact) => byFact.get(fact) ?? newBag(),
    idf,
    known: (token) => arrays.has(token),
    around,
    holding: (token) => arrays.get(token) ?? [],
    size: total,
  };
}

const keyOf = (fact: Fact): string => (fact.words.length === 0 && !fact.subject ? fact.indicator : `${fact.indicator}|${fact.subject ?? ""}|${fact.words.join("|")}`);

function indicatorBag(indicator: Indicator, tokensOf: (text: string) => string[]): Bag {
  const bag = newBag();
  add(bag, tokensOf(indicator.name), 1);
  add(bag, tokensOf(indicator.en), 1);
  for (const alias of [...indicator.aliases, ...indicator.enAliases]) add(bag, tokensOf(alias), 0.95);
  return bag;
}

function extend(base: Bag, fact: Fact, tokensOf: (text: string) => string[]): Bag {
  const bag = newBag(new Map(base.tokens), [...base.wordings]);
  for (const word of fact.words) add(bag, tokensOf(word), 0.95);
  if (fact.subject) add(bag, tokensOf(fact.subject), 0.8);
  return bag;
}

function add(bag: Bag, tokens: string[], weight: number): void {
  if (tokens.length === 0) return;
  bag.wordings.push([...new Set(tokens)]);
  for (const t of tokens) bag.tokens.set(t, Math.max(weight, bag.tokens.get(t) ?? 0));
}
