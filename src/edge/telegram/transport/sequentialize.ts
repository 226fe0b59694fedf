/**
 * Runs tasks that share a key one after the other, in the order in which they came; others side by side.
 * A task takes its place under all its keys at once, so no two can wait for each other.
 */
export class Sequence {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as the task does. */
  run<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    const before = keys.map((key) => this.#tails.get(key)).filter((tail) => tail !== undefined);
    const result = before.length === 0 ? task() : Promise.allSettled(before).then(task);
    for (const key of keys) {
      this.#tails.set(key, result);
      const forget = (): void => {
        if (this.#tails.get(key) === result) this.#tails.delete(key);
      };
      result.then(forget, forget);
    }
    return result;
  }

  /** How many keys are busy. */
  get size(): number {
    return this.#tails.size;
  }
}
