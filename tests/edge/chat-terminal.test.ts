import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { converse } from "../../src/edge/terminal/converse.js";
import type { Said, Talk } from "../../src/edge/terminal/talk.js";
import { openLineHistory, type LineHistory } from "../../src/store/line-history.js";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "chat-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  type(keys: string): Promise<void>;
  end(): void;
  heard: string[];
  printed(): string;
  errors(): string;
  done: Promise<void>;
}

/** A chat on streams of our own. */
function start(interactive: boolean, history: LineHistory = openLineHistory(path.join(folder, "history"))): Run {
  const heard: string[] = [];
  const said = (line: string): Said => ({ lines: line === "" ? [] : [`答:${line}`], error: line === "坏" ? "broken" : null, leave: line === "退出" });
  const talk: Talk = { say: (line) => (heard.push(line), said(line)) };
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const text = { out: "", err: "" };
  output.on("data", (chunk: Buffer) => (text.out += chunk.toString()));
  errors.on("data", (chunk: Buffer) => (text.err += chunk.toString()));
  const done = converse(talk, { input, output, errors, interactive, prompt: "› ", history });
  return {
    heard, done, printed: () => text.out, errors: () => text.err, end: () => void input.end(),
    async type(keys) {
      for (const key of keys) input.write(key);
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

describe("from a pipe", () => {
  test("each line is answered, without a prompt", async () => {
    const run = start(false);
    await run.type("甲\r\n坏\n乙");
    run.end();
    await run.done;
    expect(run.printed()).toBe("答:甲\n\n答:坏\n\n答:乙\n\n");
    expect(run.errors()).toBe("broken\n");
  });

  test("what comes after leaving is not answered", async () => {
    const run = start(false);
    await run.type("甲\n退出\n乙\n");
    await run.done;
    expect(run.heard).toEqual(["甲", "退出"]);
  });
});

describe("at a terminal", () => {
  test("Ctrl-C clears the line, and twice leaves", async () => {
    const run = start(true);
    await run.type("甲乙\u0003丙\r");
    expect(run.heard).toEqual(["丙"]);
    expect(run.printed()).toContain("Ctrl-C");
    await run.type("\u0003丁\u0003");
    expect(run.printed()).not.toContain("再见");
    await run.type("\u0003");
    await run.done;
    expect(run.printed()).toContain("再见");
  });

  test("Ctrl-D leaves", async () => {
    const run = start(true);
    await run.type("\u0004");
    await run.done;
    expect(run.heard).toEqual([]);
  });

  test("what was typed is kept, and the arrow brings it back the next time", async () => {
    const first = start(true);
    await first.type("云岭茶园\r\u0004");
    await first.done;
    expect(readFileSync(path.join(folder, "history"), "utf8")).toBe("云岭茶园\n");
    const second = start(true);
    await second.type("\u001B[A\r\u0004");
    await second.done;
    expect(second.heard).toEqual(["云岭茶园"]);
  });

  test("where nothing can be kept, the chat goes on without", async () => {
    writeFileSync(path.join(folder, "file"), "");
    const run = start(true, openLineHistory(path.join(folder, "file", "history")));
    await run.type("甲\r乙\r\u0004");
    await run.done;
    expect(run.heard).toEqual(["甲", "乙"]);
  });
});
