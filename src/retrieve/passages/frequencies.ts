import { GAP, SENTENCE_END } from "./units.js";

const SIZE = 1 << 20;
/** Counts in a page, for those who keep them on disk. */
export const BLOCK = 1 << 12;

/** Marks a step that counts out; keys are smaller. */
const OUT = 1 << 31;

/** A key for one character or a pair, by its units. */
export function keyOf(units: Uint16Array, start: number, end: number): number {
  let hash = (end - start) << 16; // seeds differ above a code's 16 bits, or keys of different kinds would fall together
  for (let i = start; i < end; i++) hash = mix(hash, units[i] ?? 0);
  return (hash >>> 0) & (SIZE - 1);
}

/** A key for a word. "汉" cut out as a word belongs to a name and is rarer than the character, so it has another key. */
export function wordKey(word: string): number {
  let hash = 0x50000;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return (hash >>> 0) & (SIZE - 1);
}

/** The key that a step of takeSteps counted. */
export const keyIn = (step: number): number => step & (SIZE - 1);

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Passages that are counted; beyond, keys would share places more and more. */
const SAMPLE = 50_000;

/**
 * In how many passages a character, a pair of characters or a word occurs, in a table of fixed size (4 MB), over the first
 * 50,000 passages; beyond, numbers are those of the sample. Two keys may share a place, which makes a count slightly high.
 */
export class Frequencies {
  private seen: Int32Array | undefined; // number of the last text that counted here
  private stamp = 0;
  private steps: number[] | null = null; // keys counted since the last time, when somebody keeps them
  /** Units in all counted passages, to compare a passage's length with the average. */
  total = 0;
  /** Passages counted. */
  passages = 0;

  constructor(readonly counts: Uint32Array = new Uint32Array(SIZE)) {}

  /** Counts a passage in unless there are enough. @returns whether it was counted and has to be counted out one day */
  countIn(units: Uint16Array, words: Iterable<string>): boolean {
    if (this.passages >= SAMPLE) return false;
    this.count(units, words, 1);
    return true;
  }

  /** Counts a passage out that had been counted in. */
  countOut(units: Uint16Array, words: Iterable<string>): void {
    this.count(units, words, -1);
  }

  private count(units: Uint16Array, words: Iterable<string>, by: 1 | -1): void {
    this.stamp++;
    for (let i = 0; i < units.length; i++) {
      if (isBreak(units[i])) continue;
      this.countKey(keyOf(units, i, i + 1), by);
      if (i + 1 < units.length && !isBreak(units[i + 1])) this.countKey(keyOf(units, i, i + 2), by);
    }
    for (const word of words) this.countKey(wordKey(word), by);
    this.passages += by;
    this.total += by * units.length;
  }

  private countKey(key: number, by: 1 | -1): void {
    const seen = (this.seen ??= new Int32Array(SIZE));
    if (seen[key] === this.stamp) return;
    seen[key] = this.stamp;
    this.counts[key] = (this.counts[key] ?? 0) + by;
    this.steps?.push(by === 1 ? key : (key | OUT) >>> 0);
  }

  /** What was counted since the last call, for `apply`; the first call begins the notes. */
  takeSteps(): Uint32Array {
    const steps = Uint32Array.from(this.steps ?? []);
    this.steps = [];
    return steps;
  }

  /** Counts again what takeSteps gave; passages and total are the caller's. */
  apply(steps: Uint32Array): void {
    for (const step of steps) {
      const key = keyIn(step);
      this.counts[key] = (this.counts[key] ?? 0) + (step >= OUT >>> 0 ? -1 : 1);
    }
  }

  of(key: number): number {
    return this.counts[key] ?? 0;
  }

  /** Inverse document frequency as in BM25 (Robertson and Zaragoza 2009, with Lucene's 1 + …), never negative. */
  weight(key: number): number {
    const count = Math.min(this.of(key), this.passages);
    return Math.log(1 + (this.passages - count + 0.5) / (count + 0.5));
  }

  get averageLength(): number {
    return this.passages === 0 ? 1 : this.total / this.passages;
  }
}

export function isBreak(unit: number | undefined): boolean {
  return unit === undefined || unit === GAP || unit === SENTENCE_END;
}
