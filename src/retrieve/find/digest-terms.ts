import type { World } from "../../domain/world.js";
import { finish, type Steps } from "../../text/steps.js";

/** Length of a term: shorter ones stand in many digests, longer ones hold one of these. */
export const TERM_LENGTH = 4;

const FIRST_HAN = 0x2e80; // no Chinese character has a lower code
const MOST = 255;

/** In how many digests each run of four Chinese characters stands: a table of typed arrays, 13 bytes a place. */
export class DigestTerms {
  #size = 1 << 12;
  #used = 0;
  #heads = new Uint32Array(this.#size); // the first two characters; 0 for a free place
  #tails = new Uint32Array(this.#size);
  #lasts = new Uint32Array(this.#size); // the digest counted last
  #counts = new Uint8Array(this.#size);
  #digests = 0;

  add(digest: string): void {
    this.#digests++;
    let run = 0;
    for (let i = 0; i < digest.length; i++) {
      run = digest.charCodeAt(i) >= FIRST_HAN ? run + 1 : 0;
      if (run >= TERM_LENGTH) this.#count(pairAt(digest, i - 3), pairAt(digest, i - 1));
    }
  }

  /** How many digests hold a term of four Chinese characters; 255 for more than that. */
  holding(term: string): number {
    return this.#counts[this.#placeOf(pairAt(term, 0), pairAt(term, 2))] ?? 0;
  }

  #count(head: number, tail: number): void {
    if (this.#used * 2 > this.#size) this.#grow();
    const place = this.#placeOf(head, tail);
    if (this.#heads[place] === 0) this.#used++;
    else if (this.#lasts[place] === this.#digests) return;
    this.#heads[place] = head;
    this.#tails[place] = tail;
    this.#lasts[place] = this.#digests;
    this.#counts[place] = Math.min(MOST, (this.#counts[place] ?? 0) + 1);
  }

  /** Where a term stands, or the free place where it would. */
  #placeOf(head: number, tail: number): number {
    let place = mixed(head, tail) & (this.#size - 1);
    while (this.#heads[place] !== 0 && (this.#heads[place] !== head || this.#tails[place] !== tail)) place = (place + 1) & (this.#size - 1);
    return place;
  }

  #grow(): void {
    const [heads, tails, lasts, counts] = [this.#heads, this.#tails, this.#lasts, this.#counts];
    this.#size *= 2;
    this.#heads = new Uint32Array(this.#size);
    this.#tails = new Uint32Array(this.#size);
    this.#lasts = new Uint32Array(this.#size);
    this.#counts = new Uint8Array(this.#size);
    heads.forEach((head, i) => {
      if (head === 0) return;
      const place = this.#placeOf(head, tails[i] ?? 0);
      this.#heads[place] = head;
      this.#tails[place] = tails[i] ?? 0;
      this.#lasts[place] = lasts[i] ?? 0;
      this.#counts[place] = counts[i] ?? 0;
    });
  }
}

const pairAt = (text: string, i: number): number => ((text.charCodeAt(i) << 16) | text.charCodeAt(i + 1)) >>> 0;

function mixed(head: number, tail: number): number {
  const hash = Math.imul(Math.imul(head, 0x9e3779b1) ^ (head >>> 15) ^ tail, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const known = new WeakMap<World, DigestTerms>();

/** The terms of a world's digests, counted when first asked for. */
export function digestTermsOf(world: World): DigestTerms {
  return known.get(world) ?? finish(digestTermsInSteps(world));
}

/** The same in short steps, ahead of the first question that needs them. */
export function* digestTermsInSteps(world: World): Steps<DigestTerms> {
  const terms = new DigestTerms();
  for (const article of world.articles.values()) {
    for (const { digest } of article.paragraphs) terms.add(digest);
    yield;
  }
  known.set(world, terms);
  return terms;
}
