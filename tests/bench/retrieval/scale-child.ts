/**
 * A process of its own for the passage index on disk.
 *   node --import tsx scale-child.ts build|answer FOLDER SIZE [SET.json] [cpu]
 */
import { weightsOf } from "../../../src/judge/index.js";
import { loadWeights } from "../../../src/store/load-weights.js";
import { root } from "../../helpers/project.js";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Passage } from "../../../src/retrieve/passages/index.js";
import { smallDictionary } from "../../../src/store/dictionary.js";
import { SqlitePassageIndex } from "../../../src/store/passages-sqlite.js";
import { createSegmenter } from "../../../src/text/segment.js";
import { countProcessorTime } from "./measure.js";
import { readQuestionSet } from "./question-set.js";
import { addArticle, askAll, passagesFor, questionsFor, seconds } from "./scale.js";
import type { Answered, Built } from "./scale-disk.js";
import { now } from "./measure.js";

const BATCH = 500; // passages a transaction while the index is built
const ARTICLES = 20; // added and taken out again while it answers
const LONG = 2000; // paragraphs of one more

const [what, directory = "", count = "", set = "", clock] = process.argv.slice(2);
const size = Number(count);
const file = path.join(directory, "passages.db");
const asked = path.join(directory, "questions.json");
const segmenter = createSegmenter({ dictionary: () => smallDictionary(directory) });
const tools = { segmenter, weights: weightsOf(loadWeights(root), "passages") };
if (clock === "cpu") countProcessorTime();
process.stdout.write(`${JSON.stringify(what === "build" ? build() : await answer())}\n`);

function build(): Built {
  const given = set === "" ? null : readQuestionSet(set);
  writeFileSync(asked, JSON.stringify(questionsFor(size, given)));
  const start = now();
  const index = new SqlitePassageIndex(file, tools);
  let batch: Passage[] = [];
  for (const passage of passagesFor(size, given)) {
    if (batch.push(passage) < BATCH) continue;
    index.add(batch);
    batch = [];
    if (index.size % 50_000 === 0) process.stderr.write(`${index.size} paragraphs, ${seconds(start).toFixed(0)} s\n`);
  }
  index.add(batch);
  const built = seconds(start);
  index.close();
  return { buildRate: size / built, bytesEach: statSync(file).size / size };
}

async function answer(): Promise<Answered> {
  const questions = JSON.parse(readFileSync(asked, "utf8")) as { text: string; right: number }[];
  segmenter.cut("开始");
  const start = now();
  const index = new SqlitePassageIndex(file, tools);
  index.search(questions[0]?.text ?? "");
  const loadSeconds = seconds(start);
  const quality = askAll(index, questions);
  const longestPause = Math.max(await addArticle(index, { times: ARTICLES }), await addArticle(index, { paragraphs: LONG }));
  index.close();
  return { ...quality, loadSeconds, longestPause, residentMB: process.resourceUsage().maxRSS / 1024 };
}
