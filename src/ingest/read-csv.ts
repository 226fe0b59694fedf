const DELIMITERS = [",", "\t", ";", "，"] as const;

/** The rows of a .csv, a bar between the cells as in every table; one row a line of the file. */
export function readCsv(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== "");
  const delimiter = DELIMITERS.find((one) => (lines[0] ?? "").includes(one)) ?? ",";
  return lines.map((line) => cellsOf(line, delimiter).join(" | ")).join("\n");
}

/** "a,\"b,c\"\"d\"" → a · b,c"d */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (c === '"' && isQuoted && line.charAt(i + 1) === '"') cell += line.charAt(++i);
    else if (c === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (c === delimiter && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += c;
  }
  return [...cells, cell].map((each) => each.replace(/[|\s]+/gu, " ").trim());
}
