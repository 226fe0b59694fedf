import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const SLOW = "tests/**/*.slow.test.ts";

/** `fast` is what npm test runs; `slow` holds load, fuzz and end-to-end suites, one file at a time so that their clocks are fair. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2, // vitest leaves one core idle, of two
    projects: [
      { root, test: { name: "fast", include: ["tests/**/*.test.ts"], exclude: [SLOW], testTimeout: 15_000 } },
      { root, test: { name: "slow", include: [SLOW], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
