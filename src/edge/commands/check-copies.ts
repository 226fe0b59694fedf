import type { World } from "../../domain/world.js";
import type { Original } from "../../store/load-originals.js";
import type { Problem } from "../../store/load-problems.js";
import { toSimplified } from "../../text/script.js";

/** So many characters in a row that also stand in an article are its words, not ours. */
export const LONGEST_SHARED = 17;
const RUN = LONGEST_SHARED + 1;

/** A run of characters that two texts share, punctuation, blanks, width and script folded. */
export interface SharedRun {
  article: string;
  text: string;
}

/** Prepares the originals for looking up: every run of 18 characters, and the article in which it stands. */
export function indexRuns(originals: readonly Original[]): ReadonlyMap<string, string> {
  const runs = new Map<string, string>();
  for (const { id, paragraphs } of originals) {
    const text = fold(paragraphs.join(""));
    for (let i = 0; i + RUN <= text.length; i++) runs.set(text.slice(i, i + RUN), id);
  }
  return runs;
}

/** The first run of 18 or more characters that a text shares with an article, or null. A run with no Chinese words in it is no sentence. */
export function findSharedRun(text: string, runs: ReadonlyMap<string, string>): SharedRun | null {
  const folded = fold(text);
  for (let i = 0; i + RUN <= folded.length; i++) {
    const article = runs.get(folded.slice(i, i + RUN));
    if (article === undefined) continue;
    let end = i + RUN;
    while (end < folded.length && runs.has(folded.slice(end - RUN + 1, end + 1))) end++;
    const shared = folded.slice(i, end);
    if (/\p{Script=Han}{8}/u.test(shared)) return { article, text: shared };
    i = end - 1;
  }
  return null;
}

function fold(text: string): string {
  return toSimplified(text.normalize("NFKC").replace(/[\s\p{P}\p{S}]+/gu, ""));
}

/** Every digest and note must be in our own words. */
export function checkCopies(world: World, originals: readonly Original[]): Problem[] {
  const runs = indexRuns(originals);
  const problem = (file: string, path: string, text: string): Problem[] => {
    const shared = findSharedRun(text, runs);
    return shared ? [{ level: "error", file, line: null, path, message: `${shared.article} says the same, word for word: ${shared.text}` }] : [];
  };
  const digests = [...world.articles.values()].flatMap((article) =>
    article.paragraphs.flatMap(({ n, digest, topics }) => [digest, ...topics].flatMap((text) => problem(`data/articles/${article.id}.yaml`, `paragraph ${n}`, text))),
  );
  const facts = world.facts.flatMap(({ id, article, note, words }) => [note ?? "", ...words].flatMap((text) => problem(`data/facts/${article}.yaml`, id, text)));
  return [...digests, ...facts];
}
