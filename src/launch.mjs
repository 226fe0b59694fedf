/**
 * Starts a program of src/ from its sources, quickly: compiled once into one file, with V8's compiled code beside it.
 *   node src/launch.mjs edge/commands/ask "问题"
 * What is kept lies in node_modules/.cache/chuchu and is used only while every source, the packages and this file are as
 * they were; where nothing can be kept or compiled, tsx runs the sources as they are. Needs nothing but Node to start.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, Script } from "node:vm";

const here = fileURLToPath(import.meta.url);
const root = path.join(path.dirname(here), "..");
const cache = path.join(root, "node_modules", ".cache", "chuchu");

// Packages that a start always needs: read from one file they load in half the time. All others stay where they are.
const BUNDLED = /^(?:zod|opencc-js|minisearch)(?:\/|$)/u;

const [entry = "", ...argv] = process.argv.slice(2);
const source = path.join(root, "src", `${entry}.ts`);
const kept = readKept() ?? (await compile().catch(() => null));
process.argv = [process.argv[0], source, ...argv];
if (kept) run(kept);
else await runFromSources();

/** What stands for a file as it is; "gone" when it is not there. */
function stampOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : "gone";
}

/** Files that every program depends on, beside its own sources. */
function common() {
  return [here, ...["package.json", "tsconfig.json", "node_modules/.package-lock.json"].map((file) => path.join(root, file))];
}

function manifestFile() {
  return path.join(cache, `${entry.replaceAll("/", "-")}.json`);
}

/** The compiled program when nothing has changed since; null otherwise. */
function readKept() {
  try {
    const manifest = JSON.parse(readFileSync(manifestFile(), "utf8"));
    if (manifest.source !== source || Object.entries(manifest.stamps).some(([file, stamp]) => stampOf(file) !== stamp)) return null;
    return { file: manifest.file, code: readFileSync(manifest.file, "utf8") };
  } catch {
    return null;
  }
}

/** Compiles the program and keeps it. @throws Error when esbuild is not there, a source is faulty, or nothing can be written */
async function compile() {
  const { build } = await import("esbuild");
  const stamps = Object.fromEntries(common().map((file) => [file, stampOf(file)]));
  const { outputFiles } = await build({
    entryPoints: [source], absWorkingDir: root, bundle: true, platform: "node", format: "cjs", target: `node${process.versions.node}`,
    write: false, logLevel: "silent", plugins: [ownFiles(stamps)],
  });
  const code = outputFiles[0].text;
  const name = manifestFile().replace(/\.json$/u, "");
  const file = `${name}-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.cjs`;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache)) if (path.join(cache, old).startsWith(`${name}-`) && /\.(?:cjs|v8)$/u.test(old)) rmSync(path.join(cache, old), { force: true });
  put(file, code);
  put(manifestFile(), JSON.stringify({ source, file, stamps }));
  return { file, code };
}

/** Notes every source before it is read, lets it know its own address, and leaves most packages out. */
function ownFiles(stamps) {
  return {
    name: "own-files",
    setup(build) {
      build.onResolve({ filter: /^[@a-z]/ }, ({ path: name, kind }) => (kind === "entry-point" || BUNDLED.test(name) ? null : { external: true, path: name }));
      build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        stamps[file] = stampOf(file);
        const text = readFileSync(file, "utf8");
        return { loader: "ts", contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href)) };
      });
    },
  };
}

/** Runs the program; when it ends, what V8 has compiled of it is kept for the next start. */
function run({ file, code }) {
  const compiledFile = file.replace(/cjs$/u, "v8");
  let cachedData;
  try {
    cachedData = readFileSync(compiledFile);
  } catch {
    cachedData = undefined; // the first start
  }
  const script = new Script(`(function (exports, require, module) {${code}\n})`, { filename: file, cachedData, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  if (!cachedData || script.cachedDataRejected) {
    process.once("exit", () => {
      try {
        put(compiledFile, script.createCachedData());
      } catch {
        return; // the disk is full: the next start compiles again
      }
    });
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module);
}

async function runFromSources() {
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(source).href);
}

/** Whole or not at all, where two processes start at once. */
function put(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
