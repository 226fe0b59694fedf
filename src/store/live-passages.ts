import type { Originals } from "../domain/originals.js";
import type { World } from "../domain/world.js";
import { addGradually, createPassageIndex, type Passage, type PassageIndex, type PassageTools } from "../retrieve/passages/index.js";
import type { PassagesOnDisk } from "./passages-on-disk.js";
import { passagesOf } from "./engine.js";

const AT_ONCE = 400; // passages, about a quarter of a second; more are added between answers
const MANY = 5_000; // where typed arrays serve better than MiniSearch

/** One passage index that grows with the world: on disk where it is told to, else built when a question first needs it. */
export class LivePassages {
  readonly #tools: PassageTools;
  readonly #gradually: boolean;
  #disk: PassagesOnDisk | null = null;
  #whole = true; // false: the file is still to be brought up to the world
  #onProblem: (error: unknown) => void = () => undefined;
  #index: PassageIndex | null = null;
  #world: World | null = null;
  #originals: Originals | null = null;
  #engine: "minisearch" | "arrays" = "minisearch"; // of an index in memory
  #last: Promise<void> = Promise.resolve(); // the update that began last
  readonly #newer = new Set<string>(); // articles that changed since the index in memory began

  /** @param gradually true where answers must not wait for a large collection: it is then complete only after a while */
  constructor(tools: PassageTools, gradually: boolean) {
    this.#tools = tools;
    this.#gradually = gradually;
  }

  /** Uses an index on disk instead, which is brought up to the world beside the answering, from the first world on. */
  keepIn(disk: PassagesOnDisk, onProblem: (error: unknown) => void): void {
    this.#disk = disk;
    this.#index = disk.index;
    this.#onProblem = onProblem;
    this.#whole = false;
    if (this.#gradually) this.#tools.segmenter.cut("开始"); // loads its dictionary now, half a second, not when an article comes
  }

  /** The whole world, also after a step that failed: what is in the file already costs nothing. */
  async #syncAll(): Promise<void> {
    if (this.#disk === null || this.#world === null) return;
    this.#whole = true;
    const articles = new Set([...this.#disk.articles(), ...this.#world.articles.keys()]);
    await this.#disk.sync(passagesOf(this.#world, this.#originals), articles).catch((error: unknown) => {
      this.#whole = false;
      throw error;
    });
  }

  close(): void {
    this.#disk?.close();
  }

  know(world: World, originals: Originals | null): void {
    this.#world = world;
    this.#originals = originals;
    if (!this.#whole) void this.#syncAll().catch(this.#onProblem);
  }

  index(): PassageIndex {
    if (this.#index !== null) return this.#index;
    const all = this.#world === null ? [] : passagesOf(this.#world, this.#originals);
    const first = this.#gradually ? all.slice(0, AT_ONCE) : all;
    this.#engine = all.length > MANY ? "arrays" : "minisearch";
    this.#index = createPassageIndex(first, { ...this.#tools, engine: this.#engine });
    this.#newer.clear();
    const rest = all.slice(first.length);
    if (rest.length > 0) void this.#fill(this.#index, rest).catch(this.#onProblem);
    return this.#index;
  }

  /** Adds what the world held when this began, but for articles that have changed since: their own words are newer. */
  async #fill(index: PassageIndex, passages: readonly Passage[]): Promise<void> {
    const current = (some: Iterable<Passage>): Passage[] =>
      [...some].filter(({ article }) => !this.#newer.has(article));
    await addGradually({ add: (some) => index.add(current(some)) }, passages);
  }

  /** Takes up what became of some articles; nothing to do before the index is first needed. */
  update(world: World, originals: Originals | null, articles: readonly string[]): Promise<void> {
    for (const article of articles) this.#newer.add(article);
    const taken = this.#last.catch(() => undefined).then(() => this.#take(world, originals, articles));
    return (this.#last = taken); // one after the other: two of one article at once would mix its words
  }

  async #take(world: World, originals: Originals | null, articles: readonly string[]): Promise<void> {
    if (this.#disk !== null) {
      const whole = this.#whole;
      return whole ? this.#disk.sync(passagesOf(world, originals, articles), articles) : this.#syncAll();
    }
    const index = this.#index;
    if (index === null) return;
    for (const article of articles) index.removeArticle(article);
    await addGradually(index, passagesOf(world, originals, articles));
    if (this.#engine === "minisearch" && index.size > MANY) await this.#grow();
  }

  /** A collection that has outgrown MiniSearch is read once more into typed arrays, while the old index answers. */
  async #grow(): Promise<void> {
    if (this.#world === null) return;
    const index = createPassageIndex([], { ...this.#tools, engine: "arrays" });
    await addGradually(index, passagesOf(this.#world, this.#originals));
    this.#engine = "arrays";
    this.#index = index;
  }
}
