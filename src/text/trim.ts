/** The text without the marks that end it; linear where a regular expression with an end anchor is not. @param marks each character is one mark; blanks count too */
export function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && (marks.includes(text[end - 1] ?? "") || (text[end - 1] ?? "").trim() === "")) end--;
  return text.slice(0, end);
}

/**
 * True when a text is nothing but pieces that a pattern matches, one after the other; each place is read once.
 * @param pieces a sticky pattern (flag y) that matches one piece, the longest alternative first
 */
export function isMadeOf(text: string, pieces: RegExp): boolean {
  for (let at = 0; at < text.length; at = pieces.lastIndex) {
    pieces.lastIndex = at;
    if (!pieces.test(text) || pieces.lastIndex === at) return false;
  }
  return true;
}
