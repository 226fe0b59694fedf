import { syllable } from "../text/pinyin.js";

/** Characters that tell two real places apart: 科左中旗 is not 科左后旗 misspelt. */
const TELLING = new Set("中前后左右东西南北上下新旧大小");
/** Of two characters one is no name any more. */
const SHORTEST = 3;

interface Entry {
  name: string;
  place: number; // in the order in which they were added
}

/**
 * Names of which one character may look alike or be mistyped: 开卅区. The first and the last must be right.
 * Found by what is left of them when one character is left open, so that a look costs the same however many there are.
 */
export class NearNames {
  readonly #open = new Map<string, Entry[]>(); // "开*区" → 开州区
  readonly #lengths = new Map<string, Set<number>>(); // of the names that begin with a character
  #size = 0;

  add(name: string): void {
    if (name.length < SHORTEST) return;
    const entry = { name, place: this.#size++ };
    const chars = Array.from(name);
    const first = chars[0] ?? "";
    (this.#lengths.get(first) ?? this.#lengths.set(first, new Set()).get(first))?.add(chars.length);
    for (let k = 1; k < chars.length - 1; k++) {
      const key = opened(chars, 0, chars.length, k);
      (this.#open.get(key) ?? this.#open.set(key, []).get(key))?.push(entry);
    }
  }

  /** The name added first that what begins at i differs from in one character. */
  at(chars: readonly string[], i: number): { name: string; length: number } | null {
    let best: Entry | null = null;
    for (const length of this.#lengths.get(chars[i] ?? "") ?? []) {
      if (i + length > chars.length) continue;
      for (let k = 1; k < length - 1; k++) {
        const written = chars[i + k] ?? "";
        for (const entry of this.#open.get(opened(chars, i, length, k)) ?? []) {
          const meant = Array.from(entry.name)[k] ?? "";
          const told = TELLING.has(written) || TELLING.has(meant);
          if (meant !== written && (!told || soundAlike(meant, written)) && (best === null || entry.place < best.place)) best = entry;
        }
      }
    }
    return best && { name: best.name, length: Array.from(best.name).length };
  }
}

/** 上 for 山: as many pronounce it, without telling -ng from -n, zh from z. */
function soundAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((c) => syllable(c).replace(/g$/u, "").replace(/^([zcs])h/u, "$1"));
  return x === y;
}

const opened = (chars: readonly string[], start: number, length: number, k: number): string =>
  `${chars.slice(start, start + k).join("")}*${chars.slice(start + k + 1, start + length).join("")}`;
