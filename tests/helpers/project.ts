import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A text file of the project. */
export interface ProjectFile {
  file: string; // relative to the project's folder, with "/": "src/store/world.ts"
  text: string;
}

/** The files below a folder of the project whose name ends in one of the endings, in order; none where there is no such folder. */
export function projectFiles(folder: string, endings: readonly string[]): ProjectFile[] {
  const names = listed(path.join(root, folder)).filter((name) => endings.some((ending) => name.endsWith(ending)));
  return names.sort().map((name) => {
    const file = `${folder}/${name.split(path.sep).join("/")}`;
    return { file, text: readFileSync(path.join(root, file), "utf8") };
  });
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

/** tests/questions/<intent>.yaml; whole chats lie in folders below. */
export const questionFiles = (): ProjectFile[] =>
  projectFiles("tests/questions", [".yaml"]).filter(({ file }) => file.split("/").length === 3);
