import type { FactView } from "../../../domain/answer.js";
import type { World } from "../../../domain/world.js";
import { normalise } from "../../../text/normalise.js";
import { comparable, factsOf } from "./facts.js";
import { bare, entriesOf } from "./resolve.js";

const LEAST_OVERLAP = 0.5; // of the letters of what is asked for
const MOST = 300;

/**
 * The facts that a query being typed may mean, best first: those of the places and indicators that it names or begins to
 * name. A place named is a condition. Takes a few milliseconds; it runs at every keystroke.
 */
export function searchFacts(world: World, query: string): FactView[] {
  const text = bare(query);
  if (text === "") return [];
  const entries = entriesOf(world);
  const places = named(text, entries.filter(({ kind }) => kind === "region"));
  const rest = [...places.values()].reduce((left, name) => left.replace(name, ""), text);
  const scores = indicatorScores(world, rest);
  const years = [...normalise(query).matchAll(/(?:19|20)\d\d/gu)].map(([year]) => year);
  const inPlace = [...factsOf(world).byId.values()].filter((fact) => places.size === 0 || places.has(fact.region.id));
  const wanted = rest.replace(/\d/gu, "") !== "";
  return inPlace
    .map((fact) => ({ fact, score: (scores.get(fact.indicator.id ?? "") ?? 0) + (years.some((year) => fact.period.text.includes(year)) ? 0.3 : 0) }))
    .filter(({ score }) => !wanted || score >= LEAST_OVERLAP)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ fact }) => fact);
}

/** The places whose name stands in the query, the longest name first: 关面乡 is not also 关面村. */
function named(text: string, regions: readonly { id: string; names: string[] }[]): Map<string, string> {
  const found = regions.flatMap(({ id, names }) => names.filter((name) => name.length > 1 && text.includes(name)).map((name) => ({ id, name })));
  const longest = found.filter(({ name }) => !found.some((other) => other.name.length > name.length && other.name.includes(name)));
  return new Map(longest.map(({ id, name }) => [id, name]));
}

/** How well each indicator's names fit the rest of the query, 0 to 1: by the pairs of letters that they share. */
function indicatorScores(world: World, rest: string): Map<string, number> {
  const wanted = pairs(rest);
  const scores = new Map<string, number>();
  if (wanted.size === 0) return scores;
  for (const { kind, id, names } of entriesOf(world)) {
    if (kind !== "indicator") continue;
    scores.set(id, Math.max(...names.map((name) => overlap(wanted, rest, name))));
  }
  return scores;
}

function overlap(wanted: ReadonlySet<string>, rest: string, name: string): number {
  if (name === rest) return 1.2;
  if (name.startsWith(rest)) return 1.1;
  if (name.includes(rest)) return 1;
  const has = pairs(name);
  let shared = 0;
  for (const pair of wanted) if (has.has(pair)) shared++;
  return (2 * shared) / (wanted.size + has.size);
}

const kept = new Map<string, ReadonlySet<string>>();

function pairs(text: string): ReadonlySet<string> {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = new Set<string>();
  if (text.length === 1) made.add(text);
  for (let i = 0; i + 2 <= text.length; i++) made.add(text.slice(i, i + 2));
  if (kept.size > 20_000) kept.clear();
  kept.set(text, made);
  return made;
}

/** What is offered before anything is typed: the figures of the indicators that most regions have. */
export function popularFacts(world: World): FactView[] {
  const { byIndicator } = factsOf(world);
  const first = comparable(world).flatMap(({ id }) => byIndicator.get(id) ?? []);
  return first.slice(0, MOST);
}
