/**
 * The grammar of templates, after hassil's: how people ask, written as data.
 *   {region} {indicator} {period} {quantity} {person} {place}   a slot that was found
 *   <who>            any wording of a phrase of that name
 *   (a|b)  [a|b]     either; either or nothing
 *   a blank          anything may stand between
 *   ^ $              the question begins, ends here
 *   !<who>  !{place} the template does not fit when this stands anywhere
 */
export type Node =
  | { kind: "text"; text: string }
  | { kind: "slot"; slot: Slot }
  | { kind: "phrase"; name: string }
  | { kind: "either"; options: Node[][] }
  | { kind: "optional"; nodes: Node[] };

export const SLOTS = ["region", "indicator", "period", "quantity", "person", "place"] as const;
export type Slot = (typeof SLOTS)[number];

/** The character that stands for a slot in a question whose names are cut out. */
export const slotChar = (slot: Slot): string => String.fromCharCode(0xe000 + SLOTS.indexOf(slot));

export interface Template {
  id: string; // "comparison/who_more"
  segments: Node[][]; // gaps lie between
  banned: Node[];
  fromStart: boolean;
  toEnd: boolean;
  set: Record<string, string>;
  boost: number;
}

/** Reads one template's wording. @throws Error that names the place of the fault */
export function parseTemplate(say: string): Pick<Template, "segments" | "banned" | "fromStart" | "toEnd"> {
  const segments: Node[][] = [];
  const banned: Node[] = [];
  let fromStart = false;
  let toEnd = false;
  for (const whole of splitWords(say)) {
    if (whole.startsWith("^")) fromStart = true;
    if (whole.endsWith("$")) toEnd = true;
    const word = whole.replace(/^\^|\$$/gu, "");
    if (word === "") continue;
    if (word.startsWith("!")) banned.push(...parseNodes(word.slice(1)));
    else segments.push(parseNodes(word));
  }
  if (segments.length === 0) throw new Error(`template "${say}" says nothing`);
  return { segments, banned, fromStart, toEnd };
}

/** Blanks separate segments, but not inside brackets (English wording has blanks: (how many|how much)). */
function splitWords(say: string): string[] {
  const words: string[] = [];
  let depth = 0;
  let word = "";
  for (const c of say) {
    if ("([<{".includes(c)) depth++;
    if (")]>}".includes(c)) depth--;
    if (c === " " && depth === 0) {
      if (word) words.push(word);
      word = "";
    } else word += c;
  }
  if (depth !== 0) throw new Error(`template "${say}" has a bracket left open`);
  if (word) words.push(word);
  return words;
}

function parseNodes(word: string): Node[] {
  const nodes: Node[] = [];
  for (let i = 0; i < word.length; ) {
    const c = word[i] ?? "";
    const close = { "{": "}", "<": ">", "(": ")", "[": "]" }[c];
    if (!close) {
      let end = i;
      while (end < word.length && !"{<([".includes(word[end] ?? "")) end++;
      nodes.push({ kind: "text", text: word.slice(i, end) });
      i = end;
      continue;
    }
    const end = closing(word, i, c, close);
    nodes.push(bracket(c, word.slice(i + 1, end), word));
    i = end + 1;
  }
  return nodes;
}

function closing(word: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let i = from; i < word.length; i++) {
    if (word[i] === open) depth++;
    if (word[i] === close && --depth === 0) return i;
  }
  throw new Error(`template part "${word}" has no ${close}`);
}

function bracket(open: string, inner: string, word: string): Node {
  if (open === "<") return { kind: "phrase", name: inner };
  if (open === "[") return { kind: "optional", nodes: [{ kind: "either", options: splitOptions(inner).map(parseNodes) }] };
  if (open === "(") return { kind: "either", options: splitOptions(inner).map(parseNodes) };
  const slot = SLOTS.find((s) => s === inner);
  if (!slot) throw new Error(`template part "${word}" names an unknown slot {${inner}}`);
  return { kind: "slot", slot };
}

function splitOptions(inner: string): string[] {
  const options: string[] = [""];
  let depth = 0;
  for (const c of inner) {
    if ("([".includes(c)) depth++;
    if (")]".includes(c)) depth--;
    if (c === "|" && depth === 0) options.push("");
    else options[options.length - 1] += c;
  }
  return options;
}
