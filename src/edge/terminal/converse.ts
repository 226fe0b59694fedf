import { createInterface, type Interface } from "node:readline";
import type { LineHistory } from "../../store/line-history.js";
import { completeCommand } from "./commands.js";
import type { Talk } from "./talk.js";
import { CTRL_C, GOODBYE } from "./wording.js";

export interface Terminal {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  errors: NodeJS.WritableStream;
  interactive: boolean; // somebody types: prompt, line editing, history
  prompt: string;
  history: LineHistory;
}

const LINES_KEPT = 500;

/** Reads lines and prints what the talk says to them, until the input ends or the talk does. */
export async function converse(talk: Talk, terminal: Terminal): Promise<void> {
  const { output, errors, interactive } = terminal;
  const reader = interactive ? editor(terminal) : createInterface({ input: terminal.input, crlfDelay: Infinity });
  let open = true;
  const closed = new Promise<void>((resolve) => {
    reader.once("close", () => {
      open = false;
      resolve();
    });
  });
  reader.on("line", (line) => {
    if (!open) return; // lines of the same chunk still come after close()
    const { lines, error, leave } = talk.say(line);
    if (lines.length > 0) output.write(`${lines.join("\n")}\n\n`);
    if (error !== null) errors.write(`${error}\n`);
    if (leave) reader.close();
    else if (interactive) reader.prompt();
  });
  if (interactive) reader.prompt();
  await closed;
  if (interactive) output.write(`\n${GOODBYE}\n`);
}

/** A reader with editing, history and completion: Ctrl-C clears the line, and a second one leaves; Ctrl-D leaves. */
function editor({ input, output, prompt, history }: Terminal): Interface {
  const reader = createInterface({
    input, output, prompt, terminal: true, history: history.read().slice(0, LINES_KEPT), historySize: LINES_KEPT,
    removeHistoryDuplicates: true, completer: completeCommand,
  });
  reader.on("history", (lines: string[]) => history.write(lines));
  let pressed = false;
  reader.on("SIGINT", () => {
    if (pressed) return reader.close();
    pressed = true;
    reader.write(null, { ctrl: true, name: "e" });
    reader.write(null, { ctrl: true, name: "u" });
    output.write(`\n${CTRL_C}\n`);
    reader.prompt();
  });
  input.on("keypress", (_: string | undefined, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (!(key?.ctrl === true && key.name === "c")) pressed = false;
  });
  return reader;
}
