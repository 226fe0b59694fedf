import path from "node:path";
import { NamingFile } from "../domain/naming.js";
import { keepBeside } from "./load-cache.js";
import { DataError, type Problem } from "./load-problems.js";
import { parseYaml, readSources, validate } from "./load-yaml.js";

const FILE = "data/naming.yaml";

/**
 * The words by which figures are named, data/naming.yaml.
 * @param root the project's folder
 * @throws DataError naming the file where it is missing or not what it should be
 */
export function loadNaming(root: string): NamingFile {
  const data = path.join(root, "data");
  const sources = readSources(data, "data").filter(({ file }) => file === FILE);
  return keepBeside(data, "naming", sources, () => {
    const problems: Problem[] = [];
    const [source = { file: FILE, text: "" }] = sources;
    const file = parseYaml(source, problems);
    const naming = validate(NamingFile, file.value, file, [], problems);
    if (!naming || problems.length > 0) throw new DataError(problems);
    return naming.item;
  });
}
