/** Entries by key with the time of their last write; what is older than its time to live is as good as gone. */
export class Shelf<T> {
  readonly #entries = new Map<string, { value: T; at: number }>();
  readonly #clock: () => number;
  readonly #ttl: number; // ms

  constructor(clock: () => number, ttl: number) {
    this.#clock = clock;
    this.#ttl = ttl;
  }

  get(key: string): T | null {
    const found = this.#entries.get(key);
    return found === undefined || found.at < this.#clock() - this.#ttl ? null : found.value;
  }

  set(key: string, value: T): void {
    this.#entries.set(key, { value, at: this.#clock() });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  entries(): { key: string; value: T; at: number }[] {
    return [...this.#entries].map(([key, entry]) => ({ key, ...entry }));
  }

  /** How many entries match; deletes them when told to. */
  match(test: (value: T) => boolean, remove: boolean): number {
    const keys = this.entries().filter((entry) => test(entry.value));
    if (remove) for (const { key } of keys) this.#entries.delete(key);
    return keys.length;
  }

  /** Moves entries to another key, with another value, keeping their time. */
  rekey(move: (value: T) => [key: string, value: T] | null): void {
    for (const { key, value, at } of this.entries()) {
      const moved = move(value);
      if (moved === null) continue;
      this.#entries.delete(key);
      this.#entries.set(moved[0], { value: moved[1], at });
    }
  }

  purge(): number {
    const old = this.entries().filter((entry) => entry.at < this.#clock() - this.#ttl);
    for (const { key } of old) this.#entries.delete(key);
    return old.length;
  }
}
