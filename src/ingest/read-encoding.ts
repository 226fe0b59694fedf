/** An encoding and how well bytes bear it: the share of its characters that Chinese texts are made of, 0–1. */
interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";
  share(bytes: Uint8Array): number;
}

const isTrail = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** Of the characters above ASCII those that are whole; a text that lost a byte has one broken among many. */
function utf8Share(bytes: Uint8Array): number {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    const tail = bytes.subarray(i + 1, i + Math.max(1, length));
    const isWhole = length > 0 && tail.length === length - 1 && tail.every(isTrail);
    if (!isWhole) broken++;
    else if (length > 2) whole++;
    i += isWhole ? length : 1;
  }
  return whole === 0 ? 0 : whole / (whole + broken);
}

/** Of the units of 16 bits those that are Han, Chinese marks or ASCII. */
const utf16Share = (bytes: Uint8Array, low: 0 | 1): number => {
  if (bytes.length < 4) return 0;
  let plain = 0;
  let han = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = (bytes[i + low] ?? 0) | ((bytes[i + 1 - low] ?? 0) << 8);
    if (unit >= 0x4e00 && unit < 0xa000) han++;
    else if (
      (unit >= 0x20 && unit < 0x7f) ||
      unit === 10 ||
      unit === 13 ||
      unit === 9 ||
      (unit >= 0x2010 && unit < 0x2040) ||
      (unit >= 0x3000 && unit < 0x3020) ||
      (unit >= 0xff00 && unit < 0xfff0)
    )
      plain++;
  }
  return (han + plain) / Math.floor(bytes.length / 2);
};

type IsCommon = (lead: number, trail: number) => boolean;

/** Of the pairs of bytes those that the encoding keeps for its marks and its most used characters. */
function pairShare(bytes: Uint8Array, isCommon: IsCommon): number {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    pairs++;
    if (isCommon(lead, bytes[++i] ?? 0)) common++;
  }
  return pairs === 0 ? 0 : common / pairs;
}

const isGb: IsCommon = (lead, trail) =>
  trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
const isBig5: IsCommon = (lead, trail) =>
  lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1);

const ENCODINGS: readonly Encoding[] = [
  { name: "utf-8", share: utf8Share },
  { name: "gb18030", share: (bytes) => pairShare(bytes, isGb) },
  { name: "big5", share: (bytes) => pairShare(bytes, isBig5) },
  { name: "utf-16le", share: (bytes) => utf16Share(bytes, 0) },
  { name: "utf-16be", share: (bytes) => utf16Share(bytes, 1) },
];
const LEAST = 0.6; // of a text in any of them

/** The encoding that bears bytes best, the first of equals; null when none does. */
export function encodingOf(bytes: Uint8Array): Encoding["name"] | null {
  const shares = ENCODINGS.map(({ name, share }) => ({ name, share: share(bytes) }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share >= LEAST ? best.name : null;
}
