import { SingleBar } from "cli-progress";
import color from "picocolors";
import { createStorePropose } from "../../ingest-article.js";
import { openIngestDb } from "../../store/ingest-db.js";
import { type FileReport, ingestFile } from "../../store/ingest-db-batch.js";
import { collectFiles, loadKnowledge } from "../../store/ingest-db-files.js";
import { projectRoot } from "../../store/load-root.js";
import { dataDirOf, type Io, startIfMain, terminal } from "./io.js";

const USAGE = `ingest: reads articles into the bot's own store, facts and originals
  npm run ingest -- FILE|DIR…
  .txt .md .html .mht .csv .docx .pdf; the same file again changes nothing; a changed one keeps what was reviewed
  Stopped at any point, it goes on from there when started again. DATA_DIR says where the store is (var).`;

/** Reads files into the store. @returns 0, 1 when some file could not be read, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  return runIngest(argv, terminal(projectRoot()), dataDirOf(process.env), process.stderr.isTTY === true);
}

/** The same on a given terminal and data folder. */
export async function runIngest(argv: readonly string[], io: Io, dataDir: string, showBar: boolean): Promise<number> {
  const names = argv.filter((word) => !word.startsWith("--"));
  const unknown = argv.find((word) => word.startsWith("--") && word !== "--help");
  if (unknown !== undefined || names.length === 0 || argv.includes("--help")) {
    io.err(unknown === undefined ? USAGE : `ingest: unknown option ${unknown}\n${USAGE}`);
    return argv.includes("--help") ? 0 : 2;
  }
  const { files, problems } = collectFiles(names);
  for (const problem of problems) io.err(`ingest: ${problem}`);
  const propose = createStorePropose(loadKnowledge(io.root));
  const db = openIngestDb(dataDir);
  const bar = showBar && files.length > 1 ? new SingleBar({ format: "{bar} {value}/{total} {file}", clearOnComplete: true, stream: process.stderr }) : null;
  const total = emptyTotal();
  try {
    bar?.start(files.length, 0, { file: "" });
    for (const file of files) {
      const report = await ingestFile(db, file, propose);
      add(total, report);
      if (report.error !== null) io.err(`ingest: ${report.error}`);
      else if (files.length <= 20) for (const line of linesOf(report)) io.out(line);
      bar?.increment(1, { file });
    }
  } finally {
    bar?.stop();
    db.close();
  }
  for (const line of summary(total, files.length)) io.out(line);
  return problems.length > 0 || total.failed > 0 ? 1 : 0;
}

interface Total {
  new: number;
  changed: number;
  unchanged: number;
  known: number;
  failed: number;
  found: number;
  sure: number;
  reasons: Map<string, number>;
  notes: number; // contradictions
}

const emptyTotal = (): Total => ({ new: 0, changed: 0, unchanged: 0, known: 0, failed: 0, found: 0, sure: 0, reasons: new Map(), notes: 0 });

function add(total: Total, report: FileReport): void {
  total[report.outcome]++;
  if (report.outcome === "known") return;
  total.notes += report.notes.length;
  total.found += report.found;
  total.sure += report.sure;
  for (const [reason, n] of report.reasons) total.reasons.set(reason, (total.reasons.get(reason) ?? 0) + n);
}

const SAID = { new: "新收录", changed: "已更新", unchanged: "没有变化", known: "已经收录过", failed: "读不了" } as const;

function linesOf({ file, article, outcome, found, sure, notes }: FileReport): string[] {
  if (outcome === "known") return [`${color.bold(file)}  ${SAID.known}(${article ?? ""}),同一篇文章不再重复收录`];
  const shown = notes.slice(0, MOST_NOTES).map((note) => `  ${color.yellow("矛盾")} ${note}`);
  const rest = notes.length > MOST_NOTES ? [`  还有 ${notes.length - MOST_NOTES} 处矛盾,复核时可见`] : [];
  return [`${color.bold(file)}  ${SAID[outcome]}:${found} 个数据,${sure} 个有把握,${found - sure} 个待复核`, ...shown, ...rest];
}

const MOST_NOTES = 2; // contradictions told of one file

function summary(total: Total, files: number): string[] {
  const outcomes = (["new", "changed", "unchanged", "known", "failed"] as const).filter((key) => total[key] > 0).map((key) => `${SAID[key]} ${total[key]}`);
  const reasons = [...total.reasons].sort((a, b) => b[1] - a[1]).map(([reason, n]) => `  ${n} 个:${reason}`);
  return [
    `${files} 个文件:${outcomes.join(",") || "无"}。共 ${total.found} 个数据:${total.sure} 个有把握,${total.found - total.sure} 个待复核。`,
    ...(reasons.length > 0 ? ["待复核的原因:", ...reasons] : []),
    ...(total.notes > 0 ? [`${total.notes} 个数据与别处说的不一,复核时逐个可见。`] : []),
    ...(total.found > 0 ? ["复核:npm run review"] : []),
  ];
}

await startIfMain(import.meta.url, main);
