import { createRequire } from "node:module";

/** Cuts Chinese text into words; runs of letters and digits stay whole ("2017", "1.73", "h1n1"). */
export interface Segmenter {
  /** Words side by side, nothing left out but blanks and punctuation: "发生率" → ["发生率"]. */
  cut(text: string): string[];
  /** The same for an index: long words with the shorter ones inside them: "发生率" → ["发生", "发生率"]. */
  cutForSearch(text: string): string[];
  /**
   * Words of a run of simplified Chinese characters with their parts of speech as nodejieba names
   * them ("n", "v", "uj"); no word is guessed: what the dictionary lacks comes in single characters.
   * Every tag is "" where nodejieba is missing.
   */
  tag(han: string): TaggedWord[];
  /** Whether nodejieba does the work; asking loads its binding, not its dictionary. */
  readonly native: boolean;
}

export interface TaggedWord {
  word: string;
  tag: string;
}

/** What is used of nodejieba. */
export interface NativeSegmenter {
  load?(files: { dict: string; idfDict: string }): unknown;
  cut(text: string): string[];
  cutForSearch(text: string): string[];
  cutSmall?(text: string, longest: number): string[];
  tag?(text: string): TaggedWord[];
}

export interface SegmenterOptions {
  /** Gives nodejieba, or throws where its native part is missing. Called once, when first needed. */
  loadNative?: () => NativeSegmenter;
  /** Told once when the slower segmenter has to serve; standard error unless given. */
  warn?: (message: string) => void;
  /** Paths of smaller dictionaries in nodejieba's format, or null for its own; asked at the first cut. */
  dictionary?: () => { dict: string; idfDict: string } | null;
}

/**
 * A segmenter over nodejieba or, where that cannot be loaded, over Intl.Segmenter with one warning.
 * Nothing is loaded before the first cut: a question on facts alone never pays for the dictionary.
 */
export function createSegmenter(options: SegmenterOptions = {}): Segmenter {
  const { loadNative = requireNodejieba, warn = warnOnStandardError, dictionary = () => null } = options;
  let cutter: HanCutter | undefined;
  const get = (): HanCutter => (cutter ??= nativeCutter(loadNative, dictionary, warn) ?? intlCutter());
  return {
    cut: (text) => cutRuns(text, (han) => get().cut(han)),
    cutForSearch: (text) => cutRuns(text, (han) => get().cutForSearch(han)),
    tag: (han) => get().tag(han),
    get native() {
      return get().native;
    },
  };
}

/** Cuts a run of Chinese characters that holds nothing else. */
interface HanCutter {
  cut(han: string): string[];
  cutForSearch(han: string): string[];
  tag(han: string): TaggedWord[];
  native: boolean;
}

// nodejieba without its guessing of unknown words cuts "2017年 1.73%" into single digits, and with it differently
// in question and passage: so it gets the Chinese runs alone.
const RUN = new RegExp(
  [
    String.raw`(?<han>\p{Script=Han}+)`,
    String.raw`\p{Nd}+\.\p{Nd}+`,
    String.raw`[\p{Script=Latin}\p{Nd}\p{M}]+`,
    String.raw`[\p{Script=Hiragana}\p{Script=Katakana}ー]+`,
    String.raw`\p{Script=Hangul}+`,
    String.raw`\p{Script=Cyrillic}+`,
    String.raw`\p{Script=Greek}+`,
    String.raw`[\p{L}\p{N}]`,
  ].join("|"),
  "gu",
);

function cutRuns(text: string, cutHan: (han: string) => string[]): string[] {
  const words: string[] = [];
  for (const match of text.matchAll(RUN)) {
    const han = match.groups?.["han"];
    if (han === undefined || han.length === 1) words.push(match[0]);
    else for (const word of cutHan(han)) words.push(word);
  }
  return words;
}

function nativeCutter(
  loadNative: () => NativeSegmenter,
  dictionary: () => { dict: string; idfDict: string } | null,
  warn: (message: string) => void,
): HanCutter | null {
  let native: NativeSegmenter;
  try {
    native = loadNative();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    warn(`segment: nodejieba is not available, Intl.Segmenter serves instead (${reason ?? ""})`);
    return null;
  }
  let ready = false;
  const loaded = (): NativeSegmenter => {
    if (ready) return native;
    const files = dictionary();
    if (files) native.load?.(files);
    ready = true;
    return native;
  };
  return {
    native: true,
    cut: (han) => loaded().cut(han),
    cutForSearch: (han) => loaded().cutForSearch(han),
    tag: createTags(loaded),
  };
}

const LONGEST_WORD = 9; // characters

/** A word's own tag, asked once: the dictionary has no more words than that. */
function createTags(loaded: () => NativeSegmenter): (han: string) => TaggedWord[] {
  const tags = new Map<string, string>();
  const tagOf = (native: NativeSegmenter, word: string): string => {
    const known = tags.get(word);
    if (known !== undefined) return known;
    const [first, second] = native.tag?.(word) ?? [];
    const tag = second || first?.word !== word ? "" : first.tag;
    tags.set(word, tag);
    return tag;
  };
  return (han) => {
    const native = loaded();
    const words = native.cutSmall?.(han, LONGEST_WORD) ?? native.cut(han);
    return words.map((word) => ({ word, tag: tagOf(native, word) }));
  };
}

function intlCutter(): HanCutter {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const cut = (han: string): string[] => Array.from(segmenter.segment(han), (part) => part.segment);
  const cutForSearch = (han: string): string[] => cut(han).flatMap((word) => [...pairsInside(word), word]);
  const tag = (han: string): TaggedWord[] => cut(han).map((word) => ({ word, tag: "" }));
  return { native: false, cut, cutForSearch, tag };
}

/** The two-character parts of a word of three or more: "发生率" → ["发生", "生率"]; no dictionary says which are words. */
function pairsInside(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 3) return [];
  return characters.slice(1).map((character, i) => `${characters[i] ?? ""}${character}`);
}

function requireNodejieba(): NativeSegmenter {
  const require = createRequire(import.meta.url);
  require("nodejieba/build/Release/nodejieba.node"); // the package by itself fails only at its first cut
  return require("nodejieba") as NativeSegmenter;
}

function warnOnStandardError(message: string): void {
  process.stderr.write(`${message}\n`);
}
