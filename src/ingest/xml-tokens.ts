/** An opening tag. */
export interface XmlTag {
  kind: "open";
  name: string; // with its prefix: w:p
  isClosed: boolean; // <w:br/>
  value(attribute: string): string | null;
}

export type XmlToken = XmlTag | { kind: "close"; name: string } | { kind: "text"; text: string };

/** The tags and texts of well-formed XML, in order; a tag that never ends, ends it. An empty element opens only. */
export function* tokensOf(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    if (open > at || open < 0)
      yield { kind: "text", text: xml.slice(at, open < 0 ? undefined : open) };
    const end = open < 0 ? -1 : xml.indexOf(">", open);
    if (end < 0) return;
    at = end + 1;
    const inner = xml.slice(open + 1, end);
    if (inner.startsWith("/")) yield { kind: "close", name: inner.slice(1).trim() };
    else if (!inner.startsWith("?") && !inner.startsWith("!")) yield tagOf(inner);
  }
}

function tagOf(inner: string): XmlTag {
  const name = /^[^\s/]+/u.exec(inner)?.[0] ?? "";
  const value = (attribute: string): string | null => {
    const from = inner.indexOf(` ${attribute}="`);
    if (from < 0) return null;
    const start = from + attribute.length + 3;
    return decodeXml(inner.slice(start, inner.indexOf('"', start)));
  };
  return { kind: "open", name, isClosed: inner.endsWith("/"), value };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** The characters of XML's five names and of numbers: "&lt;", "&#x8336;". */
export function decodeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x(?<hex>[0-9a-f]{1,6})|#(?<number>\d{1,7})|(?<name>[a-z]{2,4}));/giu,
    (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}
