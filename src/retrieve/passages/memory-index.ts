import { normalise } from "../../text/normalise.js";
import type { Segmenter } from "../../text/segment.js";
import type { CandidateEngine } from "./candidates.js";
import { Frequencies } from "./frequencies.js";
import type { Passage, PassageHit, PassageIndex, PassageSearchOptions } from "./passage.js";
import { PassageStore, unitsOf } from "./passage-store.js";
import { readQuestion, type Question } from "./question.js";
import { toHits, type Ranked, type Ranker } from "./rank.js";

/** Candidates that are read and ranked; the right one is among the first 20 for 99.9 % of questions. */
export const READ = 30;

const COUNTED_OUT = 4; // passages counted out in one step

/** What is cut and indexed of a passage. */
export function wordsOf(passage: Passage, segmenter: Segmenter): string[] {
  return segmenter.cutForSearch(normalise(passage.extra ? `${passage.text}\n${passage.extra}` : passage.text));
}

/** A passage index in one process; the engine finds candidates, everything else is the same for all engines. */
export class MemoryPassageIndex implements PassageIndex {
  readonly frequencies = new Frequencies();
  private readonly store = new PassageStore();
  private readonly left: Passage[] = []; // removed, but still in the frequencies
  private nextStep: NodeJS.Immediate | undefined;

  constructor(
    private readonly segmenter: Segmenter,
    private readonly engine: CandidateEngine,
    private readonly ranker: Ranker,
  ) {}

  get size(): number {
    return this.store.size;
  }

  search(text: string, options: PassageSearchOptions = {}): PassageHit[] {
    const question = readQuestion(text, this.segmenter, this.frequencies, { size: this.size, expect: options.expect });
    const ranked = this.rank(question, options).slice(0, options.limit ?? 10);
    return toHits(question, ranked, (number) => this.store.get(number));
  }

  /** The candidates with all that was measured of them, for the benchmark. */
  rank(question: Question, options: PassageSearchOptions = {}): Ranked[] {
    const numbers = this.engine.find(question.words, Math.max(READ, options.limit ?? 0), this.allows(options));
    const candidates = numbers.map((key) => ({ key, units: this.store.units(key) }));
    return this.ranker.rank(question, candidates, this.frequencies);
  }

  private allows({ article, regions }: PassageSearchOptions): ((number: number) => boolean) | undefined {
    if (article === undefined && regions === undefined) return undefined;
    return (number) => {
      const about = this.store.about(number);
      if (!about || (article !== undefined && about.article !== article)) return false;
      return regions === undefined || (about.regions ?? []).some((region) => regions.includes(region));
    };
  }

  add(passages: Iterable<Passage>): void {
    for (const passage of passages) {
      const known = this.store.numberOf(passage.id);
      if (known !== undefined) this.remove(known);
      const number = this.store.add(passage);
      const words = wordsOf(passage, this.segmenter);
      this.engine.add(number, words);
      if (this.frequencies.countIn(this.store.units(number), words)) this.store.markCounted(number);
    }
  }

  removeArticle(article: string): void {
    for (const number of this.store.numbersOf(article)) this.remove(number);
  }

  private remove(number: number): void {
    const passage = this.store.get(number);
    if (!passage) return;
    if (this.store.about(number)?.counted) this.left.push(passage);
    this.engine.remove(number);
    this.store.remove(number);
    this.countOutLater();
  }

  /** To count a passage out it is cut again; a long article's at once would stop the answers. */
  private countOutLater(): void {
    if (this.left.length === 0) return;
    this.nextStep ??= setImmediate(() => {
      this.nextStep = undefined;
      this.countOut(COUNTED_OUT);
      this.countOutLater();
    }).unref();
  }

  private countOut(limit: number): void {
    for (const passage of this.left.splice(0, limit)) this.frequencies.countOut(unitsOf(passage), wordsOf(passage, this.segmenter));
  }
}
