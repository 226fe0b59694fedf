/**
 * How fast a question is answered, what the stages take of it, what a start costs, and whether it grows with the store.
 *   npm run bench -- --ask [--json] [--rounds 20] [--part latency|startup|scale …]
 */
import { parseArgs } from "node:util";
import { loadEngine } from "../../../src/store/engine.js";
import { loadLanguage } from "../../../src/store/language.js";
import { root } from "../../helpers/project.js";
import { readChats } from "./chats.js";
import { answerAll, measureLatency } from "./latency.js";
import { printAsk, type AskReport } from "./print.js";
import { measureScale } from "./scale.js";
import { measureStages } from "./stages.js";
import { measureStartup } from "./startup.js";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--ask" && argument !== "--"),
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "20" }, // times that each question is asked
    runs: { type: "string", default: "5" }, // processes started for each figure of a start
    part: { type: "string", multiple: true, default: ["latency", "startup", "scale"] },
  },
});
const [rounds, runs, parts] = [Number(values.rounds), Number(values.runs), new Set(values.part)];
const report: AskReport = {};

if (parts.has("latency")) {
  const { name, chats } = readChats();
  const { ask } = loadEngine(root);
  const latency = measureLatency(ask, chats, rounds);
  const stages = await measureStages(() => {
    for (let round = 0; round < rounds; round++) answerAll(ask, chats, (_, answer) => answer());
  });
  report.latency = { set: name, ...latency, ...stages };
}
if (parts.has("startup")) report.startup = await measureStartup(runs);
if (parts.has("scale")) report.scale = await measureScale(loadEngine(root).world, loadLanguage(root));

if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else printAsk(report);
