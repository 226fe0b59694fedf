import type { Frame, NameCandidate } from "./frame.js";
import { CHANGE } from "./frames-change.js";
import { CONTEXT } from "./frames-context.js";
import { LEFT } from "./frames-left.js";
import { RIGHT } from "./frames-right.js";
import type { Setting } from "./setting.js";

export const FRAMES: readonly Frame[] = [...LEFT, ...RIGHT, ...CHANGE, ...CONTEXT];

/** The only ways to call a place in an order. */
const RANKS = FRAMES.filter(({ name }) => name === "ranked" || name === "fallback");

const LONGEST = 26; // characters of a name
const ENDS = new Set(["noun", "verb", "side", "figure", "etc"]);

/** What no name may be: without a head, too long, with a joint at its end. */
const REFINERS: readonly { why: string; drops(one: NameCandidate): boolean }[] = [
  { why: "too short or too long", drops: ({ name }) => name.length < 2 || name.length > LONGEST },
  { why: "no head", drops: ({ words }) => words.length > 0 && !words.some(({ tag }) => ENDS.has(tag)) },
  { why: "only a unit", drops: ({ name }) => /^(?:人数|户数|数量?|面积|金额|比例|里程|长度|量)$/u.test(name) },
  { why: "了 in it", drops: ({ name }) => /[了着过](?!程|渡|境|敏|重|滤|剩|年|陆|手|力|装)/u.test(name) },
];

/** The ways to call a figure, in the order of the frames; one name once. */
export function candidatesOf(setting: Setting): NameCandidate[] {
  const frames = setting.quantity.rule === "rank" ? RANKS : FRAMES;
  const all = frames.flatMap((frame) => frame.make(setting));
  const fit = all.filter((one) => !REFINERS.some(({ drops }) => drops(one)));
  const apart = fit.filter(({ frame }) => frame === "apart"); // 分别 leaves no doubt
  const kept = apart.length > 0 ? apart : ofThings(fit, setting);
  const seen = new Set<string>();
  return kept.filter(({ name, frame }) => {
    const key = `${frame} ${name}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** 增加值 alone is no name where a thing that it is of is at hand. */
function ofThings(all: readonly NameCandidate[], { units }: Setting): readonly NameCandidate[] {
  if (!all.some(({ frame }) => frame.startsWith("completed"))) return all;
  const says = (thing: string): boolean => thing.length > 2 || !units.isPart(thing);
  return all.filter(({ thing }) => !units.isBare(thing) && says(thing));
}
