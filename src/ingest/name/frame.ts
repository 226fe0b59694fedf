import type { Tag, Token } from "./tokens.js";
import type { Phrase, Setting } from "./setting.js";
import { textOf } from "./setting.js";

/** One way to call a figure. */
export interface NameCandidate {
  name: string;
  frame: string; // the row that made it: "left"
  words: readonly Token[]; // of the text, in the name's order
  border: Tag | "start"; // what stands before the first of them
  gap: number; // tokens between them and the figure
  thing: string; // what a later 增长 or 占 is said of
  kind: "own" | "change";
  metric: string; // 种植面积, where the words themselves end so
}

/** A way in which words tell what a figure counts. */
export interface Frame {
  name: string;
  why: string; // an example
  make(setting: Setting): NameCandidate[];
}

/** A candidate from a phrase, completed by its unit. */
export function fromPhrase(
  setting: Setting, frame: string, phrase: Phrase, name = textOf(phrase.words),
): NameCandidate {
  const { units, quantity, at } = setting;
  const gap = phrase.to <= at ? at - phrase.to : phrase.from - at - 1;
  return {
    name: units.complete(name, quantity.unit), frame, words: phrase.words, border: phrase.border,
    gap, thing: name, kind: "own",
    metric: units.fits(name, quantity.unit) ? metricOf(phrase.words) : "",
  };
}

/** The last words of a phrase that say what is measured: 种植面积 of 水稻种植面积. */
function metricOf(words: readonly Token[]): string {
  const last = words.at(-1);
  const previous = words.at(-2);
  if (!last) return "";
  return previous?.tag === "verb" && words.length > 2 ? previous.word + last.word : last.word;
}

/** A name that is made of another figure's. */
export function fromTold(
  frame: string, name: string, thing: string, kind: NameCandidate["kind"], gap: number,
): NameCandidate {
  return { name, frame, words: [], border: "start", gap, thing, kind, metric: "" };
}
