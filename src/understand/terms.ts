import type { MeasureAsk, TermAsk } from "../domain/understanding.js";
import type { Lexicon } from "../text/lexicon.js";
import { blankOut } from "../text/blank.js";
import { trimEnd } from "../text/trim.js";

const CLAUSE_END = /[,,。;;!!??\n]|\.(?=\s|$)|、(?=涉及)/u;

/** 搬迁的那些人里,…: of whom the next clause asks; 茶、蔬菜、水果,…: of what. */
const AMONG = /(?:里|中|里头|里面|当中|之中)$|、[^、]+、/u;

export interface Span {
  start: number;
  end: number;
}

/**
 * The content tokens of a question with their weights: the clause that asks counts full, what is told around it less
 * ("我跟同学打赌,他说…,到底有多少头": only the last clause asks). Spans in `taken` (names, periods, quantities) are left out.
 */
export function weighTerms(text: string, taken: Span[], measures: MeasureAsk[], asking: Span[], lexicon: Lexicon, known: (token: string) => boolean): TermAsk[] {
  const clauses = splitClauses(text);
  const marks = [...measures, ...asking];
  const asks = clauses.map((c) => marks.some((m) => m.start >= c.start && m.start < c.end));
  const blank = blankOut(text, taken);
  const terms: TermAsk[] = joinedTerms(text, measures, lexicon, known);
  const perClause = clauses.map((c) => lexicon.scan(blank.slice(c.start, c.end)).map((t) => ({ ...t, start: t.start + c.start })));
  for (const [i, tokens] of perClause.entries()) {
    const among = AMONG.test(text.slice(clauses[i]?.start, clauses[i]?.end));
    const weight = among ? 1 : clauseWeight(i, asks, perClause);
    for (const t of tokens) {
      const head = measures.some((m) => t.start >= m.end && t.start - m.end <= 1);
      const base = t.kind === "bigram" ? 0.6 : t.kind === "single" ? (head ? 1 : 0.35) : head ? 1.3 : 1;
      terms.push({ token: t.token, weight: base * weight, start: t.start, known: known(t.token), head: head && t.kind === "concept" });
    }
  }
  return mergeSame(terms);
}

const JOINED = 0.8;

/** 退几个村, 修了多少公里路: a word of ours that the measure stands in the middle of. */
function joinedTerms(text: string, measures: MeasureAsk[], lexicon: Lexicon, known: (token: string) => boolean): TermAsk[] {
  return measures.flatMap((m) => {
    const before = trimEnd(text.slice(Math.max(0, m.start - 3), m.start), "了过着的");
    for (const left of [before.slice(-2), before.slice(-1)]) {
      for (const length of [3, 2, 1]) {
        const word = left + text.slice(m.end, m.end + length);
        if (left === "" || word.length !== left.length + length || lexicon.wordEnd(word, 0) !== word.length) continue;
        const token = lexicon.tokens(word)[0];
        if (token !== undefined && known(token)) return [{ token, weight: JOINED, start: m.start - left.length, known: true, head: false }];
      }
    }
    return [];
  });
}

/** 1 for an asking clause, 0.9 beside one that says little itself, 0.4 elsewhere; 1 everywhere when nothing asks. */
function clauseWeight(i: number, asks: boolean[], perClause: { token: string }[][]): number {
  if (!asks.includes(true) || asks[i]) return 1;
  const thin = (k: number): boolean => asks[k] === true && (perClause[k]?.length ?? 0) < 3;
  return thin(i + 1) || thin(i - 1) ? 0.9 : 0.4;
}

function splitClauses(text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !CLAUSE_END.test(text.slice(i, i + 2).slice(0, text[i] === "." ? 2 : 1))) continue;
    if (i > start) clauses.push({ start, end: i });
    start = i + 1;
  }
  return clauses.length > 0 ? clauses : [{ start: 0, end: text.length }];
}

function mergeSame(terms: TermAsk[]): TermAsk[] {
  const best = new Map<string, TermAsk>();
  for (const t of terms) {
    const old = best.get(t.token);
    if (!old || old.weight < t.weight) best.set(t.token, t);
  }
  return [...best.values()];
}
