import { Worker } from "node:worker_threads";

/** Starts the reading thread. From the sources (tests, development) it needs tsx, in the built project nothing. */
export function startThread(dataDir: string): Worker {
  const source = import.meta.url.endsWith(".ts");
  const entry = new URL(source ? "./worker.ts" : "./worker.js", import.meta.url);
  if (!source) return new Worker(entry, { workerData: { dataDir } });
  const boot = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(boot, { eval: true, execArgv: [], workerData: { dataDir } });
}
