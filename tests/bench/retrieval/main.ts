import { parseArgs } from "node:util";
import { detectScript, toSimplified, toTraditional } from "../../../src/text/script.js";
import { own } from "./engines.js";
import { countProcessorTime, measure, type Row } from "./measure.js";
import { measureHighlight, measureNotFound } from "./not-found.js";
import { peers } from "./peers.js";
import { readQuestionSet, type QuestionSet } from "./question-set.js";
import { measureMemory } from "./scale.js";
import { measureDisk } from "./scale-disk.js";
import { printRetrieval, type RetrievalReport } from "./table.js";

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  allowPositionals: true,
  options: {
    cpu: { type: "boolean", default: false }, // processor time instead of the clock's
    cross: { type: "boolean", default: false }, // the texts in the other script
    json: { type: "boolean", default: false },
    own: { type: "boolean", default: false }, // without the peers
    retrieval: { type: "boolean", default: false }, // named by the command that starts this one
    scale: { type: "string", multiple: true, default: [] }, // numbers of generated paragraphs
    folder: { type: "string" }, // where --scale keeps what it builds on disk, to ask it again
    engines: { type: "string", default: "arrays" }, // for --scale: minisearch,arrays,sqlite
  },
});

/** The same questions over the texts in the other script. */
function crossed(set: QuestionSet): QuestionSet {
  const script = detectScript(set.texts.slice(0, 50).join("\n"));
  const convert = script === "hant" ? toSimplified : toTraditional;
  const questions = set.questions.map((question) => ({ ...question, answers: question.answers.map(convert) }));
  return { ...set, name: `${set.name} (cross)`, texts: set.texts.map(convert), questions };
}

if (values.cpu) countProcessorTime();
const report: RetrievalReport = { rows: [], notFound: [], highlight: [], scale: [] };
for (const file of values.scale.length > 0 ? [] : positionals) {
  const set = readQuestionSet(file);
  const asked = values.cross ? crossed(set) : set;
  for (const engine of values.own ? own : [...own, ...peers]) {
    const row: Row = await measure(engine, asked);
    report.rows.push(row);
    if (!values.json) process.stderr.write(`${row.set}: ${row.engine}: R@1 ${row.recall1.toFixed(2)}, p99 ${row.p99.toFixed(1)} ms\n`);
  }
  report.notFound.push(measureNotFound(asked));
  report.highlight.push({ set: asked.name, held: measureHighlight(asked) });
}
const sizes = values.scale.flatMap((list) => list.split(",")).map(Number);
const scaled = sizes.length > 0 && positionals[0] ? readQuestionSet(positionals[0]) : null;
for (const size of sizes)
  for (const engine of values.engines.split(","))
    report.scale.push(engine === "sqlite" ? measureDisk(size, positionals[0] ?? null, values.cpu, values.folder ?? null) : await measureMemory(size, scaled, engine === "minisearch" ? engine : "arrays"));
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else printRetrieval(report);
