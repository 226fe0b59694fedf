import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadWorld } from "../../src/store/world.js";
import { dataFolder, INVENTED } from "../helpers/data-folder.js";

const cacheOf = (root: string): string => path.join(root, "node_modules/.cache/chuchu/world.json");

/** A project that has a node_modules, so that something can be kept there. */
function project(): string {
  const root = dataFolder();
  mkdirSync(path.join(root, "node_modules"));
  return root;
}

test("the second load gives the same world from the cache", () => {
  const root = project();
  const first = loadWorld(path.join(root, "data"));
  const kept = readFileSync(cacheOf(root), "utf8");
  writeFileSync(cacheOf(root), kept.replace("3万亩", "3万畝"));
  const second = loadWorld(path.join(root, "data"));
  expect(second.facts[0]?.surface, "read from the cache").toBe("3万畝");
  expect({ ...second, facts: second.facts.slice(1) }).toEqual({ ...first, facts: first.facts.slice(1) });
});

test("a file that changes, joins or goes is seen at once", () => {
  const root = project();
  const data = path.join(root, "data");
  loadWorld(data);
  writeFileSync(path.join(data, "facts/yangling-2001.yaml"), (INVENTED["facts/yangling-2001.yaml"] ?? "").replace("value: 500", "value: 501"));
  expect(loadWorld(data).facts[1]?.value).toBe(501);
  writeFileSync(path.join(data, "regions/more.yaml"), 'regions: [{ id: "980000", name: 海北省, short: 海北省, level: province, parent: null, en: Haibei }]\n');
  expect(loadWorld(data).regions.has("980000")).toBe(true);
  writeFileSync(path.join(data, "regions/more.yaml"), "regions: []\n");
  expect(loadWorld(data).regions.has("980000")).toBe(false);
});

test.each([
  { why: "cut off in the middle", text: '{"key":"' },
  { why: "of another make", text: '{"key":"old","facts":[]}' },
  { why: "empty", text: "" },
])("a cache that is $why is passed over and written anew", ({ text }) => {
  const root = project();
  loadWorld(path.join(root, "data"));
  writeFileSync(cacheOf(root), text);
  expect(loadWorld(path.join(root, "data")).facts).toHaveLength(2);
  expect(readFileSync(cacheOf(root), "utf8").length).toBeGreaterThan(100);
});

test("where nothing can be kept, the world loads all the same", () => {
  const root = dataFolder();
  writeFileSync(path.join(root, "node_modules"), "a file, no folder");
  expect(loadWorld(path.join(root, "data")).facts).toHaveLength(2);
  expect(existsSync(cacheOf(root))).toBe(false);
});
