/**
 * Whole chats and hard single questions, each turn answered in its conversation.
 *   npm run bench -- --questions [--json] [--failures] [FILE…]
 * Of the project's own: those that it is fitted and tested on, and those that are only measured.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { loadEngine } from "../../../src/store/engine.js";
import { projectFiles, root } from "../../helpers/project.js";
import { Chat, Expectation } from "./expectation.js";
import { isMisstated, talkThrough, type Scored } from "./run.js";

const args = process.argv.slice(2).filter((argument) => argument !== "--");
const given = args.filter((argument) => !argument.startsWith("--"));
const Single = z.object({ ask: z.string(), expect: Expectation });

/** A file of one chat, or of many single questions. */
function chatsOf(file: string, text: string): { name: string; chat: Chat }[] {
  const name = path.basename(file, ".yaml");
  const content: unknown = parse(text);
  if (!Array.isArray(content)) return [{ name, chat: Chat.parse(content) }];
  const singles = z.array(Single).parse(content);
  return singles.map((turn, i) => ({ name: `${name}/${i + 1}`, chat: { who: name, turns: [turn] } }));
}

const own = (folder: string): { file: string; text: string }[] => projectFiles(`tests/questions/${folder}`, [".yaml"]);
const sets = given.length > 0
  ? [{ name: "given", files: given.map((file) => ({ file, text: readFileSync(path.resolve(root, file), "utf8") })) }]
  : [{ name: "fitted on", files: own("chats") }, { name: "only measured", files: own("held") }];

const { ask } = loadEngine(root);
const report = sets.map(({ name, files }) => {
  const scored = files.flatMap(({ file, text }) => chatsOf(file, text).flatMap((c) => talkThrough(ask, c.name, c.chat)));
  const right = scored.filter(({ fault }) => fault === null).length;
  const misstated = scored.filter(isMisstated).length;
  if (args.includes("--failures") && name !== "only measured") scored.filter(({ fault }) => fault).forEach(tell);
  return { name, files: files.length, turns: scored.length, right, misstated };
});

function tell({ file, turn, ask: text, fault, answer }: Scored): void {
  const said = answer.text.replaceAll("\n", " ⏎ ").slice(0, 160);
  process.stdout.write(`${file}.${turn}  ${text}\n    ${fault}\n    [${answer.kind}] ${said}\n`);
}

if (args.includes("--json")) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
  for (const { name, files, turns, right, misstated } of report) {
    const share = turns === 0 ? "-" : `${((100 * right) / turns).toFixed(1)} %`;
    process.stdout.write(`${name}: ${right} of ${turns} turns right (${share}) in ${files} files; ${misstated} state a wrong figure\n`);
  }
}
