import Database from "libsql/promise";

const CHANGES = 16; // transactions of some 30 to 100 KB each, between two checkpoints

/**
 * Takes what the journal (WAL) of a database holds into its file, over a connection that works in another thread: the disk may
 * take a tenth of a second to say that it has written, and who commits over a full journal waits for that.
 */
export class Checkpoints {
  readonly #file: string;
  #database: Database | null = null;
  #changes = 0;
  #running = false;
  #closed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** To be called after each transaction. */
  changed(): void {
    if (++this.#changes < CHANGES || this.#running || this.#closed || this.#file === ":memory:") return;
    this.#changes = 0;
    void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      this.#database ??= new Database(this.#file, {});
      await this.#database.exec("PRAGMA wal_checkpoint(PASSIVE)");
    } catch {
      return; // the next one does it, or SQLite itself when the journal has become long
    } finally {
      this.#running = false;
      if (this.#closed) this.close();
    }
  }

  /** Nothing begins any more; what is under way ends. */
  close(): void {
    this.#closed = true;
    if (this.#running) return;
    this.#database?.close();
    this.#database = null;
  }
}
