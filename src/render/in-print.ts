import type { Answer } from "../domain/answer.js";
import { fullWidth } from "./punctuation.js";

/** An answer as people read it: Chinese with the marks of its script, each quotation in one pair of marks. */
export function inPrint(answer: Answer): Answer {
  if (answer.language === "en") return answer;
  return {
    ...answer,
    text: printed(answer.text),
    headline: printed(answer.headline),
    options: answer.options.map(({ label, ask }) => ({ label: printed(label), ask })),
  };
}

/** A line of Chinese as people read it. */
export const printed = (text: string): string => fullWidth(text).replace(/“{2,}/gu, "“").replace(/”{2,}/gu, "”");

/** Whether a line of an answer names a source: "出处：…", "出處2：…", "Source: …". */
export const isSource = (line: string): boolean => /^(?:出处|出處|Source)(?: ?\d+)?[::：]/u.test(line);
