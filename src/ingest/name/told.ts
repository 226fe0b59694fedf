import { textOf, type Setting, type Told } from "./setting.js";

/** The words between the figure before, or the clause's start, and this one, as printed. */
export function wordsBefore({ tokens, at, from }: Setting): string {
  const floor = Math.max(from, tokens.slice(0, at).findLastIndex(({ tag }) => tag === "figure") + 1);
  return textOf(tokens.slice(floor, at));
}

/** What a figure may tell of: the figures before it in the sentence, the nearest first, and the one before the sentence. */
export function bases({ told, before }: Setting): Told[] {
  const nearest = [...told].reverse();
  const all = [...nearest, ...(before ? [before] : [])];
  return all.filter(({ thing }, i) => thing !== "" && all.findIndex((one) => one.thing === thing) === i).slice(0, 4);
}

