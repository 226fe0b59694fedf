import type { Language } from "../../domain/answer.js";
import { toTraditional } from "../../text/script.js";

/** What the chat itself says; what it answers is worded in compose/. */
export interface Wording {
  commands: string; // heads the list of commands
  unknown(command: string): string;
  choose(last: number): string; // a number that stands before no option
  failed: string;
  more: string; // heads the numbered questions
  nod: string; // to what is no question
}

const ZH: Wording = {
  commands: "命令：",
  unknown: (command) => `没有 ${command} 这个命令；/help 看用法。`,
  choose: (last) => (last === 1 ? "只有第 1 项可选。" : `请输入 1 到 ${last} 之间的数字，或直接提问。`),
  failed: "这个问题没能答出来，请换个说法再问。",
  more: "输入数字接着问：",
  nod: "想查哪里的什么数字，直接问就好，比如：瓮安种了多少亩茶？",
};

const EN: Wording = {
  commands: "Commands:",
  unknown: (command) => `There is no command ${command}; /help tells how to use this.`,
  choose: (last) => (last === 1 ? "There is only option 1." : `Type a number from 1 to ${last}, or ask a question.`),
  failed: "That question could not be answered; please put it in another way.",
  more: "Type a number to ask:",
  nod: "Ask for any figure, for example: How many mu of tea has Weng'an?",
};

export const WELCOME = "出处：问地区的数字，答案都附出处。直接输入问题；/help 看用法，/quit 或 Ctrl-D 离开。";
export const WELCOME_MORE = "繁體、拼音、English 都可以。 In English: How many mu of tea has Weng'an?";
export const GOODBYE = "再见。";
export const CTRL_C = "再按一次 Ctrl-C 离开。";

export function wording(language: Language): Wording {
  if (language === "en") return EN;
  if (language === "zh-Hans") return ZH;
  const { commands, unknown, choose, failed, more, nod } = ZH;
  return {
    commands: toTraditional(commands),
    unknown: (command) => toTraditional(unknown(command)),
    choose: (last) => toTraditional(choose(last)),
    failed: toTraditional(failed),
    more: toTraditional(more),
    nod: toTraditional(nod),
  };
}
