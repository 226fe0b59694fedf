import { foldSameLength } from "../text/quantities/index.js";
import { ARTICLE_END, furnitureRule } from "./furniture.js";
import { isByline } from "./meta.js";
import type { Paragraph, Role } from "./types.js";

const CAPTION = /(?:^|[\s。(])[\p{Script=Han}]{2,4}\s?(?:\/?摄|供图|\/图)[)。]{0,2}$|^(?:图为|图片|资料图|上图|下图|图\d)|图片(?:除署名外)?(?:均)?由/u;
const PICTURE = /^(?:!\[[^\]]*\]\(|[\[【(]?(?:图片|图|配图|图\d{1,2})[\]】)](?![^。]*。.))/u;
/** A line beside a picture that tells what is seen there: 6月3日,茶农在茶园采茶. */
const SEEN = /^(?:近日,)?\d{1,2}月\d{1,2}日,|正在|现场|一角|掠影|鸟瞰|俯瞰|航拍|风光|全景|忙着|面貌/u;
const LONGEST_CAPTION = 80;
const SENTENCE = /[。!?;]/u;
const LONGEST_HEADING = 45;

/**
 * The role of each line of an article, in order.
 * @param lines the non-blank lines, trimmed
 */
export function assignRoles(lines: readonly string[]): Paragraph[] {
  const folded = lines.map(foldSameLength);
  const end = endOfArticle(folded);
  const roles = lines.map((_, i) => (isBesidePicture(folded, i) ? "caption" : roleOf(folded[i] ?? "", i, end, lines.length)));
  const isBare = !roles.includes("body");
  return lines.map((text, i) => ({ n: i + 1, text, role: isBare && roles[i] === "heading" && isFigured(text) ? "body" : (roles[i] ?? "body") }));
}

/** In a text of nothing but headings the one with a figure is the text; a row of a table is none. */
const isFigured = (text: string): boolean => /\d/u.test(text) && !/[|\t]/u.test(text);

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

/** A picture, or the one short sentence right before or behind it that says what is seen. */
function isBesidePicture(folded: readonly string[], i: number): boolean {
  const isPicture = (at: number): boolean => PICTURE.test(folded[at] ?? "");
  const line = folded[i] ?? "";
  if (isPicture(i)) return true;
  return line.length <= LONGEST_CAPTION && SEEN.test(line) && !SENTENCE.test(line.slice(0, -1)) && (isPicture(i - 1) || isPicture(i + 1));
}

function roleOf(line: string, i: number, end: number, total: number): Role {
  if (line === "") return "furniture";
  if (i === end && /编辑|责编|审核|校对/u.test(line) && !/^相关/u.test(line)) return "byline";
  if (i >= end && end < total) return isByline(line) && !furnitureRule(line) ? "byline" : "furniture";
  if (furnitureRule(line) !== null && (line.length < 400 || i > total * 0.6)) return line.length > 200 && i < 3 ? "body" : "furniture";
  if (isByline(line)) return "byline";
  if (line.length <= LONGEST_CAPTION && CAPTION.test(line)) return "caption";
  if (/^[.…·*=_—\s-]+$/u.test(line)) return "furniture";
  const list = /^[■□●◆★◎▲※·]/u.test(line);
  if (!list && line.length <= LONGEST_HEADING && !SENTENCE.test(line.replace(/[!?]$/u, "")) && !/[,，:]$/u.test(line)) return "heading";
  return "body";
}
