import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findSharedRun, indexRuns } from "../../src/edge/commands/check-copies.js";
import { readOriginals } from "../../src/store/load-originals.js";
import { describeWithArticles } from "../helpers/articles.js";
import { projectFiles, root } from "../helpers/project.js";
import { modules, placeOf, walk } from "../helpers/source.js";

const MOST_LINES = 250;
const TOP_LEVEL = /^(?:package\.json|package-lock\.json|tsconfig\.json|src|data|intents|tests|README\.md|\..+)$/u;
const NOT_KEPT = /^(?:node_modules|dist|coverage|var)$/u; // named in .gitignore
const code = ["src", "tests"].flatMap((folder) => projectFiles(folder, [".ts", ".mjs"]));

describe("files", () => {
  test(`none of the code is longer than ${MOST_LINES} lines`, () => {
    const long = code.map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 })).filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  test("the top level holds what it should and nothing else", () => {
    expect(readdirSync(root).filter((name) => !TOP_LEVEL.test(name) && !NOT_KEPT.test(name))).toEqual([]);
  });

  test("names are in lower case with dashes", () => {
    const names = ["src", "tests", "intents"].flatMap((folder) => projectFiles(folder, [".ts", ".mjs", ".yaml"])).map(({ file }) => path.basename(file));
    expect(names.filter((name) => !/^[_a-z0-9]+(?:[-._][a-z0-9]+)*$/u.test(name))).toEqual([]);
  });

  test("no any, no non-null mark, no switched-off check", () => {
    const wrong = ["src", "tests"].flatMap((folder) => modules(folder)).flatMap((module) => {
      const found: string[] = [];
      walk(module.tree, (node) => {
        if (node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node)) found.push(placeOf(module, node));
      });
      return module.tree.text.includes(`@ts-${"ignore"}`) || module.tree.text.includes(`@ts-${"nocheck"}`) ? [...found, module.file] : found;
    });
    expect(wrong).toEqual([]);
  });
});

describeWithArticles("no sentence of an article stands in the project", (articles) => {
  test("in no file", () => {
    const runs = indexRuns(readOriginals(articles)); // here, for a suite that is skipped is read all the same
    const texts = [
      ...["src", "tests", "data", "intents"].flatMap((folder) => projectFiles(folder, [".ts", ".mjs", ".yaml", ".yml", ".json", ".jsonl", ".txt", ".md", ".html"])),
      { file: "README.md", text: readme() },
    ];
    const shared = texts.flatMap(({ file, text }) =>
      text.split("\n").flatMap((line, i) => {
        const isTitle = /title|标题|《/u.test(line); // the titles of the articles may stand here as printed
        const run = isTitle ? null : findSharedRun(line, runs);
        return run ? [`${file}:${i + 1} ${run.article}: ${run.text}`] : [];
      }),
    );
    expect(shared).toEqual([]);
  });
});

function readme(): string {
  try {
    return readFileSync(path.join(root, "README.md"), "utf8");
  } catch {
    return "";
  }
}
