import path from "node:path";
import { openIngestDb } from "../../store/ingest-db.js";
import { exportArticle } from "../../store/ingest-db-yaml.js";
import { projectRoot } from "../../store/load-root.js";
import { loadWorld } from "../../store/world.js";
import { dataDirOf, type Io, startIfMain, terminal } from "./io.js";

const USAGE = `export-article: writes an article's reviewed facts as YAML for data/
  npm run export-article -- ID [--to FOLDER]
  ID     an article in the store; without it the store's articles are listed
  --to   the folder to write into (data)`;

/** Exports one article. @returns 0, 1 when there is no such article or nothing reviewed, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  return runExport(argv, terminal(projectRoot()), dataDirOf(process.env));
}

/** The same on a given terminal and data folder. */
export function runExport(argv: readonly string[], io: Io, dataDir: string): number {
  const at = argv.indexOf("--to");
  const folder = at >= 0 ? argv[at + 1] : path.join(io.root, "data");
  const [id] = argv.filter((word, i) => !word.startsWith("--") && (at < 0 || i !== at + 1));
  if (argv.includes("--help") || folder === undefined) {
    io.err(USAGE);
    return folder === undefined ? 2 : 0;
  }
  const db = openIngestDb(dataDir);
  try {
    if (id === undefined) {
      for (const article of db.articles()) io.out(`${article.id}  ${article.meta.title ?? article.file}`);
      return 2;
    }
    const exported = exportArticle(db, loadWorld(path.join(io.root, "data")), id, folder);
    if (!exported) {
      io.err(`export-article: 没有收录 ${id};已收录:${db.articles().map((article) => article.id).join("、") || "无"}`);
      return 1;
    }
    for (const file of exported.files) io.out(file);
    io.out(`写出 ${exported.facts} 个已复核的数据${exported.left > 0 ? `,还有 ${exported.left} 个没有复核,没有写出` : ""}。`);
    return exported.facts > 0 ? 0 : 1;
  } finally {
    db.close();
  }
}

await startIfMain(import.meta.url, main);
