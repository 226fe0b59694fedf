/** A text at a place of a page, in points from the lower left. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size?: number;
  spacing?: number; // between characters
}

const hex = (text: string): string =>
  [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, "0")).join("");

/**
 * A PDF of one or more pages with Chinese text; its font is named, not embedded: readers know its characters by UniGB-UCS2-H.
 * @param encoding Identity-H makes a font whose codes tell no characters
 */
export function pdfOf(
  pages: readonly (readonly Placed[])[],
  encoding: "UniGB-UCS2-H" | "Identity-H" = "UniGB-UCS2-H",
): Uint8Array {
  const ordering = encoding === "Identity-H" ? "Identity" : "GB1";
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/Mountain/Encoding/${encoding}/DescendantFonts[4 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType${encoding === "Identity-H" ? 2 : 0}/BaseFont/Mountain/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 0>>/FontDescriptor 5 0 R/DW 1000>>`,
    "<</Type/FontDescriptor/FontName/Mountain/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 900/StemV 80>>",
    ...pages.flatMap((placed, i) => {
      const stream = placed
        .map(
          ({ text, x, y, size = 12, spacing = 0 }) =>
            `BT /F1 ${size} Tf ${spacing} Tc 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`,
        )
        .join("\n");
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${7 + 2 * i} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(text, "latin1");
}

/** Lines of one paragraph after the other, from the top down. */
export const linesAt = (x: number, top: number, lines: readonly string[], size = 12): Placed[] =>
  lines.map((text, i) => ({ text, x, y: top - i * size * 1.5, size }));
