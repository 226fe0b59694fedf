import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { modules, placeOf, walk, type Module } from "../helpers/source.js";

/** From the bottom up; a layer imports from those below it and from its own part, never from a part beside it. */
const LAYERS: readonly (readonly string[])[] = [
  ["domain"],
  ["text"],
  ["judge", "places"],
  ["understand", "retrieve", "compose", "ingest"],
  ["ask", "ingest-article", "render", "store"],
  ["edge"],
];

const STORE_AND_EDGE = ["store", "edge"];

/** What only some parts may import. */
const ONLY_IN: readonly { what: RegExp; parts: readonly string[] }[] = [
  { what: /^minisearch$/u, parts: ["retrieve"] },
  { what: /^(?:node:)?fs(?:\/|$)/u, parts: ["store"] },
  { what: /^(?:yaml|libsql|node:sqlite|better-sqlite3)$/u, parts: ["store"] },
  { what: /^telegraf(?:\/|$)/u, parts: ["edge"] },
  { what: /^(?:node:)?(?:https?|net|tls|dgram|dns|child_process|worker_threads|readline)(?:\/|$)/u, parts: STORE_AND_EDGE },
];

/** "src/text/quantities/find.ts" → "text"; "src/ask.ts" → "ask" */
const partOf = (file: string): string => (file.split("/")[1] ?? "").replace(/\.ts$/u, "");
const layerOf = (part: string): number => LAYERS.findIndex((parts) => parts.includes(part));
const all = modules();

function importsOf(module: Module): { own: string[]; packages: string[] } {
  const own = module.imports.filter((name) => name.startsWith(".")).map((name) => path.posix.join(path.posix.dirname(module.file), name));
  return { own, packages: module.imports.filter((name) => !name.startsWith(".")) };
}

describe("imports run one way: edge → ask, ingest-article, render, store → stages → judge → text → domain", () => {
  test("there are modules to look at", () => expect(all.length).toBeGreaterThan(10));

  test("every module is in a part of the table", () => {
    expect(all.filter(({ file }) => layerOf(partOf(file)) < 0).map(({ file }) => file)).toEqual([]);
  });

  test("none imports upward or sideways", () => {
    const wrong = all.flatMap((module) => {
      const from = partOf(module.file);
      return importsOf(module).own
        .filter((file) => file.startsWith("src/"))
        .filter((file) => partOf(file) !== from && layerOf(partOf(file)) >= layerOf(from))
        .map((file) => `${module.file} imports ${file}`);
    });
    expect(wrong).toEqual([]);
  });

  test("none imports from outside src/, and each import names a file", () => {
    const wrong = all.flatMap((module) => importsOf(module).own.filter((file) => !/^src\/.+\.js$/u.test(file)).map((file) => `${module.file} imports ${file}`));
    expect(wrong).toEqual([]);
  });

  test("none imports itself through others", () => {
    expect(findCircles()).toEqual([]);
  });

  test.each(ONLY_IN)("only $parts import $what", ({ what, parts }) => {
    const wrong = all.filter((module) => !parts.includes(partOf(module.file)) && module.imports.some((name) => what.test(name)));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});

/** What a module must not touch where neither edge nor store is: clock, disk, environment, chance. */
const FORBIDDEN = /^(?:process\.(?:env|argv|cwd|hrtime|uptime)|Date\.now|performance\.now|Math\.random|crypto\.randomUUID)$/u;

describe("nothing below edge and store reads the clock, the disk or the environment", () => {
  test("no call that does", () => {
    const wrong = all.filter(({ file }) => !STORE_AND_EDGE.includes(partOf(file))).flatMap((module) => touched(module).map(({ place, what }) => `${place} ${what}`));
    expect(wrong).toEqual([]);
  });

  test("the environment is read in edge alone", () => {
    const wrong = all.filter(({ file }) => partOf(file) !== "edge").flatMap((module) => touched(module).filter(({ what }) => what === "process.env"));
    expect(wrong).toEqual([]);
  });
});

function touched(module: Module): { place: string; what: string }[] {
  const found: { place: string; what: string }[] = [];
  walk(module.tree, (node) => {
    const now = ts.isNewExpression(node) && node.expression.getText(module.tree) === "Date" && (node.arguments?.length ?? 0) === 0;
    const what = now ? "new Date()" : ts.isPropertyAccessExpression(node) ? node.getText(module.tree) : "";
    if (now || FORBIDDEN.test(what)) found.push({ place: placeOf(module, node), what });
  });
  return found;
}

/** Circles of imports that run code; types are erased. */
function findCircles(): string[] {
  const next = new Map(all.map((module) => [module.file, codeImports(module)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
    if (done.has(file) || trail.includes(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return circles;
}

function codeImports(module: Module): string[] {
  const names = module.tree.statements.flatMap((statement) => {
    const isType = ts.isImportDeclaration(statement) ? statement.importClause?.isTypeOnly === true : ts.isExportDeclaration(statement) && statement.isTypeOnly;
    const from = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    return from && ts.isStringLiteral(from) && !isType ? [from.text] : [];
  });
  return names.filter((name) => name.startsWith(".")).map((name) => path.posix.join(path.posix.dirname(module.file), name).replace(/\.js$/u, ".ts"));
}
