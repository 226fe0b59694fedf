import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./helpers/project.js";

const SLOW = 120_000; // each test starts several processes
const HELLO = 'import { name } from "./name.js";\nexport const url = import.meta.url;\nprocess.stdout.write(`hello ${name} ${process.argv.slice(2).join("+")} ${url.endsWith("src/hello.ts")}`);\n';

/** A small project with the launcher in it, and its own place for what is kept. */
function project(): { folder: string; start: (...args: string[]) => { status: number | null; out: string; err: string }; write: (file: string, text: string) => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "chuchu-launch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, "src"));
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of ["esbuild", "@esbuild", "tsx"]) symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
  copyFileSync(path.join(root, "src/launch.mjs"), path.join(folder, "src/launch.mjs"));
  const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
  write("package.json", '{ "type": "module" }');
  write("src/hello.ts", HELLO);
  write("src/name.ts", 'export const name: string = "Kaizhou";\n');
  const start = (...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, "src/launch.mjs"), ...args], { encoding: "utf8", cwd: folder });
    return { status, out: stdout, err: stderr };
  };
  return { folder, start, write };
}

const keptIn = (folder: string): string[] => readdirSync(path.join(folder, "node_modules/.cache/chuchu")).map((name) => path.extname(name)).sort();

test("runs a program with its arguments, and keeps what was compiled", { timeout: SLOW }, () => {
  const { folder, start } = project();
  expect(start("hello", "a", "b")).toEqual({ status: 0, out: "hello Kaizhou a+b true", err: "" });
  expect(keptIn(folder)).toEqual([".cjs", ".json", ".v8"]);
  expect(start("hello")).toEqual({ status: 0, out: "hello Kaizhou  true", err: "" });
});

test("an edit is seen at the next start, in whichever file it is, and the old program goes", { timeout: SLOW }, () => {
  const { folder, start, write } = project();
  start("hello");
  write("src/name.ts", 'export const name: string = "Wengan-";\n'); // of the same length
  expect(start("hello").out).toBe("hello Wengan-  true");
  expect(keptIn(folder)).toEqual([".cjs", ".json", ".v8"]);
});

test("where nothing can be kept, the sources run all the same", { timeout: SLOW }, () => {
  const { start, write } = project();
  write("node_modules/.cache", "a file, no folder");
  expect(start("hello", "a")).toEqual({ status: 0, out: "hello Kaizhou a true", err: "" });
});

test("a faulty source is named, and the exit code tells", { timeout: SLOW }, () => {
  const { start, write } = project();
  write("src/name.ts", "export const name = ;\n");
  const { status, err } = start("hello");
  expect(status).not.toBe(0);
  expect(err).toContain("name.ts");
});

test("kept code that is broken is made anew", { timeout: SLOW }, () => {
  const { folder, start } = project();
  start("hello");
  const kept = path.join(folder, "node_modules/.cache/chuchu");
  for (const name of readdirSync(kept)) if (name.endsWith(".v8")) writeFileSync(path.join(kept, name), "nothing");
  expect(start("hello").out).toBe("hello Kaizhou  true");
});

const ANSWER = `import { readFileSync } from "node:fs";
import { startupSnapshot } from "node:v8";
const data = readFileSync("data/it.yaml", "utf8");
const built = startupSnapshot.isBuildingSnapshot();
const main = (): void => {
  process.stdout.write(\`\${data} \${process.argv.slice(2).join("+")} \${process.env["WHO"]}\${built ? " prepared" : ""}\`);
  process.exitCode = 3;
};
if (built) startupSnapshot.setDeserializeMainFunction(main);
else {
  main();
  process.exitCode = 0;
}
`;

/** The small project with a program that the launcher keeps whole. */
function preparedProject(): ReturnType<typeof project> {
  const made = project();
  mkdirSync(path.join(made.folder, "src/edge/commands"), { recursive: true });
  mkdirSync(path.join(made.folder, "data/below"), { recursive: true });
  made.write("data/it.yaml", "one");
  made.write("src/edge/commands/ask.ts", ANSWER);
  return made;
}

test("a program that answers once is kept whole: what it built is there, arguments, surroundings and exit code are this start's", { timeout: SLOW }, () => {
  const { start } = preparedProject();
  process.env["WHO"] = "first";
  expect(start("edge/commands/ask", "a")).toEqual({ status: 0, out: "one a first", err: "" });
  process.env["WHO"] = "second";
  expect(start("edge/commands/ask", "b", "c")).toEqual({ status: 3, out: "one b+c second prepared", err: "" });
  expect(start("edge/commands/ask", "--jsonl").out).toBe("one --jsonl second"); // a stream starts once for many questions
});

test("changed data is never answered from the old snapshot, nor from a broken one", { timeout: SLOW }, () => {
  const { folder, start, write } = preparedProject();
  start("edge/commands/ask");
  write("data/it.yaml", "two");
  expect(start("edge/commands/ask").out).toMatch(/^two .*(?<! prepared)$/u);
  expect(start("edge/commands/ask").out).toMatch(/^two .* prepared$/u);
  write("data/below/new.yaml", "more");
  expect(start("edge/commands/ask").out).toMatch(/^two .*(?<! prepared)$/u);
  const kept = path.join(folder, "node_modules/.cache/chuchu");
  const blobs = readdirSync(kept).filter((name) => name.endsWith(".blob"));
  expect(blobs).toHaveLength(1);
  for (const name of blobs) writeFileSync(path.join(kept, name), "nothing");
  expect(start("edge/commands/ask").out).toMatch(/^two .*(?<! prepared)$/u);
  expect(start("edge/commands/ask").out).toMatch(/^two .* prepared$/u);
});
