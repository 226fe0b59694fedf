import { foldSameLength } from "../text/quantities/index.js";
import { ARTICLE_END, furnitureRule } from "./furniture.js";
import { isByline } from "./meta.js";
import type { Paragraph, Role } from "./types.js";

const CAPTION = /(?:^|[\s。(])[\p{Script=Han}]{2,4}\s?(?:\/?摄|供图|\/图)\)?$|^(?:图为|图片|资料图|上图|下图|图\d)|图片(?:除署名外)?(?:均)?由/u;
const SENTENCE = /[。!?;]/u;
const LONGEST_HEADING = 45;

/**
 * The role of each line of an article, in order.
 * @param lines the non-blank lines, trimmed
 */
export function assignRoles(lines: readonly string[]): Paragraph[] {
  const folded = lines.map(foldSameLength);
  const end = endOfArticle(folded);
  return lines.map((text, i) => ({ n: i + 1, text, role: roleOf(folded[i] ?? "", i, end, lines.length) }));
}

/** The index of the line behind which only furniture follows; the number of lines when there is none. */
function endOfArticle(folded: readonly string[]): number {
  const body = folded.reduce((sum, line) => sum + line.length, 0);
  let seen = 0;
  for (const [i, line] of folded.entries()) {
    if (seen > body * 0.4 && line.length < 80 && ARTICLE_END.test(line)) return i;
    seen += line.length;
  }
  return folded.length;
}

function roleOf(line: string, i: number, end: number, total: number): Role {
  if (i === end && /编辑|责编|审核|校对/u.test(line) && !/^相关/u.test(line)) return "byline";
  if (i >= end && end < total) return isByline(line) && !furnitureRule(line) ? "byline" : "furniture";
  if (furnitureRule(line) !== null && (line.length < 400 || i > total * 0.6)) return line.length > 200 && i < 3 ? "body" : "furniture";
  if (isByline(line)) return "byline";
  if (line.length <= 80 && CAPTION.test(line)) return "caption";
  if (/^[.…·*=_—\s-]+$/u.test(line)) return "furniture";
  const list = /^[■□●◆★◎▲※·]/u.test(line);
  if (!list && line.length <= LONGEST_HEADING && !SENTENCE.test(line.replace(/[!?]$/u, "")) && !/[,，:]$/u.test(line)) return "heading";
  return "body";
}
