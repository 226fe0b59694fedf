import type { CueFile } from "../domain/language-data.js";
import type { Cue } from "../domain/understanding.js";
import { normalise } from "../text/normalise.js";
import { scanNumeral } from "../text/numerals.js";
import { Trie, standsAlone } from "../text/trie.js";
import type { Span } from "./terms.js";

/** A wording of a cue; the part behind a numeral where it holds one. */
interface Wording {
  cue: Cue["cue"];
  counted: boolean;
  after: string;
}

const NUMERAL = "{n}";

/** Finds the cues of a normalised question: of each kind the longest that begins at a place. */
export function createCues(files: readonly CueFile[]): (text: string, names: readonly Span[]) => Cue[] {
  const trie = new Trie<Wording[]>();
  for (const { cue, words } of files) {
    for (const word of words) {
      const [before = "", after] = word.split(NUMERAL);
      const head = word.endsWith(" ") ? `${normalise(before)} ` : normalise(before);
      const wording = { cue, counted: after !== undefined, after: normalise(after ?? "") };
      trie.add(head, [wording], (old, added) => [...old, ...added]);
    }
  }
  return (text, names) => {
    const best = new Map<string, Cue>();
    for (const { start, end, value } of trie.findAll(text)) {
      for (const wording of value) {
        const found = matched(wording, text, start, end);
        if (!found || inside(found, names)) continue;
        const key = `${found.cue}|${start}`;
        if (found.end > (best.get(key)?.end ?? 0)) best.set(key, found);
      }
    }
    const found = [...best.values()].sort((a, b) => a.start - b.start || b.end - a.end);
    return found.filter((c) => !found.some((o) => o !== c && o.cue === c.cue && covers(o, c)));
  };
}

function matched({ cue, counted, after }: Wording, text: string, start: number, end: number): Cue | null {
  if (!counted) return standsAlone(text, start, end) ? { cue, start, end, n: null } : null;
  const numeral = scanNumeral(text, end);
  if (!numeral || !text.startsWith(after, numeral.end)) return null;
  return { cue, start, end: numeral.end + after.length, n: numeral.value };
}

const covers = (a: Span, b: Span): boolean =>
  a.start <= b.start && b.end <= a.end && a.end - a.start > b.end - b.start;

/** A word that is part of a longer name calls for nothing: 人均 in 人均可支配收入. */
const inside = (cue: Span, names: readonly Span[]): boolean => names.some((name) => covers(name, cue));
