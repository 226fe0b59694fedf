/** What Telegram marks in a message; offsets count UTF-16 units, as JavaScript's strings do. */
export interface Entity {
  type: "bold" | "italic" | "underline" | "code" | "blockquote" | "expandable_blockquote" | "text_link";
  offset: number;
  length: number;
  url?: string; // of a text_link
}

/** A text with its marks: what a message is sent as. No markup language, so nothing in it needs escaping. */
export interface Rich {
  text: string;
  entities: Entity[];
}

export type Part = string | Rich;

/** Telegram's limits, in UTF-16 units. */
export const MESSAGE_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;

export const toRich = (part: Part): Rich => (typeof part === "string" ? { text: part, entities: [] } : part);

/** Parts one after the other, with a separator between them; empty ones are left out. */
export function join(parts: readonly Part[], separator = ""): Rich {
  const joined: Rich = { text: "", entities: [] };
  for (const { text, entities } of parts.map(toRich).filter((part) => part.text !== "")) {
    if (joined.text !== "") joined.text += separator;
    const start = joined.text.length;
    joined.entities.push(...entities.map((entity) => ({ ...entity, offset: entity.offset + start })));
    joined.text += text;
  }
  return joined;
}

export const lines = (...parts: readonly Part[]): Rich => join(parts, "\n");

/** Marks the whole part; an empty one stays without a mark, Telegram refuses empty entities. */
export function mark(part: Part, type: Entity["type"]): Rich {
  const { text, entities } = toRich(part);
  return text === "" ? { text, entities } : { text, entities: [{ type, offset: 0, length: text.length }, ...entities] };
}

export const bold = (part: Part): Rich => mark(part, "bold");
export const italic = (part: Part): Rich => mark(part, "italic");
export const code = (part: Part): Rich => mark(part, "code");
export const quote = (part: Part): Rich => mark(part, toRich(part).text.length > 600 ? "expandable_blockquote" : "blockquote");

/** Marks stretches of a text: [start, end) pairs that do not overlap. */
export function markRanges(text: string, ranges: readonly (readonly [number, number])[], type: Entity["type"]): Rich {
  const valid = ranges.filter(([start, end]) => start >= 0 && end > start && end <= text.length);
  return { text, entities: valid.map(([start, end]) => ({ type, offset: start, length: end - start })) };
}

/** The part from start to end, with marks clipped to it. */
export function slice({ text, entities }: Rich, start: number, end: number): Rich {
  const clipped = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, end), entities: clipped };
}

/** Without the blanks around it, which Telegram would cut off and so move every mark. */
export function trim(rich: Rich): Rich {
  const start = rich.text.length - rich.text.trimStart().length;
  return slice(rich, start, Math.max(start, rich.text.trimEnd().length));
}

/**
 * Cuts a text into messages of at most `limit` UTF-16 units: between paragraphs where there are any in the second half,
 * else between lines, else between sentences, else between characters, never inside one.
 */
export function split(rich: Rich, limit = MESSAGE_LIMIT): Rich[] {
  const pieces: Rich[] = [];
  let rest = trim(rich);
  while (rest.text.length > limit) {
    const at = findSeam(rest.text, limit);
    const piece = trim(slice(rest, 0, at));
    if (piece.text !== "") pieces.push(piece);
    rest = trim(slice(rest, at, rest.text.length));
  }
  if (rest.text !== "") pieces.push(rest);
  return pieces;
}

/** The same as one message: what is too much is replaced by "…". */
export function shorten(rich: Rich, limit: number): Rich {
  if (rich.text.length <= limit) return rich;
  return join([trim(slice(rich, 0, findSeam(rich.text, limit - 1))), "…"]);
}

function findSeam(text: string, limit: number): number {
  for (const seam of ["\n\n", "\n", "。", ". ", "；", "，", " "]) {
    const at = text.lastIndexOf(seam, limit - seam.length);
    if (at >= limit / 2) return at + seam.length;
  }
  const cutsCharacter = /[\uDC00-\uDFFF]/u.test(text.charAt(limit)) && /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1));
  return cutsCharacter ? limit - 1 : limit;
}
