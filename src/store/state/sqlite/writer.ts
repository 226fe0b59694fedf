interface Job {
  work: () => unknown;
  done: (value: never) => void;
  failed: (error: unknown) => void;
}

/**
 * Commits together what is asked for in one turn of the event loop: a commit costs more than a write.
 * Nothing resolves before its commit. When one job of a batch throws, the batch is rolled back and each job runs alone,
 * so that only the guilty one is rejected.
 */
export class Writer {
  readonly #exec: (sql: string) => void;
  #jobs: Job[] = [];

  constructor(exec: (sql: string) => void) {
    this.#exec = exec;
  }

  /** Asks for a synchronous piece of writing; resolves with its value once that is committed. */
  add<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#jobs.length === 0) setImmediate(() => this.flush());
      this.#jobs.push({ work, done: resolve as (value: never) => void, failed: reject });
    });
  }

  /** Commits now what was asked for so far. Never throws: failures reject the job's own promise. */
  flush(): void {
    const jobs = this.#jobs;
    if (jobs.length === 0) return;
    this.#jobs = [];
    if (this.#commit(jobs) || jobs.length === 1) return;
    for (const job of jobs) this.#commit([job]);
  }

  /** @returns false when the batch was rolled back; a batch of one has then been rejected */
  #commit(jobs: Job[]): boolean {
    try {
      this.#exec("begin immediate");
      const values = jobs.map((job) => job.work());
      this.#exec("commit");
      for (const [i, job] of jobs.entries()) job.done(values[i] as never);
      return true;
    } catch (error) {
      try {
        this.#exec("rollback");
      } catch {
        // SQLite may have rolled back by itself
      }
      if (jobs.length === 1) jobs[0]?.failed(error);
      return false;
    }
  }
}
