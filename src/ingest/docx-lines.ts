import { raised } from "./read-markup.js";
import { tableLines, type WordCell } from "./docx-table.js";
import { decodeXml, tokensOf, type XmlTag } from "./xml-tokens.js";

/** Elements of whose text nothing is seen: deleted and moved away, field codes, properties. */
const UNSEEN: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:instrText",
  "w:delText",
  "w:rt",
]);
const HIDING: ReadonlySet<string> = new Set(["w:vanish", "w:strike", "w:dstrike", "w:webHidden"]);
/** What stands for a character. A soft break is a border: "5200⏎3户" is not 52003户. */
const CHARACTERS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};

interface Paragraph {
  text: string;
  boxes: string[]; // lines of the text boxes that hang on it
}

interface Table {
  rows: WordCell[][];
}

/** Where finished paragraphs go: the page, or a cell. */
interface Place {
  lines: string[];
  cell: WordCell | null;
}

/** Reads the XML of a Word document. State machine over its tags; nesting costs no stack. */
class Reader {
  readonly #places: Place[] = [{ lines: [], cell: null }];
  readonly #tables: Table[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #choices: boolean[] = []; // of each alternative: has what is there told something?
  #unseen: { name: string; depth: number } | null = null;
  #hidden = false;
  #isRaised = false;
  #isText = false;

  lines(): string[] {
    return this.#places[0]?.lines ?? [];
  }

  open(tag: XmlTag): void {
    const { name } = tag;
    if (this.#unseen !== null) {
      if (name === this.#unseen.name && !tag.isClosed) this.#unseen.depth++;
      return;
    }
    if (UNSEEN.has(name) || (name === "mc:Fallback" && this.#choices.at(-1) === true)) {
      if (!tag.isClosed) this.#unseen = { name, depth: 1 };
      return;
    }
    this.#begin(tag);
  }

  #begin({ name, isClosed, value }: XmlTag): void {
    const isOn = !/^(?:0|false|none|off)$/u.test(value("w:val") ?? "");
    const character = CHARACTERS[name];
    if (character !== undefined && this.#isRun) this.#add(character);
    else if (name === "w:p" && !isClosed) this.#paragraphs.push({ text: "", boxes: [] });
    else if (name === "w:r")
      [this.#hidden, this.#isRaised, this.#isRun] = [false, false, !isClosed];
    else if (HIDING.has(name)) this.#hidden ||= isOn && this.#isRun;
    else if (name === "w:vertAlign")
      this.#isRaised = value("w:val") === "superscript" && this.#isRun;
    else if (name === "w:t") this.#isText = !isClosed;
    else if (name === "mc:AlternateContent") this.#choices.push(false);
    else this.#beginTable(name, value, isClosed);
  }

  #beginTable(name: string, value: XmlTag["value"], isClosed: boolean): void {
    const cell = this.#places.at(-1)?.cell;
    if (name === "w:tbl") this.#tables.push({ rows: [] });
    else if (name === "w:tr" && !isClosed) this.#tables.at(-1)?.rows.push([]);
    else if (name === "w:tc" && !isClosed)
      this.#places.push({ lines: [], cell: { lines: [], wide: 1, goesOn: false } });
    else if (name === "w:gridSpan" && cell) cell.wide = Math.min(20, Number(value("w:val")) || 1);
    else if (name === "w:vMerge" && cell) cell.goesOn = value("w:val") !== "restart";
  }

  #isRun = false;

  close(name: string): void {
    if (this.#unseen !== null) {
      if (name === this.#unseen.name && --this.#unseen.depth === 0) this.#unseen = null;
      return;
    }
    if (name === "w:t") this.#isText = false;
    else if (name === "w:r") this.#isRun = false;
    else if (name === "w:p") this.#endParagraph();
    else if (name === "mc:AlternateContent") this.#choices.pop();
    else if (name === "w:tc") this.#endCell();
    else if (name === "w:tbl") this.#endTable();
  }

  text(raw: string): void {
    if (this.#isText && this.#unseen === null) this.#add(decodeXml(raw));
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#hidden || paragraph === undefined || text === "") return;
    paragraph.text += this.#isRaised ? raised(paragraph.text.slice(-4), text) : text;
    this.#choices.fill(true);
  }

  #endParagraph(): void {
    const done = this.#paragraphs.pop();
    if (done === undefined) return;
    const outer = this.#paragraphs.at(-1);
    (outer?.boxes ?? this.#places.at(-1)?.lines)?.push(...done.text.split("\n"), ...done.boxes);
  }

  #endCell(): void {
    const place = this.#places.length > 1 ? this.#places.pop() : undefined;
    if (place?.cell)
      this.#tables
        .at(-1)
        ?.rows.at(-1)
        ?.push({ ...place.cell, lines: place.lines });
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table) this.#places.at(-1)?.lines.push(...tableLines(table.rows));
  }
}

/** The lines of a part of a .docx that a reader sees. */
export function linesOfXml(xml: string): string[] {
  const reader = new Reader();
  for (const token of tokensOf(xml)) {
    if (token.kind === "text") reader.text(token.text);
    else if (token.kind === "close") reader.close(token.name);
    else reader.open(token);
  }
  return reader.lines();
}
