import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { createAsk, askInSteps, type Ask } from "../ask.js";
import type { Originals } from "../domain/originals.js";
import type { PassageTools } from "../retrieve/passages/index.js";
import type { World } from "../domain/world.js";
import { finish } from "../text/steps.js";
import { passageTools } from "./engine.js";
import type { IngestSource } from "./ingest-source.js";
import { ingestFileIn } from "./ingest-file.js";
import { loadLanguage } from "./language.js";
import { LivePassages } from "./live-passages.js";
import { createOriginals } from "./originals.js";
import { inSlices } from "./slices.js";
import { loadWorld } from "./world.js";

export interface LiveOptions {
  articlesDir?: string | undefined;
  dataDir?: string | undefined; // where ingested articles are kept; without one there are none
  passages?: "memory" | "sqlite"; // where the paragraphs are searched: in memory (the default) or in a file of dataDir
  ready?: boolean; // a bot: nothing that takes long is left to the first question that needs it
  onProblem?: (message: string) => void; // told once while the store cannot be read
  clock?: () => number; // ms
}

/** The question flow over data/ and over what was ingested, which may grow while it runs. */
export interface LiveEngine {
  readonly ask: Ask; // always by the latest world
  world(): World;
  originals(): Originals | null;
  /**
   * Takes up what was ingested or reviewed since, in short steps beside the answering; looks at the store once a second at most.
   * A store that cannot be read leaves everything as it is. Never rejects. @param now looks whenever that was
   */
  fresh(now?: boolean): Promise<void>;
  /** Does that every second until closed. */
  watch(): void;
  close(): void;
}

const EVERY = 1000; // ms
const AFTER_FAILURE = 10_000; // ms

/** What questions are answered from at one time. */
interface Generation {
  ask: Ask;
  world: World;
  originals: Originals | null;
}

/** Loads everything. @throws DataError naming every broken file of data/; a broken store is told to onProblem */
export async function openEngine(root: string, options: LiveOptions = {}): Promise<LiveEngine> {
  const engine = new StoreEngine(root, options);
  await engine.open();
  return engine;
}

class StoreEngine implements LiveEngine {
  readonly #options: LiveOptions;
  readonly #base: World;
  readonly #baseOriginals: Originals | null;
  readonly #language: ReturnType<typeof loadLanguage>;
  readonly #tools: PassageTools;
  readonly #passages: LivePassages;
  readonly #clock: () => number;
  #source: { opened: IngestSource; inode: number } | null = null;
  #now: Generation | null = null;
  #next = 0; // when to look at the store again
  #running: Promise<void> | null = null;
  #problem: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, options: LiveOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#base = loadWorld(path.join(root, "data"));
    this.#language = loadLanguage(root);
    this.#baseOriginals = options.articlesDir ? createOriginals(options.articlesDir, this.#base) : null;
    this.#tools = passageTools(root, this.#language.weights);
    this.#passages = new LivePassages(this.#tools, options.ready === true);
  }

  /** The first generation: with the store where it can be read, without it where not. */
  async open(): Promise<void> {
    await this.#openPassages();
    if (this.#options.ready === true && this.#options.dataDir !== undefined) await import("./ingest-source.js"); // not while the first article is taken up
    await this.fresh(true);
    if (this.#now === null) this.#swap(finish(askInSteps(this.#parts(this.#base, this.#baseOriginals))), this.#base, this.#baseOriginals);
  }

  /** Where the file cannot be used, passages are kept in memory. */
  async #openPassages(): Promise<void> {
    const { dataDir, passages } = this.#options;
    if (dataDir === undefined || passages !== "sqlite") return;
    const tell = (error: unknown): void => this.#options.onProblem?.(error instanceof Error ? error.message : String(error));
    try {
      const { openPassagesOnDisk, passagesFileIn } = await import("./passages-on-disk.js");
      this.#passages.keepIn(openPassagesOnDisk(passagesFileIn(dataDir), this.#tools, tell), tell);
    } catch (error) {
      tell(error);
    }
  }

  readonly ask: Ask = (question, conversation, now) => this.#generation.ask(question, conversation, now);
  world = (): World => this.#generation.world;
  originals = (): Originals | null => this.#generation.originals;

  get #generation(): Generation {
    if (this.#now === null) throw new Error("engine: asked before it was opened");
    return this.#now;
  }

  async fresh(now = false): Promise<void> {
    if (this.#running !== null) {
      await this.#running;
      if (!now) return this.#running ?? undefined; // another may have asked for a look meanwhile, at something newer
    }
    if (!now && this.#clock() < this.#next) return;
    this.#next = this.#clock() + EVERY;
    this.#running ??= this.#refresh().finally(() => (this.#running = null));
    return this.#running;
  }

  watch(): void {
    this.#timer ??= setInterval(() => void this.fresh(), EVERY).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#source?.opened.close();
    this.#source = null;
    this.#passages.close();
  }

  async #refresh(): Promise<void> {
    try {
      const before = this.#source?.opened;
      const source = await this.#openSource();
      if (source === null || !source.isStale) return;
      const left = before === source || this.#now === null ? [] : [...this.#now.world.articles.keys()].filter((id) => !this.#base.articles.has(id)); // of a file that was replaced
      const changed = [...new Set([...left, ...(await inSlices(source.update()))])];
      const world = source.over(this.#base);
      const originals = source.originals(this.#baseOriginals);
      const first = this.#now === null;
      const ask = first ? createAsk(this.#parts(world, originals)) : await inSlices(askInSteps(this.#parts(world, originals)));
      this.#swap(ask, world, originals);
      if (!first) await this.#passages.update(world, this.#baseOriginals, changed);
      this.#problem = null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== this.#problem) this.#options.onProblem?.(`${ingestFileIn(this.#options.dataDir ?? "")}: ${message}`);
      this.#problem = message;
      this.#next = this.#clock() + AFTER_FAILURE;
      this.#drop();
    }
  }

  /** The store's database; opened again when another file has taken its place. */
  async #openSource(): Promise<IngestSource | null> {
    const { dataDir } = this.#options;
    if (dataDir === undefined || !existsSync(ingestFileIn(dataDir))) return null;
    const inode = statSync(ingestFileIn(dataDir)).ino;
    if (this.#source?.inode !== inode) {
      this.#drop();
      const { openIngestSource } = await import("./ingest-source.js");
      this.#source = { opened: openIngestSource(dataDir, this.#base), inode };
    }
    return this.#source?.opened ?? null;
  }

  #drop(): void {
    this.#source?.opened.close();
    this.#source = null;
  }

  #parts(world: World, originals: Originals | null): Parameters<typeof createAsk>[0] {
    return { world, language: this.#language, passages: () => this.#passages.index(), ready: this.#options.ready === true, ...(originals ? { originals } : {}) };
  }

  #swap(ask: Ask, world: World, originals: Originals | null): void {
    this.#now = { ask, world, originals };
    this.#passages.know(world, this.#baseOriginals);
  }
}
