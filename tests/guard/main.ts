/**
 * Switches off each template, cue, feature, proposer, refiner and regular expression of the question flow in turn, asks every
 * sentence and chat of tests/questions, and lists what turns none of them wrong: it should go, or a sentence that needs it is
 * missing. Takes about a second for each; for the night.
 *   npm run guard [-- KIND…]        template cue feature proposer refiner regular
 * Exit code 1 when anything is listed.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { createPassageIndex } from "../../src/retrieve/passages/index.js";
import { passagesOf, passageTools } from "../../src/store/engine.js";
import { root } from "../helpers/project.js";
import { codeSwitches, type CodeSwitch } from "./code-switches.js";
import { dataSwitches } from "./data-switches.js";
import { loadParts } from "./parts.js";
import { outcomes } from "./sentences.js";

const kinds = process.argv.slice(2).filter((argument) => argument !== "--");
const wanted = ({ name }: { name: string }): boolean =>
  kinds.length === 0 || kinds.some((kind) => name.startsWith(kind));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const parts = loadParts();
const right = outcomes(parts);
const idle: string[] = [];
say(`${right.length} sentences and turns, ${[...right].filter((c) => c === "1").length} right with everything on`);

for (const one of dataSwitches(parts.language).filter(wanted)) {
  const language = one.without(parts.language);
  const passages = one.name.startsWith("feature passages/")
    ? createPassageIndex(passagesOf(parts.world, null), passageTools(root, language.weights))
    : parts.passages();
  weigh(one.name, outcomes({ ...parts, language, passages: () => passages }));
}
for (const one of codeSwitches().filter(wanted)) weigh(one.name, await outcomesWithout(one));

say(idle.length === 0 ? "everything is needed" : `${idle.length} are needed by no sentence:`);
for (const name of idle) say(`  ${name}`);
process.exitCode = idle.length > 0 ? 1 : 0;

/** @param now what came of the sentences without it; null where the program does not run without it */
function weigh(name: string, now: string | null): void {
  const wrong = now === null ? right.length : [...right].filter((c, i) => c === "1" && now[i] !== "1").length;
  if (wrong === 0) idle.push(name);
  say(`${String(wrong).padStart(4)}  ${name}`);
}

/** The sentences asked of a program that was compiled with one place replaced. */
async function outcomesWithout({ file, start, end, by }: CodeSwitch): Promise<string | null> {
  const outfile = path.join(root, "node_modules", ".cache", "chuchu", `guard-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, "tests/guard/child.ts")], outfile, bundle: true, platform: "node",
    format: "esm", target: "node20", packages: "external", logLevel: "silent",
    plugins: [{
      name: "switch",
      setup({ onLoad }) {
        onLoad({ filter: /\.ts$/ }, ({ path: loaded }) => {
          const text = readFileSync(loaded, "utf8");
          const contents = loaded === path.join(root, file) ? text.slice(0, start) + by + text.slice(end) : text;
          return { loader: "ts", contents: withOwnUrl(contents, loaded) };
        });
      },
    }],
  });
  const { stdout, status } = spawnSync(process.execPath, [outfile], { cwd: root, encoding: "utf8", timeout: 120_000 });
  rmSync(outfile, { force: true });
  return status === 0 ? stdout.trim() : null;
}

/** In one file all modules would lie where the bundle lies; each still looks for the project from its own place. */
function withOwnUrl(contents: string, file: string): string {
  return contents.replaceAll("import.meta.url", JSON.stringify(new URL(`file://${file}`).href));
}
