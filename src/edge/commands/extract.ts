import { createArticleIngester } from "../../ingest-article.js";
import { readArticle } from "../../ingest/read-article.js";
import { ArticleReadError } from "../../ingest/read-error.js";
import type { ParsedArticle } from "../../ingest/types.js";
import { metaLine, numberProposals, quantityLines, toFactLine } from "../../ingest/views.js";
import { collectFiles, loadKnowledge, readFileBytes } from "../../store/ingest-db-files.js";
import { projectRoot } from "../../store/load-root.js";
import { type Io, startIfMain, terminal } from "./io.js";

const USAGE = `extract: what the machine finds in articles; stores nothing
  npm run --silent extract -- [--quantities | --meta] FILE…
  FILE          .txt .md .html .mht .csv .docx .pdf, or a folder of them
  --quantities  every quantity, one a line, instead of facts
  --meta        title, publisher, date and authors, one line an article`;

/** Prints what the machine reads in articles, one JSON a line. @returns 0, 1 when a file could not be read, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  return runExtract(argv, terminal(projectRoot()));
}

/** The same on a given terminal. */
export async function runExtract(argv: readonly string[], io: Io): Promise<number> {
  const options = argv.filter((word) => word.startsWith("--"));
  const names = argv.filter((word) => !word.startsWith("--"));
  const unknown = options.find((option) => !["--quantities", "--meta", "--json", "--help"].includes(option));
  if (unknown !== undefined || options.includes("--help") || names.length === 0) {
    io.err(unknown === undefined ? USAGE : `extract: unknown option ${unknown}\n${USAGE}`);
    return options.includes("--help") ? 0 : 2;
  }
  const { files, problems } = collectFiles(names);
  for (const problem of problems) io.err(`extract: ${problem}`);
  const linesOf = options.includes("--quantities") ? quantityLines : options.includes("--meta") ? (article: ParsedArticle) => [metaLine(article)] : factLines(io.root);
  let failed = problems.length;
  for (const file of files) {
    try {
      for (const line of linesOf(await readArticle(file, readFileBytes(file)))) io.out(JSON.stringify(line));
    } catch (error) {
      if (!(error instanceof ArticleReadError)) throw error;
      failed++;
      io.err(`extract: ${error.message}`);
    }
  }
  return failed > 0 ? 1 : 0;
}

function factLines(root: string): (article: ParsedArticle) => Record<string, unknown>[] {
  const ingester = createArticleIngester(loadKnowledge(root));
  return (article) => numberProposals(ingester.propose(article)).map(({ id, proposal }) => toFactLine(id, proposal));
}

await startIfMain(import.meta.url, main);
