import traditionalToSimplified from "opencc-js/dict/TSCharacters";

/** Variants that the dictionary of characters leaves out, from → to. */
const VARIANTS = "羣群 衆众 爲为 裏里 覈核 着着 佔占 臺台 箇个 個个 兩两 圓元 畆亩 餘余 係系 徵征 鬥斗 託托 ○〇 乾干 藉借 瞭了 於于";

/** Signs that mean the same, as code points: from → to. */
const SIGNS: readonly (readonly [number, string])[] = [
  [0xfe6a, "%"], [0xfe63, "-"], [0x2212, "-"], [0x2012, "–"], [0x2013, "—"], [0x2015, "—"], [0x2500, "—"],
  [0x301c, "~"], [0x223c, "~"], [0x2022, "·"], [0x30fb, "·"], [0x3002, "。"], [0xffe5, "¥"],
];
const SPACES = [0xa0, 0x3000, 0x2002, 0x2003, 0x2009, 0x202f];
const WIDE_COMMA = 0xff0c; // stays: a full-width comma ends a clause, "1,234" has a plain one

let table: Uint16Array | undefined;

function buildTable(): Uint16Array {
  const codes = new Uint16Array(65_536);
  for (let i = 0; i < codes.length; i++) codes[i] = i;
  for (const pair of `${traditionalToSimplified}|${VARIANTS.split(" ").map((p) => `${p[0]} ${p[1]}`).join("|")}`.split("|")) {
    const [from, to] = pair.split(" ");
    if (from?.length === 1 && to?.length === 1) codes[from.charCodeAt(0)] = to.charCodeAt(0);
  }
  codes["著".charCodeAt(0)] = "著".charCodeAt(0); // 着 or 著: as printed
  for (let i = 0xff01; i <= 0xff5e; i++) if (i !== WIDE_COMMA) codes[i] = i - 0xfee0;
  for (const [from, to] of SIGNS) codes[from] = to.charCodeAt(0);
  for (const space of SPACES) codes[space] = 0x20;
  return codes;
}

const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
const THREES = /[0-9\uff10-\uff19]\uff0c[0-9\uff10-\uff19]/u;

/** 1，200: a full-width comma behind one to three digits and before three is a separator. */
function isSeparator(text: string, at: number): boolean {
  const digit = (i: number): boolean => isDigit(text.charCodeAt(i));
  if (!digit(at - 1) || !digit(at + 1) || !digit(at + 2) || !digit(at + 3) || digit(at + 4)) return false;
  return !(digit(at - 2) && digit(at - 3) && digit(at - 4));
}

/**
 * The text that the scanners read: traditional → simplified, full-width digits, letters and signs → ASCII,
 * one UTF-16 unit for one, so that offsets stay.
 * @returns the input itself when there is nothing to fold
 */
export function foldSameLength(text: string): string {
  table ??= buildTable();
  const threes = THREES.test(text);
  let first = 0;
  while (!threes && first < text.length && table[text.charCodeAt(first)] === text.charCodeAt(first)) first++;
  if (first === text.length) return text;
  const out = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out[i] = threes && code === WIDE_COMMA && isSeparator(text, i) ? 0x2c : (table[code] ?? code);
  }
  return decode(out);
}

function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let i = 0; i < units.length; i += 8_192) parts.push(String.fromCharCode(...units.subarray(i, i + 8_192)));
  return parts.join("");
}
