import { Worker } from "node:worker_threads";

/**
 * Starts a program of src/edge in a thread of its own, from wherever this one runs: beside it in the build; from the
 * sources (tests, development, npm start) through src/launch.mjs, which finds what it needs from its own place, whatever
 * the working directory is.
 * @param name the program below src/edge, without ending: "charts/worker"
 * @param data what it finds as `workerData`
 */
export function startThread(name: string, data: unknown = null): Worker {
  const own = { execArgv: [], workerData: data };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(`./${name}.js`, import.meta.url), own);
  return new Worker(new URL("../launch.mjs", import.meta.url), { ...own, argv: [`edge/${name}`] });
}
