import ts from "typescript";
import { projectFiles, type ProjectFile } from "./project.js";

/** A module of the project, parsed. */
export interface Module extends ProjectFile {
  tree: ts.SourceFile;
  imports: string[]; // as written: "../domain/fact.js", "node:fs"; types too
}

/** Every module below a folder, src/ unless told. */
export function modules(folder = "src"): Module[] {
  return projectFiles(folder, [".ts"]).filter(({ file }) => !file.endsWith(".d.ts")).map(({ file, text }) => ({
    file,
    text,
    tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true),
    imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).concat(required(text)),
  }));
}

/** What createRequire loads: require("nodejieba"), createRequire(import.meta.url)("yaml"). */
function required(text: string): string[] {
  return [...text.matchAll(/(?:\brequire|import\.meta\.url\))\("([^"]+)"\)/gu)].map((match) => match[1] ?? "");
}

/** Calls back for every node of a tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** "src/store/world.ts:12" for a node. */
export function placeOf(module: Module, node: ts.Node): string {
  return `${module.file}:${module.tree.getLineAndCharacterOfPosition(node.getStart(module.tree)).line + 1}`;
}
