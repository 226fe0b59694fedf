import { expect, test } from "vitest";
import { runGaps } from "../../src/edge/commands/gaps.js";
import { openMemoryState } from "../../src/store/state/index.js";
import { memoryIo } from "../helpers/memory-io.js";

const NOW = Date.UTC(2026, 10, 22);
const DAY = 86_400_000;

async function filled() {
  let now = NOW - 20 * DAY;
  const state = openMemoryState({ clock: () => now });
  const add = (question: string, reason: string, user: number) => state.gaps.add({ question, language: "zh-Hans", reason, user });
  await add("青屏市的茶园？", "not_found", 4242);
  now = NOW - DAY;
  await add("青屏市的茶园", "not_found", 4343);
  await add("云阳岭\u001B[31m人口", "not_found", 4242);
  await add("很好", "feedback", 4242);
  return state;
}

test("groups, most frequent first, names no user, lets no control character through", async () => {
  const io = memoryIo("");
  expect(await runGaps([], io, (await filled()).gaps, NOW)).toBe(0);
  expect(io.printed[1]).toMatch(/^2 {5}2 {5}没有答案 {2}2026-11-21 {2}青屏市的茶园$/u);
  const text = io.printed.join("\n");
  expect(text).not.toMatch(/4242|4343|\u001B/u);
});

test.each([
  { why: "the last days", argv: ["--days", "7", "--json"], counts: [1, 1, 1] },
  { why: "one reason", argv: ["--reason", "feedback", "--json"], counts: [1] },
  { why: "a limit", argv: ["--limit", "1", "--json"], counts: [2] },
])("narrowed to $why", async ({ argv, counts }) => {
  const io = memoryIo("");
  await runGaps(argv, io, (await filled()).gaps, NOW);
  expect(io.printed.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual(counts);
});

test.each([[["--days", "x"]], [["--reason", "none"]], [["--wrong"]]])("a wrong option is named: %j", async (argv) => {
  const io = memoryIo("");
  expect(await runGaps(argv, io, openMemoryState().gaps, NOW)).toBe(2);
  expect(io.complained.join("\n")).toContain("npm run gaps");
});
