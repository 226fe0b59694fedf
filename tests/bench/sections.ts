import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../helpers/project.js";

/** A part of the bench: a program of its own, started in a process of its own. */
export interface Section {
  flag: string; // npm run bench -- --ask …
  title: string;
  file: string; // in tests/bench; it takes --json and prints one line of JSON then
  short: () => string[]; // its arguments in a run of everything
}

const beside = path.join(root, "..", "shared");

/** What lies beside the project, where it does. */
export const given = (...names: string[]): string[] => names.map((name) => path.join(beside, name)).filter((file) => existsSync(file));

const firstOf = (files: string[], otherwise: string[]): string[] => (files.length > 0 ? files : otherwise);

const all: Section[] = [
  { flag: "ask", title: "Answering", file: "ask/main.ts", short: () => ["--rounds", "10", "--runs", "3"] },
  { flag: "questions", title: "Whole chats", file: "questions/main.ts", short: () => [] },
  { flag: "retrieval", title: "Passage search", file: "retrieval/main.ts", short: () => firstOf(given("benchmarks/drcd_dev.json"), ["--scale", "1000"]) },
  { flag: "extraction", title: "Reading articles", file: "extraction/main.ts", short: () => [] },
  { flag: "telegram", title: "The Telegram bot", file: "telegram/run.ts", short: () => ["--rounds", "1"] },
];

/** Those that this copy has. */
export const sections = all.map((section) => ({ ...section, file: path.join(import.meta.dirname, section.file) })).filter(({ file }) => existsSync(file));
