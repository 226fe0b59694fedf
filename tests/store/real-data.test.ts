import path from "node:path";
import { expect, test } from "vitest";
import { ThemeId } from "../../src/domain/indicator.js";
import { formatProblem } from "../../src/store/load-problems.js";
import { inspectWorld, loadWorld } from "../../src/store/world.js";
import { root } from "../helpers/project.js";

const data = path.join(root, "data");

test("the project's own data loads without an error", () => {
  const errors = inspectWorld(data).problems.filter(({ level }) => level === "error");
  expect(errors.map(formatProblem)).toEqual([]);
});

test("from the cache it is the same world", () => {
  loadWorld(data);
  expect(loadWorld(data)).toEqual(inspectWorld(data).world);
});

test("all themes are told, and each has words that ask for it", () => {
  const { themes } = loadWorld(data);
  expect([...themes.keys()].sort()).toEqual([...ThemeId.options].sort());
  for (const theme of themes.values()) expect(theme.aliases.length, theme.id).toBeGreaterThan(2);
});

test("no word asks for two themes", () => {
  const words = [...loadWorld(data).themes.values()].flatMap((theme) => [...new Set([theme.name, ...theme.aliases, theme.en, ...theme.enAliases].map((word) => word.toLowerCase()))]);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});
