import type { FitTask } from "./task.js";

/** Every judge that is fitted, in order: a later one may use what an earlier one found. */
export const tasks: readonly (() => Promise<FitTask>)[] = [
  async () => (await import("./passages.js")).passages,
  async () => (await import("./facts.js")).factsTask(),
  async () => (await import("./names.js")).namesTask,
  async () => (await import("./plans.js")).plans,
  async () => (await import("./regions.js")).regionsTask,
  async () => (await import("./regions.js")).storiesTask,
];
