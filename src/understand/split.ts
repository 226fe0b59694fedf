/** Marks that number the questions of one message, and marks that end one. */
const NUMBERED = /[①②③④⑤⑥]|(?:^|[\s,,;;])[(（]?[1-4一二三四][)）.．、](?=\s*\p{Script=Han})/gu;
const ENDED = /[??]+/u;
const CLAUSES = /[??,，;；。!！]+/u;
const ASKS = /多少|几|好多|怎么|什么|谁|哪|how (?:much|many)|what/iu;
const NUMBER = /多少|几|好多|how (?:much|many)|what/iu;

/**
 * The questions of one message, when it holds several that each ask: "①…②…", "A有多少?B有多少?", "A多少,B多少".
 * @returns the parts, or an empty list for a single question
 */
export function splitQuestions(text: string): string[] {
  if (text.length > 400) return [];
  const numbered = text.split(NUMBERED);
  const parts = clean(numbered.length > 2 ? numbered.slice(1) : text.split(ENDED));
  if (parts.length > 1 && parts.length <= 6 && parts.every((p) => NUMBER.test(p))) return parts;
  const clauses = joined(clean(text.split(CLAUSES)));
  return clauses.length > 1 && clauses.length <= 4 ? clauses : [];
}

const clean = (parts: readonly string[]): string[] => parts.map((p) => p.trim()).filter((p) => p !== "");

/** A clause that asks nothing belongs to the one that follows; at the end, to the one before. */
function joined(clauses: readonly string[]): string[] {
  const out: string[] = [];
  let before = "";
  for (const clause of clauses) {
    if (!ASKS.test(clause)) before += `${clause},`;
    else [before, out[out.length]] = ["", before + clause];
  }
  const last = out.pop();
  return last === undefined ? [] : [...out, before === "" ? last : `${last},${before}`];
}
