/** How deep the tags of a page or of a document's XML nest, counted on the source so that no parser has to survive it. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const tag of html.split("<")) {
    const [, slash, name = ""] = /^(\/?)([a-zA-Z][a-zA-Z0-9]*)/u.exec(tag) ?? [];
    const end = name === "" ? -1 : tag.indexOf(">");
    if (end < 0) continue;
    const close = tag[end - 1] === "/";
    if (/^(?:br|img|hr|meta|link|input|p|li|td|tr|th|option|area|base|col|source|wbr|embed)$/iu.test(name) || close) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
