import type { Cue, ItemSpan, MeasureAsk } from "../domain/understanding.js";
import type { Span } from "./terms.js";

const CLAUSE = /[,，。;；!?？:：\n]/u;
const JOINT = /、|和|与|跟|同(?!样|一|时|意|步)|以及|还有|及|\/|\+|加上|\band\b|\bplus\b/gu;
const LONGEST = 16;
/** Words that end an enumeration: 三样, 各, 加起来 … */
const ENDS = new Set(["told", "each", "sum", "average", "differ", "share", "ratio", "most", "least", "rank", "table", "ask", "more", "less"]);

/**
 * The things that a question enumerates (蔬菜、茶园和水果各多少亩), each with its place; none where it names but one.
 * @param places names of places, which are no things and end what stands before them
 */
export function findItems(text: string, places: readonly Span[], cues: readonly Cue[], measures: readonly MeasureAsk[]): ItemSpan[] {
  const joints = [...text.matchAll(JOINT)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length }))
    .filter((j) => !places.some((p) => j.start < p.end && p.start < j.end));
  const marks = [...places, ...measures.filter((m) => m.end > m.start), ...cues.filter((c) => ENDS.has(c.cue))];
  const stops = (at: number): boolean => CLAUSE.test(text[at] ?? "。") || marks.some((m) => m.start <= at && at < m.end);
  const items: ItemSpan[] = [];
  const add = (start: number, end: number): void => {
    while (start < end && "的在把给 ".includes(text[start] ?? "")) start++;
    if (start < end && end - start <= LONGEST && !items.some((i) => i.start === start)) items.push({ start, end });
  };
  for (const joint of joints) {
    let left = joint.start;
    while (left > 0 && !stops(left - 1) && !joints.some((j) => j.end === left)) left--;
    let right = joint.end;
    while (right < text.length && !stops(right) && !joints.some((j) => j.start === right)) right++;
    if (right > joint.end && left < joint.start) {
      add(left, joint.start);
      add(joint.end, right);
    }
  }
  return items.length > 1 ? items : [];
}
