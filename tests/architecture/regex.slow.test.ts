import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../helpers/project.js";
import { modules, placeOf, walk } from "../helpers/source.js";

/** What is used of recheck, which finds the worst case of a regular expression by its automaton, or else by trying. */
interface Recheck {
  check(source: string, flags: string, options: { timeout: number }): Promise<Verdict>;
}

interface Verdict {
  status: "safe" | "vulnerable" | "unknown";
  complexity?: { summary: string; isFuzz: boolean };
  attack?: { pumps: { prefix: string; pump: string }[]; suffix: string };
}

/** Expressions that are worse than linear and may be, because what they read is short. */
const SHORT_INPUT: readonly { pattern: string; why: string }[] = [
  { pattern: "/[^,，。;:!?]*$/u", why: "reads the 24 characters before a figure" },
];

const BUILDING_PARTS = ["text", "understand", "retrieve", "compose", "ingest", "render"];
const recheck = findRecheck();

function findRecheck(): Recheck | null {
  try {
    return createRequire(import.meta.url)("recheck") as Recheck;
  } catch {
    return null;
  }
}

/** Every expression that is written as one in src/, with the place of its first use. */
function literals(): Map<string, string> {
  const found = new Map<string, string>();
  for (const module of modules()) {
    walk(module.tree, (node) => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, placeOf(module, node));
    });
  }
  return found;
}

/** Every expression that modules of src/ build of parts while they are loaded. */
async function built(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [string, string?]) {
      const made = new target(...args);
      const caller = /[/\\](?<file>src[/\\][^:)]+):/u.exec(new Error("who").stack?.split("\n").find((line) => line.includes(path.join(root, "src"))) ?? "");
      if (caller?.groups) found.set(String(made), caller.groups["file"] ?? "");
      return made;
    },
  });
  try {
    for (const { file } of modules()) if (BUILDING_PARTS.includes(file.split("/")[1] ?? "")) await import(path.join(root, file));
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

const title = recheck ? "regular expressions take linear time at worst" : "regular expressions (SKIPPED: the package recheck is not installed)";

describe.skipIf(!recheck)(title, () => {
  const found = literals();
  beforeAll(async () => {
    for (const [pattern, place] of await built()) found.set(pattern, place);
  });

  test("the one that finds them out works", async () => {
    expect(await worstCase("/(?:a+)+$/u")).toContain("exponential");
    expect(await worstCase("/\\s+$/u")).toContain("2nd degree");
    expect(await worstCase("/\\d{1,9}%/u")).toBe("");
  });

  test("each of them", async () => {
    expect(found.size).toBeGreaterThan(20);
    const allowed = new Set(SHORT_INPUT.map(({ pattern }) => pattern));
    const checked = [...found].filter(([pattern]) => !allowed.has(pattern));
    const wrong: { pattern: string; place: string; worst: string }[] = [];
    const next = checked.values();
    const checkSome = async (): Promise<void> => {
      for (const [pattern, place] of next) wrong.push({ pattern, place, worst: await worstCase(pattern) });
    };
    await Promise.all([checkSome(), checkSome()]); // two at once: more of them would run out of their time on a small machine
    expect(wrong.filter(({ worst }) => worst !== "")).toEqual([]);
  }, 900_000);

  test("no exception that nobody needs any more", () => {
    expect(SHORT_INPUT.filter(({ pattern }) => !found.has(pattern))).toEqual([]);
  });
});

/** What an expression, "/…/flags", needs at worst; "" for linear. */
async function worstCase(pattern: string): Promise<string> {
  const end = pattern.lastIndexOf("/");
  const [source, flags] = [pattern.slice(1, end), pattern.slice(end + 1)];
  const verdict = await recheck?.check(source, flags, { timeout: 60_000 });
  if (!verdict || verdict.status === "safe") return "";
  // A verdict found by trying counts steps: [^)]{0,500} seems endless to it, so its own worst text decides, ten times as long.
  if (verdict.complexity?.isFuzz === true && verdict.attack && growsInProportion(new RegExp(source, flags.replace("y", "")), verdict.attack)) return "";
  return verdict.complexity?.summary ?? verdict.status;
}

/** Whether ten times the text takes no more than thirty times as long, in the best of three rounds. */
function growsInProportion(pattern: RegExp, { pumps, suffix }: NonNullable<Verdict["attack"]>): boolean {
  const attack = (times: number): string => pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join("") + suffix;
  const milliseconds = (text: string): number => {
    const start = process.cpuUsage();
    text.replace(pattern, "");
    return process.cpuUsage(start).user / 1_000;
  };
  const [short, long] = [attack(500), attack(5_000)];
  return [1, 2, 3].some(() => {
    const before = milliseconds(short);
    return before < 2_000 && milliseconds(long) < Math.max(50, before * 30);
  });
}
