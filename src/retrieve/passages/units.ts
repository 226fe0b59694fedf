import { normalise } from "../../text/normalise.js";

/** Codes that are no character: a blank or comma, and the end of a sentence. */
export const GAP = 0;
export const SENTENCE_END = 1;

// Runs of letters and digits get a code of their own from here on; what stands here in Unicode is hardly ever asked for.
const FIRST_RUN_CODE = 0xa000;
const RUN_CODES = 0xf8ff - FIRST_RUN_CODE;

const FULL_STOP = 0x2e;
const NOT_LOOKED_UP = 0xffff;
const folded = new Uint16Array(65536).fill(NOT_LOOKED_UP);
const SENTENCE_ENDS = new Set("。！？；!?;\n");
// Good in both scripts, but one character for the other when a text is converted there and back (著名 ↔ 着名).
const VARIANTS = new Map([["著", "着"], ["乾", "干"], ["瞭", "了"], ["藉", "借"], ["妳", "你"], ["臺", "台"], ["祂", "他"], ["牠", "它"], ["佔", "占"], ["週", "周"], ["甚", "什"], ["麽", "么"], ["裡", "里"], ["锺", "钟"], ["馀", "余"]]);

/** Character by character, so that question and passage are always folded alike; returns a code, letters and digits as they are. */
function fold(code: number): number {
  const known = folded[code] ?? NOT_LOOKED_UP;
  if (known !== NOT_LOOKED_UP) return known;
  const character = String.fromCharCode(code);
  let result = GAP;
  if (SENTENCE_ENDS.has(character)) result = SENTENCE_END;
  else {
    const plain = normalise(character);
    const first = (VARIANTS.get(plain) ?? plain).charCodeAt(0);
    if (/[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(plain) || (code >= 0xd800 && code <= 0xdfff)) result = first;
  }
  folded[code] = result;
  return result;
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x52f);

/**
 * A text as codes to compare: one for each Chinese character, in either script, one for each run of letters and digits,
 * GAP for other punctuation and SENTENCE_END.
 * @param text a string, or its UTF-16 codes
 */
export function toUnits(text: string | Uint16Array): Uint16Array {
  const units = new Uint16Array(text.length);
  return units.subarray(0, readUnits(toCodes(text), units));
}

/** Where in the text each unit begins, and one more place behind the last. */
export function unitStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1);
  const length = readUnits(toCodes(text), new Uint16Array(text.length), starts);
  starts[length] = text.length;
  return starts.subarray(0, length + 1);
}

/** A string's UTF-16 codes. */
export function toCodes(text: string | Uint16Array): Uint16Array {
  if (typeof text !== "string") return text;
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

function readUnits(codes: Uint16Array, units: Uint16Array, starts?: Uint32Array): number {
  let length = 0;
  for (let i = 0; i < codes.length; ) {
    if (starts) starts[length] = i;
    const code = fold(codes[i++] ?? 0);
    if (!isLetterOrDigit(code)) {
      units[length++] = code;
      continue;
    }
    let hash = Math.imul(code, 0x9e3779b1);
    for (; i < codes.length; i++) {
      let next = fold(codes[i] ?? 0);
      if (!isLetterOrDigit(next)) {
        // "1.73" is one number, the full stop of "in 2017." is not part of it
        if (codes[i] !== FULL_STOP || !isLetterOrDigit(fold(codes[i + 1] ?? 0))) break;
        next = FULL_STOP;
      }
      hash = Math.imul(hash ^ next, 0x01000193) ^ (hash >>> 15);
    }
    units[length++] = FIRST_RUN_CODE + ((hash >>> 0) % RUN_CODES);
  }
  return length;
}

/** Whether a code stands for a run of letters or digits. */
export const isRun = (code: number): boolean => code >= FIRST_RUN_CODE && code <= 0xf8ff;
