/** Marks that number the questions of one message, and marks that end one. */
const NUMBERED = /[①②③④⑤⑥]|(?:^|[\s,,;;])[(（]?[1-4一二三四][)）.．、](?=\s*\p{Script=Han})/gu;
const ENDED = /[??]+/u;
const ASKS = /多少|几|好多|how (?:much|many)|what/iu;

/**
 * The questions of one message, when it holds several that each ask for a number: "①…②…", "A有多少?B有多少?".
 * @returns the parts, or an empty list for a single question
 */
export function splitQuestions(text: string): string[] {
  if (text.length > 400) return [];
  const numbered = text.split(NUMBERED);
  const parts = (numbered.length > 2 ? numbered.slice(1) : text.split(ENDED)).map((p) => p.trim()).filter((p) => p !== "");
  return parts.length > 1 && parts.length <= 6 && parts.every((p) => ASKS.test(p)) ? parts : [];
}
