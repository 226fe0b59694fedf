/**
 * Starts a program of src/ from its sources, quickly: compiled once into one file, with V8's compiled code beside it.
 *   node src/launch.mjs edge/commands/ask "问题"
 * A program that answers once and ends is kept whole besides, as Node's start-up snapshot: with all that it builds from data/.
 * What is kept lies in node_modules/.cache/chuchu and is used only while every source, the packages, the data and this file
 * are as they were; where nothing can be kept or compiled, the build in dist/ runs when it is not older than the sources, else tsx
 * runs these as they are; without both compilers (npm ci --omit=dev) the build runs. Needs nothing but Node to start.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, Script } from "node:vm";

const here = fileURLToPath(import.meta.url);
const root = path.join(path.dirname(here), "..");
const cache = path.join(root, "node_modules", ".cache", "chuchu");

// Packages that a start always needs: read from one file they load in half the time. All others stay where they are.
const BUNDLED = /^(?:zod|opencc-js|minisearch)(?:\/|$)/u;
/** Programs that hand startIfMain what to build beforehand. */
const PREPARED = new Set(["edge/commands/ask"]);
const REFUSED = new Set([14, "SIGABRT", "SIGILL", "SIGSEGV", "SIGTRAP"]); // how Node ends over a snapshot that is of another build, or broken

const [entry = "", ...argv] = process.argv.slice(2);
const source = path.join(root, "src", `${entry}.ts`);
const kept = readKept() ?? (await compile().catch(() => null));
process.argv = [process.argv[0], source, ...argv];
const snapshot = kept && snapshotOf(kept);
if (!snapshot || !runSnapshot(snapshot)) {
  if (kept) run(kept);
  else await runUncompiled();
  if (snapshot) process.once("exit", (code) => code === 0 && keepSnapshot(kept, snapshot));
}

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
  for (const old of readdirSync(cache)) if (path.join(cache, old).startsWith(`${name}-`) && /\.(?:cjs|v8|blob)$/u.test(old)) rmSync(path.join(cache, old), { force: true });
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

/** Where the snapshot lies that fits the program, its data and this Node; null for programs that have none. */
function snapshotOf({ file }) {
  if (!PREPARED.has(entry) || argv.includes("--jsonl") || process.execArgv.length > 0) return null; // a stream starts once for many questions
  const { version, arch, execPath, env } = process;
  const hash = createHash("sha256").update([version, arch, execPath, env.NODE_OPTIONS, ...["data", "intents"].flatMap(stampsBelow)].join("\n"));
  return file.replace(/cjs$/u, `${hash.digest("hex").slice(0, 16)}.blob`);
}

function stampsBelow(folder) {
  const files = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { recursive: true }).sort() : [];
  return files.map((name) => `${folder}/${name} ${stampOf(path.join(root, folder, name))}`);
}

/** @returns whether it ran */
function runSnapshot(snapshot) {
  if (!existsSync(snapshot)) return false;
  const { status, signal } = spawnSync(process.execPath, ["--snapshot-blob", snapshot, source, ...argv], { stdio: "inherit" });
  if (REFUSED.has(status ?? signal)) return false;
  process.exitCode = status ?? 1;
  return true;
}

/** Takes the snapshot for the next start; the old ones go. Nothing happens where it cannot be taken. */
function keepSnapshot({ file, code }, snapshot) {
  const draft = `${snapshot}.${process.pid}`;
  try {
    for (const old of readdirSync(cache)) if (old.startsWith(entry.replaceAll("/", "-")) && old.includes(".blob")) rmSync(path.join(cache, old), { force: true });
    writeFileSync(`${draft}.cjs`, `process.argv[1] = ${JSON.stringify(source)};(function (exports, require, module) {${code}\n})({}, require("node:module").createRequire(${JSON.stringify(file)}), { exports: {} });`);
    const { status } = spawnSync(process.execPath, ["--snapshot-blob", draft, "--build-snapshot", `${draft}.cjs`], { stdio: "ignore" });
    if (status === 0) renameSync(draft, snapshot);
    rmSync(`${draft}.cjs`, { force: true });
  } catch {
    return; // the disk is full: the next start builds everything again
  }
}

/** Runs the build when it is not older than the sources, else the sources by tsx, else the build as it is. */
async function runUncompiled() {
  const built = path.join(root, "dist", `${entry}.js`);
  const isBuilt = statSync(built, { throwIfNoEntry: false }) !== undefined;
  if (isBuilt && youngest("dist", ".js") >= youngest("src", ".ts")) return runBuilt(built);
  const tsx = await import("tsx/esm/api").catch(() => null);
  if (tsx) {
    tsx.register();
    return import(pathToFileURL(source).href);
  }
  if (!isBuilt) {
    process.stderr.write(`launch: cannot run src/${entry}.ts: esbuild and tsx are not installed, and there is no dist/${entry}.js.\nRun npm ci; or, to do without development packages, npm ci && npm run build && npm ci --omit=dev.\n`);
    process.exitCode = 1;
    return;
  }
  process.stderr.write("launch: dist is older than src and nothing here compiles src; running dist as it is (npm ci && npm run build makes it anew)\n");
  return runBuilt(built);
}

function runBuilt(built) {
  process.argv[1] = built;
  return import(pathToFileURL(built).href);
}

/** When the youngest file with an ending below a folder was written, ms; 0 when there is none. */
function youngest(folder, ending) {
  try {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(ending));
    return Math.max(0, ...files.map((file) => statSync(path.join(root, folder, file)).mtimeMs));
  } catch {
    return 0;
  }
}

/** Whole or not at all, where two processes start at once. */
function put(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
