import picocolors from "picocolors";
import type { Answer } from "../../domain/answer.js";
import { findFigure } from "../../render/telegram.js";
import { isSource } from "../../render/in-print.js";
import { wording } from "./wording.js";

/** How the parts of an answer look. */
export interface Paint {
  figure(text: string): string;
  source(text: string): string;
  option(text: string): string;
}

/** @param colours false: everything plain, for pipes and NO_COLOR */
export function createPaint(colours: boolean): Paint {
  const { bold, dim, cyan } = picocolors.createColors(colours);
  return { figure: bold, source: dim, option: cyan };
}

/** Colours only on a terminal that has them, and not against the reader's wish (https://no-color.org). */
export function wantsColours(output: { isTTY?: boolean }, environment: Record<string, string | undefined>): boolean {
  return output.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

const BULLET = "· ";

/** An answer as lines for a terminal: its figures bold, its sources dim, the questions to go on with numbered from 1. */
export function paintAnswer(answer: Answer, paint: Paint): string[] {
  const lines = answer.text.split("\n");
  const bullets = lines.filter((line) => line.startsWith(BULLET)).length;
  const inText = answer.kind === "clarify" && bullets === answer.options.length; // the text lists the options already
  let number = 0;
  const painted = lines.map((line) => {
    if (isSource(line)) return paint.source(line);
    const bold = boldFigures(line, answer, paint);
    return inText && line.startsWith(BULLET) ? `  ${paint.option(`${++number}.`)} ${bold.slice(BULLET.length)}` : bold;
  });
  const listed = inText ? [] : answer.options.map(({ label }, i) => `  ${paint.option(`${i + 1}.`)} ${label}`);
  return [...painted, ...(answer.options.length > 0 ? [paint.source(wording(answer.language).more), ...listed] : [])];
}

function boldFigures(line: string, answer: Answer, paint: Paint): string {
  const known = answer.kind === "clarify" ? answer.related : answer.facts;
  const ranges = known.flatMap((fact) => findFigure(line, fact).slice(0, 1)).sort(([a], [b]) => a - b);
  let out = "";
  let from = 0;
  for (const [start, end] of ranges) {
    if (start < from) continue;
    out += line.slice(from, start) + paint.figure(line.slice(start, end));
    from = end;
  }
  return out + line.slice(from);
}
