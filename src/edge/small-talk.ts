import { normalise } from "../text/normalise.js";
import { trimEnd } from "../text/trim.js";

/** What is no question: somebody looks for the menu, or only nods, laughs or sends a sign. */
export type SmallTalk = "menu" | "nod";

/** Whole messages that ask for the menu; simplified, lower case. */
const MENU: ReadonlySet<string> = new Set(["菜单", "主菜单", "目录", "功能", "命令", "开始", "menu", "commands"]);
const MARK = /^[?!]+$/u;
const LAUGH = /^(?:[哈呵嘿嘻嗯哦噢嗨呀啊]+|(?:ha|he|xi)+h?|lol|h{2,}|2333+|6{3,})[~!.。…]*$/u;
const SAYS = /[\p{L}\p{N}]/u;

/** Whole messages that ask whether somebody else's words are so; simplified, lower case, without marks. */
const CHECKS: ReadonlySet<string> = new Set([
  "对吗", "对不对", "是吗", "是真的吗", "真的吗", "真的假的", "真的", "属实吗", "准吗", "准确吗", "核对一下", "核实一下", "查一下",
  "is that right", "is this right", "is that true", "is this true", "true", "really", "check",
]);

/** Whether a message only asks if what it replies to is so: "对吗？", "是真的吗". */
export const isCheck = (text: string): boolean =>
  CHECKS.has(trimEnd(normalise(text).toLowerCase(), "?!.。,，~").trim());

/** @returns null for what may be a question, the engine's to answer */
export function smallTalk(text: string): SmallTalk | null {
  const said = normalise(text).toLowerCase().trim();
  if (MENU.has(said) || MARK.test(said)) return "menu";
  return LAUGH.test(said) || (said !== "" && !SAYS.test(said)) ? "nod" : null;
}

/** The number of an option, typed alone: "2", "２。"; null for anything else. */
export function chosenNumber(text: string): number | null {
  const number = /^(?<n>\d{1,2})[.。、)]?$/u.exec(normalise(text).trim())?.groups?.["n"];
  return number === undefined ? null : Number(number);
}
