/** A cell of a Word table. */
export interface WordCell {
  lines: string[];
  wide: number; // columns
  goesOn: boolean; // the cell above reaches down into it
}

const LONGEST = 80; // characters of a cell; longer ones lay out a page
const FIGURE = /\d/u;

/** The rows of a table, a bar between the cells; a cell over several rows or columns stands in each. */
export function tableLines(rows: readonly (readonly WordCell[])[]): string[] {
  let above: string[] = [];
  return rows.flatMap((row) => {
    const cells: string[] = [];
    for (const { lines, wide, goesOn } of row) {
      const own = lines
        .join(" ")
        .replace(/[\s|]+/gu, " ")
        .trim();
      const text = goesOn && own === "" ? (above[cells.length] ?? "") : own;
      for (let i = 0; i < wide; i++) cells.push(i === 0 || !FIGURE.test(text) ? text : "");
    }
    above = cells;
    const told = new Set(cells.filter((text) => text !== ""));
    if (told.size < 2 || cells.some((text) => text.length > LONGEST))
      return row.flatMap(({ lines }) => lines);
    return [cells.join(" | ")];
  });
}
