/** A button under a message, as Telegram takes it. */
export type Button = { text: string } & ({ callback_data: string } | { url: string } | { switch_inline_query: string } | { copy_text: { text: string } } | { switch_inline_query_chosen_chat: object });

export interface Keyboard {
  inline_keyboard: Button[][];
}

const WIDEST_LABEL = 80; // Latin letters; clients cut wider ones

/** Rows of buttons; empty rows are left out. */
export function keyboard(...rows: readonly (readonly (Button | null)[])[]): Keyboard {
  const kept = rows.map((row) => row.filter((button) => button !== null)).filter((row) => row.length > 0);
  return { inline_keyboard: kept };
}

export function button(text: string, data: string): Button {
  return { text: shortLabel(text), callback_data: data };
}

const LONGEST_COPY = 256; // characters that Telegram copies

/** A button that copies a text; null for one that is too long for it. */
export function copyButton(label: string, text: string): Button | null {
  return text === "" || text.length > LONGEST_COPY ? null : { text: shortLabel(label), copy_text: { text } };
}

/** Buttons in rows of at most `perRow`, fewer where labels are long. */
export function grid(buttons: readonly Button[], perRow: number): Button[][] {
  const rows: Button[][] = [];
  for (const each of buttons) {
    const row = rows.at(-1);
    const letters = (row ?? []).reduce((sum, { text }) => sum + text.length, each.text.length);
    if (row !== undefined && row.length < perRow && letters <= 11 * perRow) row.push(each);
    else rows.push([each]);
  }
  return rows;
}

/**
 * The row that turns pages: ← 2/7 →; none for a single page. At the ends the arrow is missing.
 * @param page from 0
 */
export function pager(page: number, pages: number, to: (page: number) => string, here: string): Button[] {
  if (pages <= 1) return [];
  return [
    ...(page > 0 ? [button("←", to(page - 1))] : []),
    button(`${page + 1}/${pages}`, here),
    ...(page < pages - 1 ? [button("→", to(page + 1))] : []),
  ];
}

/** One page of a list; a page that is not there becomes the nearest that is. */
export function pageOfList<T>(items: readonly T[], wanted: number, size: number): { items: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: items.slice(page * size, (page + 1) * size), page, pages };
}

function shortLabel(text: string): string {
  let width = 0;
  let kept = "";
  for (const c of text) {
    width += c > "\u2E7F" ? 2 : 1; // a Han letter is as wide as two Latin ones
    if (width > WIDEST_LABEL) return `${kept}…`;
    kept += c;
  }
  return kept;
}
