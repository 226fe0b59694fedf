import ts from "typescript";
import { projectFiles } from "../helpers/project.js";

/** A place in the code, and what stands there when it is switched off. */
export interface CodeSwitch {
  name: string; // "regular expression src/understand/amounts.ts:12"
  file: string; // relative to the project's folder
  start: number; // of what is replaced, UTF-16
  end: number;
  by: string;
}

const FLOW = ["src/understand", "src/retrieve/facts", "src/retrieve/find", "src/retrieve/plans", "src/ask"];
/** Lists of which every element must earn its place. */
const LISTS: Readonly<Record<string, string>> = { PROPOSERS: "proposer", REFINERS: "refiner" };

/** Every regular expression of the question flow, every proposer and refiner. */
export function codeSwitches(): CodeSwitch[] {
  return FLOW.flatMap((folder) => projectFiles(folder, [".ts"])).flatMap(({ file, text }) => {
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    return switchesIn(tree, file);
  });
}

function switchesIn(tree: ts.SourceFile, file: string): CodeSwitch[] {
  const found: CodeSwitch[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(ofExpression(node, tree, file));
    if (ts.isVariableDeclaration(node)) found.push(...ofList(node, tree, file));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A regular expression that matches nothing, with the flags of the real one. */
function ofExpression(node: ts.RegularExpressionLiteral, tree: ts.SourceFile, file: string): CodeSwitch {
  const flags = /\/(?<flags>[a-z]*)$/u.exec(node.text)?.groups?.["flags"] ?? "";
  const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const short = node.text.length > 60 ? `${node.text.slice(0, 60)}…` : node.text;
  return {
    name: `regular expression ${file}:${line} ${short}`,
    file, start: node.getStart(tree), end: node.getEnd(), by: `/(?!)/${flags}`,
  };
}

function ofList(node: ts.VariableDeclaration, tree: ts.SourceFile, file: string): CodeSwitch[] {
  const kind = ts.isIdentifier(node.name) ? LISTS[node.name.text] : undefined;
  if (kind === undefined || !node.initializer || !ts.isArrayLiteralExpression(node.initializer)) return [];
  return node.initializer.elements.map((element) => ({
    name: `${kind} ${nameOf(element, tree)}`,
    file, start: element.getStart(tree), end: element.getEnd(), by: "...[]",
  }));
}

function nameOf(element: ts.Expression, tree: ts.SourceFile): string {
  return /name: "(?<name>[^"]+)"/u.exec(element.getText(tree))?.groups?.["name"] ?? element.getText(tree);
}
