/** How wide a text is in characters of a Chinese font: a Han character 1, a Latin one about half. */
export function emWidth(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u0000-\u024F\u2010-\u2017\u2020-\u2027]/u.test(c) ? 0.56 : 1;
  return width;
}

/** Never at the start of a line: marks that close. */
const CLOSING = /^[\])},.;:!?%‰，。；：、！？）》”’…·～]/u;
/** Never at the end of a line: marks that open. */
const OPENING = /[([{（《“‘]$/u;
const PIECES = /[A-Za-z0-9'’%.-]+[,;:.!?]?|\s+|[^]/gu;

/**
 * Breaks a text into lines of at most `width` pixels: Latin words stay whole; a closing mark hangs over the end of its line;
 * what does not fit into `most` lines ends in "…".
 */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const room = width / size;
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (emWidth(line + piece.trimEnd()) <= room || (line !== "" && CLOSING.test(piece))) {
      line += line === "" ? piece.trimStart() : piece;
      continue;
    }
    const open = OPENING.exec(line)?.[0] ?? "";
    lines.push(line.slice(0, line.length - open.length).trimEnd());
    line = open + piece.trimStart();
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  const kept = lines.filter((each) => each !== "").flatMap((each) => cutLong(each, room));
  if (kept.length <= most) return kept;
  return [...kept.slice(0, most - 1), ellipsis(kept[most - 1] ?? "", room)];
}

/** A word without a place to break that is wider than a line; one hanging mark is allowed. */
function cutLong(line: string, room: number): string[] {
  if (emWidth(line) <= room + 1) return [line];
  const parts: string[] = [];
  let part = "";
  for (const c of line) {
    if (emWidth(part + c) > room && !CLOSING.test(c)) {
      parts.push(part);
      part = "";
    }
    part += c;
  }
  return [...parts, part];
}

function ellipsis(line: string, room: number): string {
  const characters = [...line];
  while (characters.length > 1 && emWidth(characters.join("")) + 1 > room) characters.pop();
  return `${characters.join("")}…`;
}
