import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { addGradually, type Passage, type PassageIndex, type PassageTools } from "../retrieve/passages/index.js";
import { makeOf } from "./passage-makes.js";
import { isUnusable, lockForWriting } from "./passages-database.js";
import { SqlitePassageIndex } from "./passages-sqlite.js";

/** The passages of a world in a file that outlives the program: only what changed since is cut anew. */
export interface PassagesOnDisk {
  readonly index: PassageIndex;
  /**
   * Brings these articles up to date, in short steps beside the answering. @param passages all that these articles have
   * @param articles of which to make sure; those without passages leave
   */
  sync(passages: readonly Passage[], articles: Iterable<string>): Promise<void>;
  /** What the file holds, to find articles that are gone. */
  articles(): string[];
  close(): void;
}

export const passagesFileIn = (dataDir: string): string => path.join(dataDir, "passages.db");

type Told = (message: string) => void;

/**
 * Opens the file for this program alone, or makes it. It holds nothing that could not be made again: a broken one, or one made
 * by another version or segmenter, gives way to a new one. One that is locked or out of reach is left as it is.
 * @throws Error naming the file when another program uses it, or the folder cannot be written
 */
export function openPassagesOnDisk(
  file: string,
  tools: PassageTools,
  onProblem: Told = () => undefined,
): PassagesOnDisk {
  mkdirSync(path.dirname(file), { recursive: true });
  const unlock = lockForWriting(file);
  try {
    return new KeptPassages(openOrRenew(file, tools, onProblem), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function openOrRenew(file: string, tools: PassageTools, onProblem: Told): SqlitePassageIndex {
  const open = (): SqlitePassageIndex => new SqlitePassageIndex(file, tools, undefined, onProblem);
  try {
    return open();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!isUnusable(error)) throw new Error(`${file}: ${message}`, { cause: error });
    onProblem(`${file}: ${message}; it is made anew`);
    for (const part of ["", "-wal", "-shm"]) rmSync(`${file}${part}`, { force: true });
    return open();
  }
}

class KeptPassages implements PassagesOnDisk {
  readonly #makes: Map<string, string>;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    readonly index: SqlitePassageIndex,
    private readonly unlock: () => void,
  ) {
    this.#makes = index.makes.all();
  }

  articles(): string[] {
    return [...this.#makes.keys()];
  }

  /** One after the other: two at once would take an article out under each other's hands. */
  sync(passages: readonly Passage[], articles: Iterable<string>): Promise<void> {
    const wanted = [...articles];
    return (this.#last = this.#last.catch(() => undefined).then(() => this.#bring(passages, wanted)));
  }

  async #bring(passages: readonly Passage[], articles: readonly string[]): Promise<void> {
    const given = new Map<string, Passage[]>();
    for (const passage of passages) given.set(passage.article, [...(given.get(passage.article) ?? []), passage]);
    for (const article of articles) {
      const theirs = given.get(article) ?? [];
      const make = makeOf(theirs);
      if (this.#closed || this.#makes.get(article) === make) continue;
      this.#forget(article); // before, so that a crash between leaves an article to do again, not one that is half done
      await addGradually({ add: (some) => void (this.#closed || this.index.add(some)) }, theirs);
      if (theirs.length > 0 && !this.#closed) this.#note(article, make);
    }
  }

  #forget(article: string): void {
    this.#makes.delete(article);
    this.index.makes.forget(article);
    this.index.removeArticle(article);
  }

  #note(article: string, make: string): void {
    this.#makes.set(article, make);
    this.index.makes.note(article, make);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.index.close();
    this.unlock();
  }
}
