import type { Language } from "../../domain/answer.js";
import { normalise } from "../../text/normalise.js";
import { toTraditional } from "../../text/script.js";

/** One row of what can be typed besides a question. */
export interface Command {
  name: string; // "/help"
  words: string[]; // other ways to type it, as the whole line
  ask: string | null; // the question that it stands for; null: leave
  zh: string; // what it does
  en: string;
}

export const COMMANDS: readonly Command[] = [
  { name: "/help", words: ["/start", "帮助", "用法", "help", "?"], ask: "怎么用", zh: "用法", en: "how to use this" },
  { name: "/regions", words: ["地区", "regions"], ask: "有哪些地区", zh: "有哪些地区", en: "which regions there are" },
  { name: "/indicators", words: ["指标", "indicators"], ask: "有哪些指标", zh: "有哪些指标", en: "which indicators there are" },
  { name: "/articles", words: ["文章", "报道", "articles", "sources"], ask: "有哪些文章", zh: "根据哪些文章", en: "which articles it rests on" },
  { name: "/quit", words: ["/exit", "退出", "离开", "quit", "exit"], ask: null, zh: "离开（Ctrl-D 也可以）", en: "leave (or Ctrl-D)" },
];

const byWord = new Map(COMMANDS.flatMap((command) => [command.name, ...command.words, ...command.words.map((word) => `/${word}`)].map((word) => [word, command])));

/** The command that a line is, in either script, full-width or not: "/帮助", "幫助", "／help"; null when it is none. */
export function findCommand(line: string): Command | null {
  return byWord.get(normalise(line).trim()) ?? null;
}

/** "/help 帮助  用法", a line each. */
export function listCommands(language: Language): string[] {
  return COMMANDS.map(({ name, words, zh, en }) => {
    const chinese = words.find((word) => /\p{Script=Han}/u.test(word)) ?? "";
    const line = language === "en" ? `${name.padEnd(12)} ${en}` : `${name.padEnd(12)} ${chinese.padEnd(4, "\u3000")} ${zh}`;
    return `  ${language === "zh-Hant" ? toTraditional(line) : line}`;
  });
}

/** What the tab key offers for the beginning of a command. */
export function completeCommand(line: string): [string[], string] {
  return [line.startsWith("/") ? COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(line)) : [], line];
}
