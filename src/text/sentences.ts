/** A part of a paragraph: offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

const SENTENCE_END = /[。!?…]/u;
const CLAUSE_END = /[,，;:]/u;
const OPEN = "“「『《(";
const CLOSE = "”」』》)";
/** Quoted words longer than this are speech: their commas cut clauses as any. */
const LONGEST_TERM = 40;

/** Where a quotation or bracket that opens at `at` closes, if it is short enough to be one term. */
function closing(folded: string, at: number): number | null {
  const close = CLOSE[OPEN.indexOf(folded[at] ?? "")];
  if (close === undefined) return null;
  for (let i = at + 1; i < folded.length && i - at <= LONGEST_TERM; i++) {
    if (folded[i] === close) return i;
    if (SENTENCE_END.test(folded[i] ?? "")) return null;
  }
  return null;
}

function cut(folded: string, range: Span, isEnd: (c: string, i: number) => boolean, skipTerms: boolean): Span[] {
  const parts: Span[] = [];
  let start = range.start;
  for (let i = range.start; i < range.end; i++) {
    const c = folded[i] ?? "";
    if (skipTerms && OPEN.includes(c)) {
      const close = closing(folded, i);
      if (close !== null && close < range.end) {
        i = close;
        continue;
      }
    }
    if (!isEnd(c, i)) continue;
    // a closing quotation mark belongs to the sentence it ends
    let end = i + 1;
    while (end < range.end && "”」』’)".includes(folded[end] ?? "\n")) end++;
    parts.push({ start, end });
    start = end;
    i = end - 1;
  }
  if (start < range.end) parts.push({ start, end: range.end });
  return parts;
}

/** The sentences of a text folded by `foldSameLength`, their end marks included; nothing is left out. */
export function sentencesOf(folded: string): Span[] {
  return cut(folded, { start: 0, end: folded.length }, (c) => SENTENCE_END.test(c), false);
}

/** The clauses of one sentence: cut at commas, semicolons and colons, but not inside a short quotation or between digits. */
export function clausesOf(folded: string, sentence: Span): Span[] {
  const digit = (i: number): boolean => /[0-9]/u.test(folded[i] ?? "");
  return cut(folded, sentence, (c, i) => CLAUSE_END.test(c) && !((c === "," || c === ":") && digit(i - 1) && digit(i + 1) && digit(i + 3)), true);
}
