import type { Feature } from "../../judge/index.js";
import type { NameCandidate } from "./frame.js";
import type { Setting } from "./setting.js";

/** A figure whose name is chosen. */
export interface Naming extends Setting {
  paragraph: number;
  empty: ReadonlySet<string>; // 开展, 实施
}

type NameFeature = Feature<NameCandidate, Naming>;

/** Frames, each with its own weight: some ways are surer than others. */
const FRAMES: readonly string[] = [
  "left", "acted", "grown", "which", "right", "verbRight", "told", "toldVerb", "deed", "shareDone",
  "spent", "paid", "change", "changeFar", "changeOwn", "changeOther", "same", "sameFar",
  "shareOf", "shareOfFar", "completed", "completedFar", "completedTopic", "completedPart", "share", "listed", "deedOf", "peer", "ranked", "rankedOf", "apart",
  "chained", "bracketed", "fallback",
];

const framed = (name: string): NameFeature => ({
  name, why: `the way "${name}"`, sign: 1, of: (candidate) => (candidate.frame === name ? 1 : 0),
});

const borders = (name: string, why: string, sign: 1 | -1, tags: readonly string[]): NameFeature => ({
  name, why, sign,
  of: ({ border, words }) => (words.length > 0 && tags.includes(border) ? 1 : 0),
});

const count = (one: NameCandidate, tag: string): number =>
  one.words.filter((word) => word.tag === tag).length;

export const features: readonly NameFeature[] = [
  ...FRAMES.map(framed),
  { name: "unitSaid", why: "the words themselves say what the unit measures: 面积 for 亩", sign: 1,
    of: ({ metric }) => (metric === "" ? 0 : 1) },
  { name: "short", why: "a thing of two characters or less", sign: -1,
    of: ({ thing }) => (thing.length <= 2 ? 1 : 0) },
  { name: "long", why: "characters beyond 12", sign: -1,
    of: ({ name }) => Math.min(1, Math.max(0, name.length - 12) / 8) },
  { name: "words", why: "a name of more words says more", sign: 1,
    of: ({ words }) => Math.min(1, words.length / 5) },
  { name: "verbFirst", why: "begins with a verb", sign: -1,
    of: ({ words }) => (words[0]?.tag === "verb" ? 1 : 0) },
  { name: "emptyVerb", why: "begins with a verb like 开展 or 实施", sign: -1,
    of: ({ words }, { empty }) => (empty.has(words[0]?.word ?? "") ? 1 : 0) },
  { name: "verbInside", why: "a verb between its words", sign: -1,
    of: ({ words }) => (words.slice(1, -1).some(({ tag }) => tag === "verb") ? 1 : 0) },
  { name: "adverbial", why: "begins behind 在 or 沿着, with a verb between its words", sign: -1,
    of: ({ words, border }) =>
      (border === "preposition" || border === "aspect") && words.slice(1, -1).some(({ tag }) => tag === "verb") ? 1 : 0 },
  { name: "verbLast", why: "its head is a verb", sign: -1,
    of: ({ words }) => (words.at(-1)?.tag === "verb" ? 1 : 0) },
  { name: "broken", why: "words left out between its own", sign: -1,
    of: ({ words }) => (words.some((word, i) => (words[i + 1]?.start ?? word.end) - word.end > 1) ? 1 : 0) },
  { name: "de", why: "的 between its words", sign: -1, of: (one) => Math.min(1, count(one, "de")) },
  { name: "list", why: "several things joined", sign: -1,
    of: (one) => Math.min(1, count(one, "list") + count(one, "conjunction")) },
  { name: "gap", why: "words between it and the figure", sign: -1,
    of: ({ gap }) => Math.min(1, gap / 5) },
  borders("open", "begins behind a mark or a place", 1, ["start", "mark", "place", "figure"]),
  borders("afterVerb", "begins behind a verb", 1, ["light", "copula", "verb"]),
  borders("afterAdverb", "begins behind 已 or in", 1, ["adverb", "preposition", "pronoun", "time", "aspect"]),
  borders("cutNoun", "begins within a row of nouns", -1, ["noun", "modifier", "side"]),
  borders("cutJoin", "begins behind 的 or 、", -1, ["de", "list", "conjunction", "etc"]),
];
