import type { Passage } from "./passage.js";
import { SENTENCE_END, toCodes, toUnits } from "./units.js";

const SLAB = 1 << 20; // UTF-16 codes: 2 MB a slab, so that growing never copies what is there

/** What is kept of a passage as an object; the text lies in the slabs. */
interface Entry {
  id: string;
  article: string;
  paragraph: number;
  regions?: string[];
  slab: number;
  start: number;
  length: number; // of the text
  extra: number; // length of the topics behind it, 0 without
  counted?: true; // in the frequencies
}

/**
 * Passages by number. Texts lie in byte buffers beside the heap, two bytes a character: a hundred thousand strings would
 * be walked by every garbage collection.
 */
export class PassageStore {
  private readonly entries: (Entry | undefined)[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly articles = new Map<string, Set<number>>();
  private readonly slabs: Uint16Array[] = [];
  private free = SLAB; // in the last slab

  get size(): number {
    return this.numbers.size;
  }

  /** Passages ever added: numbers are below it. */
  get end(): number {
    return this.entries.length;
  }

  add(passage: Passage): number {
    const { id, article, paragraph, text, regions, extra = "" } = passage;
    const { slab, start } = this.place(text, extra);
    const entry: Entry = { id, article, paragraph, slab, start, length: text.length, extra: extra.length };
    return this.keep(regions ? { ...entry, regions } : entry);
  }

  private keep(entry: Entry): number {
    const number = this.entries.push(entry) - 1;
    this.numbers.set(entry.id, number);
    const others = this.articles.get(entry.article);
    if (others) others.add(number);
    else this.articles.set(entry.article, new Set([number]));
    return number;
  }

  private place(text: string, extra: string): { slab: number; start: number } {
    const length = text.length + extra.length;
    if (this.free + length > (this.slabs.at(-1)?.length ?? 0)) {
      this.slabs.push(new Uint16Array(Math.max(SLAB, length)));
      this.free = 0;
    }
    const start = this.free;
    this.slabs.at(-1)?.set(toCodes(text), start);
    this.slabs.at(-1)?.set(toCodes(extra), start + text.length);
    this.free += length;
    return { slab: this.slabs.length - 1, start };
  }

  remove(number: number): void {
    const entry = this.entries[number];
    if (!entry) return;
    this.entries[number] = undefined;
    this.numbers.delete(entry.id);
    const others = this.articles.get(entry.article);
    others?.delete(number);
    if (others?.size === 0) this.articles.delete(entry.article);
  }

  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  numbersOf(article: string): number[] {
    return [...(this.articles.get(article) ?? [])];
  }

  markCounted(number: number): void {
    const entry = this.entries[number];
    if (entry) entry.counted = true;
  }

  /** All but the texts, for narrowing a search. */
  about(number: number): { article: string; regions?: string[]; counted?: true } | undefined {
    return this.entries[number];
  }

  get(number: number): Passage | undefined {
    const entry = this.entries[number];
    if (!entry) return undefined;
    const { id, article, paragraph, regions } = entry;
    const text = decode(this.codes(entry, entry.start, entry.length));
    const extra = decode(this.codes(entry, entry.start + entry.length, entry.extra));
    return { id, article, paragraph, text, ...(regions ? { regions } : {}), ...(extra ? { extra } : {}) };
  }

  /** The text's units and, behind a full stop, the topics'; empty for a passage that is gone. */
  units(number: number): Uint16Array {
    const entry = this.entries[number];
    if (!entry) return new Uint16Array(0);
    return joinUnits(
      toUnits(this.codes(entry, entry.start, entry.length)),
      toUnits(this.codes(entry, entry.start + entry.length, entry.extra)),
    );
  }

  private codes(entry: Entry, start: number, length: number): Uint16Array {
    return (this.slabs[entry.slab] ?? new Uint16Array(0)).subarray(start, start + length);
  }
}

/** What is ranked of a passage that is at hand. */
export const unitsOf = ({ text, extra = "" }: { text: string; extra?: string }): Uint16Array => joinUnits(toUnits(text), toUnits(extra));

function joinUnits(text: Uint16Array, extra: Uint16Array): Uint16Array {
  if (extra.length === 0) return text;
  const units = new Uint16Array(text.length + 1 + extra.length);
  units.set(text);
  units[text.length] = SENTENCE_END;
  units.set(extra, text.length + 1);
  return units;
}

function decode(codes: Uint16Array): string {
  return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString("utf16le");
}
