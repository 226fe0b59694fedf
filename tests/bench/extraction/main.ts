import path from "node:path";
import { createArticleIngester } from "../../../src/ingest-article.js";
import { formatTable } from "../../../src/edge/commands/io.js";
import { loadKnowledge } from "../../../src/store/ingest-db-files.js";
import { loadWorld } from "../../../src/store/world.js";
import { articlesDir } from "../../helpers/articles.js";
import { root } from "../../helpers/project.js";
import { type FactScores, scoreFacts } from "./facts.js";
import { readMany } from "./bulk.js";
import { f1, precision, readGold, recall, type Score } from "./gold.js";
import { recognizers } from "./peer.js";
import { own, type Reader, scoreQuantities, speedOf } from "./quantities.js";

const BYTES = 4_000_000;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const scored = (score: Score): string[] => [percent(precision(score)), percent(recall(score)), percent(f1(score))];
const plain = (score: Score): Record<string, number> => ({ ...score, precision: precision(score), recall: recall(score), f1: f1(score) });

if (articlesDir === null) {
  process.stderr.write("bench: no original articles; set ARTICLES_DIR\n");
  process.exit(1);
}
const world = loadWorld(path.join(root, "data"));
const gold = await readGold(world, articlesDir);
const knowledge = loadKnowledge(root);
const engines: { name: string; read: Reader; bytes: number }[] = [
  { name: "ours", read: own, bytes: BYTES },
  { name: "@microsoft/recognizers-text-suite", read: recognizers, bytes: 60_000 },
];
const quantities = engines.map(({ name, read, bytes }) => ({ name, value: scoreQuantities(gold, read, false), withUnit: name === "ours" ? scoreQuantities(gold, read, true) : null, speed: speedOf(gold, read, bytes) }));
const full = createArticleIngester(knowledge);
// as for an article on a place and a theme that data/ does not know
const blind = createArticleIngester({ ...knowledge, regions: [], indicators: [] });
const facts: { name: string; scores: FactScores }[] = [
  { name: "with data/", scores: scoreFacts(gold, ({ article }) => full.propose(article), world) },
  { name: "without regions and indicators of data/", scores: scoreFacts(gold, ({ article }) => blind.propose(article), world) },
];
const bulk = await readMany(gold, full, 1_000);

if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify({ bulk, quantities: quantities.map((row) => ({ ...row, value: plain(row.value), withUnit: row.withUnit && plain(row.withUnit) })), facts: facts.map(({ name, scores }) => ({ name, ...scores, quantity: plain(scores.quantity), full: plain(scores.full) })) })}\n`);
} else {
  const rows = [
    ["quantities", "precision", "recall", "F1", "MB/s"],
    ...quantities.flatMap(({ name, value, withUnit, speed }) => [
      [`${name}: value`, ...scored(value), speed.toFixed(2)],
      ...(withUnit ? [[`${name}: value and unit`, ...scored(withUnit), ""]] : []),
    ]),
  ];
  const others = [
    ["facts", "value+unit F1", "and region, status F1", "period", "indicator ≥ 0.5", "shown", "of them right"],
    ...facts.map(({ name, scores }) => [name, percent(f1(scores.quantity)), percent(f1(scores.full)), percent(scores.period), percent(scores.indicator), String(scores.shown.facts), percent(scores.shown.right / Math.max(1, scores.shown.facts))]),
  ];
  const many = [
    ["reading", "articles", "s of processor time", "MB more at the end"],
    ["of 3,000 characters each", String(bulk.articles), bulk.seconds.toFixed(1), bulk.megabytes.toFixed(0)],
  ];
  for (const line of [...formatTable(rows), "", ...formatTable(others), "", ...formatTable(many)]) process.stdout.write(`${line}\n`);
}
