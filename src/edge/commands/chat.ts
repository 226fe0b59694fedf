import path from "node:path";
import { openEngine } from "../../store/live-engine.js";
import { openLineHistory } from "../../store/line-history.js";
import { projectRoot } from "../../store/load-root.js";
import { converse } from "../terminal/converse.js";
import { createPaint, wantsColours } from "../terminal/paint.js";
import { createTalk } from "../terminal/talk.js";
import { WELCOME, WELCOME_MORE } from "../terminal/wording.js";
import { dataDirOf, startIfMain, terminal } from "./io.js";

const USAGE = `chat: ask questions in the terminal, one a line
  ARTICLES_DIR  folder with the original articles, to quote them
  DATA_DIR      folder that keeps what you typed; default: var
  NO_COLOR      no colours`;

/** The chat in the terminal; reads questions from a pipe too, then without prompt and colours. @returns the exit code */
export async function main(argv: string[]): Promise<number> {
  const io = terminal(projectRoot());
  if (argv.length > 0) {
    const help = argv.includes("--help") || argv.includes("-h");
    (help ? io.out : io.err)(help ? USAGE : `chat: unknown argument ${argv[0] ?? ""}\n${USAGE}`);
    return help ? 0 : 2;
  }
  const { stdin, stdout, stderr, env } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const paint = createPaint(wantsColours(stdout, env));
  if (interactive) io.out(`${paint.figure(WELCOME)}\n${paint.source(WELCOME_MORE)}\n`);
  const engine = await openEngine(io.root, { articlesDir: env["ARTICLES_DIR"], dataDir: dataDirOf(env), onProblem: (message) => io.err(message) });
  engine.watch();
  const history = openLineHistory(path.resolve(io.root, dataDirOf(env), "chat-history"));
  const talk = createTalk({ ask: engine.ask, now: () => new Date(), paint });
  await converse(talk, { input: stdin, output: stdout, errors: stderr, interactive, prompt: paint.option("› "), history });
  return 0;
}

void startIfMain(import.meta.url, main);
