import { parseHTML } from "linkedom";

const ELEMENTS =
  "a abbr article aside b big blockquote body br button center cite code col colgroup dd del div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li link main mark meta nav noscript ol option p param path pre s script section select small source span strike strong style sub sup svg table tbody td template textarea tfoot th thead time title tr u ul video wbr o:p";
const NAMES: ReadonlySet<string> = new Set(ELEMENTS.split(" "));
const TAG = /<\/?(?<name>[a-zA-Z][a-zA-Z0-9:]{0,10})(?:\s[^<>]{0,4000})?\/?>/gu;
const CELL = /<\/t[dh]>\s{0,9}<t[dh](?:\s[^<>]{0,400})?>/giu;
const BREAK = /^(?:p|div|li|br|tr|h[1-6]|td|th|dd|dt|section|figcaption|hr)$/iu;
const HIDDEN: readonly { open: RegExp; close: string }[] = [
  { open: /<!--/u, close: "-->" },
  { open: /<script(?:\s[^<>]{0,2000})?>/iu, close: "</script>" },
  { open: /<style(?:\s[^<>]{0,2000})?>/iu, close: "</style>" },
];
const ENTITY = /&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);/iu;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]/gu;

/**
 * Lines of a text without what no reader sees: tags, scripts, comments, characters of no width; entities become characters.
 * @returns as many lines as came in: one that held nothing else is "", so that the nth stays the nth
 */
export function withoutMarkup(lines: readonly string[]): string[] {
  let close: string | null = null; // of what is hidden over several lines
  return lines.map((line) => {
    const seen = outside(line, close);
    close = seen.close;
    return seen.text.includes("<") || seen.text.includes("&")
      ? plain(seen.text)
      : seen.text.replace(INVISIBLE, "").trim();
  });
}

/** The part of a line outside of comments and scripts, and what must still come to end one. */
function outside(line: string, close: string | null): { text: string; close: string | null } {
  let rest = line;
  let text = "";
  let end = close;
  while (rest !== "") {
    if (end !== null) {
      const at = rest.toLowerCase().indexOf(end);
      if (at < 0) return { text, close: end };
      rest = rest.slice(at + end.length);
      end = null;
      continue;
    }
    const next = rest.includes("<") ? nextHidden(rest) : null;
    if (next === null) return { text: text + rest, close: null };
    text += rest.slice(0, next.start);
    rest = rest.slice(next.end);
    end = next.close;
  }
  return { text, close: end };
}

function nextHidden(text: string): { start: number; end: number; close: string } | null {
  let first: { start: number; end: number; close: string } | null = null;
  for (const { open, close } of HIDDEN) {
    const match = open.exec(text);
    if (match && (first === null || match.index < first.start))
      first = { start: match.index, end: match.index + match[0].length, close };
  }
  return first;
}

function plain(line: string): string {
  const bare = line
    .replace(/<sup[^<>]{0,99}>(?<note>[^<>]{0,20})<\/sup>/giu, (_, note: string, at: number) =>
      raised(line.slice(Math.max(0, at - 4), at), note),
    )
    .replace(CELL, " | ")
    .replace(TAG, (tag, name: string) =>
      !NAMES.has(name.toLowerCase()) ? tag : BREAK.test(name) ? " " : "",
    );
  return (ENTITY.test(bare) ? decoded(bare) : bare)
    .replace(INVISIBLE, "")
    .replace(/[ \t]{2,}/gu, " ")
    .trim();
}

const SQUARE: Readonly<Record<string, string>> = { 2: "²", 3: "³" };

/** What a raised figure says behind a text: km<sup>2</sup> → ², a note's mark behind a word or a figure → nothing. */
export function raised(before: string, note: string): string {
  const mark = note.trim();
  if (/[mM米]$/u.test(before) && SQUARE[mark] !== undefined) return SQUARE[mark];
  return /^[[(【〔]?(?:\d{1,3}|[*※†①-⑳])[\])】〕]?$/u.test(mark) ? "" : mark;
}

let holder: { innerHTML: string; textContent: string | null } | undefined;

/** Entities as a browser reads them; what looks like a tag still stays text. */
function decoded(text: string): string {
  holder ??= parseHTML("<html><body><p></p></body></html>").document.querySelector(
    "p",
  ) as unknown as typeof holder;
  if (holder === undefined) return text;
  holder.innerHTML = text.replaceAll("<", "&lt;");
  return (holder.textContent ?? "").replaceAll("\u00a0", " ");
}
