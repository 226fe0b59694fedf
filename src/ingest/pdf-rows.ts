/** A piece of text as pdf.js gives it. */
export interface TextPiece {
  str: string;
  transform: number[]; // [.., .., .., .., x, y]
  width: number;
  height: number;
}

/** What stands together in a row of a page, with nothing wide between. */
export interface Cell {
  x: number;
  right: number;
  text: string;
}

/** A row of a page, from left to right. */
export interface Row {
  y: number;
  x: number;
  right: number;
  height: number;
  cells: Cell[];
}

const APART = 1.4; // of the text's height: a wider gap parts two cells
const BLANK = 0.25; // of it: a gap between two words in Latin letters
/** Radicals that fonts put in place of the characters themselves; the others have a canonical form. */
const RADICALS =
  "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/gu;

/** Characters as people write them: "⻓⼤" → 长大; full-width marks stay. */
export const asWritten = (text: string): string =>
  text.replace(COMPATIBLE, (c) => {
    const at = RADICALS.indexOf(c);
    return at >= 0 && at % 2 === 0 ? RADICALS.charAt(at + 1) : c.normalize("NFKC");
  });

/** The rows of a page from the top down, whatever order the file draws them in; those of each column of text by themselves. */
export function columnsOfPage(pieces: readonly TextPiece[]): Row[][] {
  const told = pieces.filter(({ str }) => str.trim() !== "");
  const rows = rowsOf(told);
  const gutter = gutterOf(rows);
  if (gutter === null) return [rows];
  const isLeft = ({ transform }: TextPiece): boolean => (transform[4] ?? 0) < gutter;
  return [rowsOf(told.filter(isLeft)), rowsOf(told.filter((piece) => !isLeft(piece)))];
}

function rowsOf(pieces: readonly TextPiece[]): Row[] {
  const sorted = [...pieces].sort((a, b) => (b.transform[5] ?? 0) - (a.transform[5] ?? 0));
  const groups: TextPiece[][] = [];
  for (const piece of sorted) {
    const last = groups.at(-1);
    const top = last?.[0];
    if (
      last &&
      top &&
      (top.transform[5] ?? 0) - (piece.transform[5] ?? 0) < Math.max(2, heightOf(top) / 2)
    )
      last.push(piece);
    else groups.push([piece]);
  }
  return groups.map(rowOf);
}

const heightOf = ({ height }: TextPiece): number => height || 10;

function rowOf(pieces: readonly TextPiece[]): Row {
  const sorted = [...pieces].sort((a, b) => (a.transform[4] ?? 0) - (b.transform[4] ?? 0));
  const height = Math.max(...sorted.map(heightOf));
  const cells: Cell[] = [];
  for (const { str, transform, width } of sorted) {
    const x = transform[4] ?? 0;
    const last = cells.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.right;
    if (last === undefined || gap > APART * height) cells.push({ x, right: x + width, text: str });
    else {
      last.text +=
        (gap > BLANK * height && /[\w.,;:]$/u.test(last.text) && /^\w/u.test(str) ? " " : "") + str;
      last.right = Math.max(last.right, x + width);
    }
  }
  const closed = cells.map((cell) => ({ ...cell, text: unspread(asWritten(cell.text)).trim() }));
  return {
    y: sorted[0]?.transform[5] ?? 0,
    x: closed[0]?.x ?? 0,
    right: Math.max(0, ...closed.map(({ right }) => right)),
    height,
    cells: closed,
  };
}

/** "开 州 区 茶 园 3 . 2": characters set apart to fill a line have no blanks between. */
function unspread(text: string): string {
  const blanks = text.match(/\S(?=\s\S)/gu)?.length ?? 0;
  return text.length > 6 && blanks > text.replace(/\s/gu, "").length * 0.6
    ? text.replace(/\s/gu, "")
    : text;
}

const MIDDLE = [0.3, 0.7] as const; // of the page's width, where a gutter may be
const LEAST_ROWS = 8;
const FULL = 0.7; // of a column's width: a line of text; a table's cells are shorter

/** Where two columns of running text part, as x; null for one column or a table. */
function gutterOf(rows: readonly Row[]): number | null {
  const left = Math.min(...rows.map(({ x }) => x));
  const right = Math.max(...rows.map((row) => row.right));
  const paired = rows.flatMap(({ cells }) => (cells.length === 2 ? [cells] : []));
  if (paired.length < LEAST_ROWS || paired.length < rows.length * 0.5) return null;
  const ends = Math.max(...paired.map(([first]) => first?.right ?? 0));
  const begins = Math.min(...paired.map(([, second]) => second?.x ?? 0));
  const gutter = (ends + begins) / 2;
  const at = (gutter - left) / (right - left);
  if (ends > begins || at < MIDDLE[0] || at > MIDDLE[1]) return null;
  const full = paired.filter(
    ([first, second]) =>
      first &&
      second &&
      first.right - first.x > FULL * (ends - left) &&
      second.right - second.x > FULL * (right - begins),
  );
  return full.length > paired.length * FULL ? gutter : null;
}
