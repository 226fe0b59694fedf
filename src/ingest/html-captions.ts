/** What marking captions needs of an element. */
interface Element {
  tagName: string;
  textContent: string | null;
  parentElement: Element | null;
  nextElementSibling: Element | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): unknown;
  childNodes: Iterable<Leaf>;
}

interface Leaf {
  textContent: string | null;
  parentNode: { insertBefore(node: unknown, before: unknown): unknown } | null;
  childNodes: Iterable<Leaf>;
}

/** The document of a page, as far as captions go. */
export interface CaptionDocument {
  querySelectorAll(selector: string): Iterable<Element>;
  createTextNode(text: string): unknown;
}

const MARK = "[图片] "; // as pictures are marked in plain text
const BLOCK = /^(?:P|DIV|CENTER|FIGURE|SECTION|TD)$/u;
const SET_APART = /center|caption|(?:^|[\s_-])(?:pic|img|image|photo|tu)(?:[\s_-]|$)|pictext|imgtext|picinfo/iu;
const LONGEST = 80; // characters of a caption
const MOST_PICTURES = 300;
const MOST_PARENTS = 4;
const MOST_DEPTH = 8;

/** Marks the words under the pictures of a page, while its tags still tell what they are: a figcaption, or a short centred line behind an image. */
export function markCaptions(document: CaptionDocument): void {
  const marked = new Set<Element>();
  const mark = (element: Element | null): void => {
    if (element === null || marked.has(element) || isLong(element)) return;
    marked.add(element);
    const words = lastWords(element);
    words.parentNode?.insertBefore(document.createTextNode(MARK), words);
  };
  for (const caption of document.querySelectorAll("figcaption")) mark(caption);
  let pictures = 0;
  for (const image of document.querySelectorAll("img")) {
    if (++pictures > MOST_PICTURES) return;
    const block = blockOf(image);
    if (block === null || block.tagName === "FIGURE") continue;
    if (!isBlank(block)) {
      if (isSetApart(block)) mark(block); // picture and words in one centred paragraph
      continue;
    }
    const next = block.nextElementSibling;
    if (next && BLOCK.test(next.tagName) && !isBlank(next) && next.querySelector("img") === null && isSetApart(next)) mark(next);
  }
}

/** The last text of a block: its caption stands behind the picture. */
function lastWords({ childNodes }: { childNodes: Iterable<Leaf> }): Leaf {
  let at: Leaf = { childNodes, textContent: null, parentNode: null };
  for (let depth = 0; depth < MOST_DEPTH; depth++) {
    const next = [...at.childNodes].filter(({ textContent }) => (textContent ?? "").trim() !== "").at(-1);
    if (!next) break;
    at = next;
  }
  return at;
}

/** The nearest block around a picture. */
function blockOf(image: Element): Element | null {
  let at = image.parentElement;
  for (let i = 0; at && i < MOST_PARENTS && !BLOCK.test(at.tagName); i++) at = at.parentElement;
  return at && BLOCK.test(at.tagName) ? at : null;
}

const isBlank = ({ textContent }: Element): boolean => (textContent ?? "").trim() === "";
const isLong = ({ textContent }: Element): boolean => (textContent ?? "").trim().length > LONGEST;
const isSetApart = (element: Element): boolean => ["style", "align", "class"].some((name) => SET_APART.test(element.getAttribute(name) ?? ""));
