import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { questionFiles, root } from "../../helpers/project.js";

const SAMPLE = path.join(root, "..", "shared", "questions", "sample.jsonl");
const Line = z.object({ turns: z.array(z.string()).min(1) });
const Row = z.object({ ask: z.string(), chat: z.array(z.string()).default([]) });

/** Conversations to answer, each a list of turns. */
export interface Chats {
  name: string;
  chats: string[][];
}

/** The sample of real questions where it lies beside the project; else the project's own test sentences. */
export function readChats(): Chats {
  if (existsSync(SAMPLE)) {
    const lines = readFileSync(SAMPLE, "utf8").split("\n").filter((line) => line.trim() !== "");
    return { name: "sample questions", chats: lines.map((line) => Line.parse(JSON.parse(line)).turns) };
  }
  const rows = questionFiles().flatMap(({ text }) => z.array(Row).parse(parse(text)));
  return { name: "test sentences", chats: rows.map((row) => [...row.chat, row.ask]) };
}
