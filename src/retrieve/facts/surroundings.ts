import type { Digest } from "../../domain/article.js";
import type { Fact } from "../../domain/fact.js";
import type { World } from "../../domain/world.js";

/** The words around a figure, the nearest first; each set as content tokens. */
export interface Surroundings {
  sentence: ReadonlySet<string>; // to the next 。 or ；; empty where the figure is not printed in the text that we have
  before: ReadonlySet<string>; // the rest of the sentence, and the one before it
  heading: ReadonlySet<string>; // the heading above, and the article's title
  paragraph: ReadonlySet<string>; // all of it, with its topics
}

export interface SurroundingsOf {
  (fact: Fact): Surroundings;
  paragraph(article: string, n: number): ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NOWHERE: Surroundings = { sentence: NONE, before: NONE, heading: NONE, paragraph: NONE };
const FULL_STOP = "。!?！？";
const STOP = `${FULL_STOP};；`;
/** As many texts are kept as tokens; the oldest go first. */
const KEPT = 20_000;

/** Reads them when they are first asked for. @param tokensOf the content tokens of a text */
export function createSurroundings(
  world: World,
  tokensOf: (text: string) => readonly string[],
): SurroundingsOf {
  const texts = new Map<string, ReadonlySet<string>>();
  const tokens = (text: string): ReadonlySet<string> => {
    if (text === "") return NONE;
    let known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size >= KEPT) for (const old of [...texts.keys()].slice(0, KEPT / 2)) texts.delete(old);
    texts.set(text, (known = new Set(tokensOf(text))));
    return known;
  };
  const whole = (p: Digest | undefined): ReadonlySet<string> =>
    p ? tokens([p.digest, ...p.topics, p.en].join("\n")) : NONE;
  const of = (fact: Fact): Surroundings => {
    const paragraphs = world.articles.get(fact.article)?.paragraphs;
    const own = paragraphs && paragraphOf(paragraphs, fact.paragraph);
    if (!paragraphs || !own) return NOWHERE;
    const { sentence, before } = cutAround(own.digest, fact.surface);
    const title = world.articles.get(fact.article)?.title ?? "";
    return {
      sentence: tokens(sentence),
      before: tokens(before),
      heading: tokens(`${title}\n${headingAbove(paragraphs, fact.paragraph)}`),
      paragraph: whole(own),
    };
  };
  const paragraph = (article: string, n: number): ReadonlySet<string> =>
    whole(paragraphOf(world.articles.get(article)?.paragraphs ?? [], n));
  return Object.assign(of, { paragraph });
}

/** The nth paragraph; most articles hold each of them, in order. */
export function paragraphOf(paragraphs: readonly Digest[], n: number): Digest | undefined {
  const there = paragraphs[n - 1];
  return there?.n === n ? there : paragraphs.find((p) => p.n === n);
}

function headingAbove(paragraphs: readonly Digest[], n: number): string {
  let above = "";
  for (const p of paragraphs) {
    if (p.n >= n) break;
    if (p.role === "heading") above = p.digest;
  }
  return above;
}

/** The part of a text around a figure as printed, and what stands before it up to the second full stop. */
export function cutAround(text: string, surface: string): { sentence: string; before: string } {
  const at = text.indexOf(surface);
  if (at < 0) return { sentence: "", before: "" };
  const start = startOf(text, at, STOP);
  let end = at + surface.length;
  while (end < text.length && !STOP.includes(text[end] ?? "")) end++;
  const from = startOf(text, startOf(text, start, FULL_STOP) - 1, FULL_STOP);
  return { sentence: text.slice(start, end), before: text.slice(from, start) };
}

function startOf(text: string, at: number, stops: string): number {
  let start = Math.max(0, at);
  while (start > 0 && !stops.includes(text[start - 1] ?? "")) start--;
  return start;
}
