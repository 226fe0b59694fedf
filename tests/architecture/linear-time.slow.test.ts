import path from "node:path";
import { describe, expect, test } from "vitest";
import { createSegmenter } from "../../src/text/segment.js";
import { root } from "../helpers/project.js";
import { modules } from "../helpers/source.js";

/** So many characters, one after the other: each step must not take more than in proportion. */
const LENGTHS = [1_000, 5_000, 50_000];
/** Three times the proportion is noise; quadratic work shows as five to ten times. */
const NOISE = 3;
const TOO_SHORT_TO_TELL = 200; // ms for the longer text; 50,000 characters squared take seconds

/** Pieces that send a backtracking or rescanning reader back to its start, again and again. */
const PIECES: readonly { why: string; piece: string }[] = [
  { why: "digits", piece: "1" },
  { why: "digits and points", piece: "1." },
  { why: "thousands", piece: "1,000," },
  { why: "full-width digits", piece: "1," },
  { why: "Chinese numerals", piece: "一千零" },
  { why: "multipliers", piece: "万亿" },
  { why: "tens", piece: "十" },
  { why: "half a percentage", piece: "百分之" },
  { why: "bounds", piece: "约近不低于" },
  { why: "a range that goes on", piece: "1元至" },
  { why: "dashes", piece: "1—" },
  { why: "ordinals", piece: "第一" },
  { why: "years", piece: "2017年" },
  { why: "half dates", piece: "2017年底至" },
  { why: "measure words", piece: "户人亩" },
  { why: "zero and none", piece: "降为零无一" },
  { why: "traditional", piece: "萬畝裏" },
  { why: "blanks", piece: " " },
  { why: "ideographic blanks and line ends", piece: "\u3000\n" },
  { why: "open brackets", piece: "(《“" },
  { why: "full stops", piece: "。" },
  { why: "letters", piece: "a" },
  { why: "words", piece: "how much " },
  { why: "pinyin", piece: "kaizhou" },
  { why: "apostrophes", piece: "weng'an'" },
  { why: "one Chinese character", piece: "的" },
  { why: "surrogates", piece: "𠮷" },
  { why: "half a surrogate", piece: "\uD842" },
  { why: "marks on nothing", piece: "\u0301" },
  { why: "invisible characters", piece: "\u200B\u202E" },
  { why: "one sentence", piece: "阳岭县2017年种茶1.5万亩,每户增收近3000元;" },
];

type Reader = (text: string, from: number, to: number) => unknown;

/** Every function that src/text exports and that a text can be given to. */
async function readers(): Promise<{ name: string; read: Reader }[]> {
  const found: { name: string; read: Reader }[] = [];
  for (const { file } of modules().filter((module) => module.file.startsWith("src/text/"))) {
    const exported = (await import(path.join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value === "function" && takesText(value as Reader) && !found.some(({ read }) => read === value)) found.push({ name: `${file} ${name}`, read: value as Reader });
    }
  }
  const segmenter = createSegmenter();
  return [...found, { name: "segmenter cut", read: (text) => segmenter.cut(text) }, { name: "segmenter cutForSearch", read: (text) => segmenter.cutForSearch(text) }];
}

/** Functions of other things (a list, a class, a dictionary) fail at once when they are given a text. */
function takesText(read: Reader): boolean {
  try {
    read("阳岭县种茶1.5万亩", 0, 4);
    return read.length > 0;
  } catch {
    return false;
  }
}

/** Time of the processor, not of the clock: other programs may be busy, too. */
function milliseconds(read: Reader, text: string): number {
  const start = process.cpuUsage();
  read(text, 0, text.length);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const found = await readers();

describe("time grows no faster than the text", () => {
  test("there are functions to look at", () => expect(found.map(({ name }) => name)).toContain("src/text/normalise.ts normalise"));

  test.each(found)("$name", ({ read }) => {
    const slow = PIECES.flatMap(({ why, piece }) => worseThanLinear(read, piece).map((step) => ({ why, ...step })));
    expect(slow).toEqual([]);
  });
});

/** The first step at which a reader takes longer than in proportion, three times over, so that one busy moment does not count. */
function worseThanLinear(read: Reader, piece: string): { characters: number; took: number; expected: number }[] {
  for (const [i, length] of LENGTHS.entries()) {
    const shorter = LENGTHS[i - 1];
    if (shorter === undefined) continue;
    const rounds = [1, 2, 3].map((round) => ({ round, before: 0, after: 0 }));
    const fast = rounds.some((times) => {
      times.before = milliseconds(read, fill(piece, shorter));
      times.after = milliseconds(read, fill(piece, length));
      return times.after < Math.max(TOO_SHORT_TO_TELL, (times.before * length * NOISE) / shorter);
    });
    const last = rounds.at(-1);
    if (!fast && last) return [{ characters: length, took: Math.round(last.after), expected: Math.round((last.before * length) / shorter) }];
  }
  return [];
}
