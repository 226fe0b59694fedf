import type { World } from "../domain/world.js";
import { normalise } from "../text/normalise.js";
import { syllable, syllables } from "../text/pinyin.js";
import { finish, type Steps } from "../text/steps.js";
import { Trie } from "../text/trie.js";
import { NearNames } from "./near-names.js";

/** A question after its misspelt or romanised names were read. */
export interface Spelling {
  text: string;
  read: string[]; // the names as read: 开洲 → "开州"
}

export interface Speller {
  /** Homophones and one wrong character: 开洲, 瓮按, 关棉乡, 贫困发声率. @param taken spans that are understood already */
  han(text: string, taken: { start: number; end: number }[]): Spelling;
  /** A place of which some characters are written in pinyin: kai州. */
  mixed(text: string): string;
  /** A question written in pinyin: "kaizhou pinkun fashenglv duoshao"; null when it is not pinyin. */
  latin(text: string): Spelling | null;
  /** Builds in short steps what the first misspelt question would wait for. */
  prepare(): Steps<void>;
}

/** Words that sound like a name but are words. */
const NOT_NAMES = new Set(["程度", "两山", "南部", "开洲际", "巴洲", "公里", "重庆祝", "江油田", "通量", "开周", "八州", "开走", "难不", "通了"]);
const FUNCTION_WORDS = "多少 几 几个 多少人 多少户 多少亩 多少钱 是 有 的 吗 呢 年 底 年底 和 哪个 谁 最高 最低 什么 怎么 为什么 出处 来源 万 亩 户 人 面积 数量 情况 有哪些 数据".split(" ");
const HAN_RUN = /\p{Script=Han}+/gu;

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);

/** Built on first use: only misspelt questions pay for the readings. */
export function createSpeller(world: World, absent: string[]): Speller {
  let tables: Tables | undefined;
  const load = (): Tables => (tables ??= finish(build(world, absent)));

  return {
    han(text, taken) {
      const { han, places } = load();
      const read: string[] = [];
      let out = "";
      let from = 0;
      for (const run of text.matchAll(HAN_RUN)) {
        const chars = Array.from(run[0]);
        const sounds = chars.map((c) => `${syllable(c)} `);
        for (let i = 0; i < chars.length; ) {
          const at = run.index + i;
          const hit = longestHomophone(han, places, sounds, chars, i);
          if (!hit || taken.some((t) => at < t.end && t.start < at + hit.length)) {
            i++;
            continue;
          }
          out += text.slice(from, at) + hit.name;
          from = at + hit.length;
          read.push(hit.name);
          i += hit.length;
        }
      }
      return { text: out + text.slice(from), read };
    },
    mixed: (text) => (/\p{Script=Han}[a-z]|[a-z]\p{Script=Han}/u.test(text) ? readMixed(load().mixed, text) : text),
    latin: (text) => readPinyin(load().latin, text),
    *prepare() {
      tables ??= yield* build(world, absent);
    },
  };
}

interface Tables {
  han: Trie<string[]>; // syllables with a blank after each → names
  latin: Trie<string>; // syllables run together → name
  places: NearNames; // of regions
  mixed: ReadonlyMap<string, string[]>; // syllables run together → names of regions
}

function* build(world: World, absent: string[]): Steps<Tables> {
  const han = new Trie<string[]>();
  const latin = new Trie<string>();
  const add = (word: string, least: number, inHan: boolean): void => {
    const name = normalise(word);
    if (!isHan(name) || name.length < least) return;
    const sounds = syllables(name);
    if (inHan) han.add(sounds.map((s) => `${s} `).join(""), [name], (old, added) => [...old, ...added]);
    latin.add(sounds.join(""), name);
    latin.add(sounds.map((s) => s.replaceAll("ü", "v")).join(""), name);
    latin.add(sounds.map((s) => s.replaceAll("ü", "u")).join(""), name);
  };
  for (const r of world.regions.values()) {
    yield;
    for (const w of [r.name, r.short, ...r.aliases]) add(w, 2, true);
  }
  for (const i of world.indicators.values()) {
    yield;
    add(i.name, 2, normalise(i.name).length >= 4);
    for (const w of i.aliases) add(w, 2, false);
  }
  for (const w of absent) add(w, 2, false);
  for (const w of FUNCTION_WORDS) add(w, 1, false);
  const places = new NearNames();
  for (const r of world.regions.values()) {
    yield;
    for (const name of new Set([r.name, r.short, ...r.aliases].map(normalise))) if (isHan(name)) places.add(name);
  }
  const mixed = new Map<string, string[]>();
  for (const r of world.regions.values()) {
    yield;
    for (const name of new Set([r.name, r.short, ...r.aliases].map(normalise))) {
      const key = isHan(name) && name.length > 1 ? syllables(name).join("") : "";
      if (key !== "") mixed.set(key, [...(mixed.get(key) ?? []), name]);
    }
  }
  return { han, latin, places, mixed };
}

/** The longest name that sounds like what begins at i, differs from it, and shares a character in place. */
function longestHomophone(han: Trie<string[]>, places: NearNames, sounds: string[], chars: string[], i: number): { name: string; length: number } | null {
  let best: { name: string; length: number } | null = null;
  const joined = sounds.slice(i, i + 12).join("");
  for (const match of han.at(joined, 0)) {
    const length = joined.slice(0, match.end).split(" ").length - 1;
    const written = chars.slice(i, i + length).join("");
    if (NOT_NAMES.has(written)) continue;
    for (const name of match.value) {
      if (name === written) return null; // it is spelt right
      const shared = Array.from(name).filter((c, k) => c === chars[i + k]).length;
      if (shared * 2 >= name.length || (length >= 3 && shared > 0)) best = { name, length };
    }
  }
  return best ?? places.at(chars, i);
}

const MIXED = /(\p{Script=Han}{0,2})([a-z]{2,12})(\p{Script=Han}{0,3})/gu;

/** Letters between characters as the pinyin of a place, if the characters beside them are that place's own. */
function readMixed(names: ReadonlyMap<string, string[]>, text: string): string {
  return text.replace(MIXED, (whole, left: string, letters: string, right: string) => {
    for (let before = left.length; before >= 0; before--) {
      for (let behind = right.length; behind >= 0; behind--) {
        if (before + behind === 0) continue;
        const [head, tail] = [left.slice(left.length - before), right.slice(0, behind)];
        const key = [...syllables(head), letters, ...syllables(tail)].join("");
        const name = names.get(key)?.find((n) => n.startsWith(head) && n.endsWith(tail) && n.length > before + behind);
        if (name !== undefined) return left.slice(0, left.length - before) + name + right.slice(behind);
      }
    }
    return whole;
  });
}

/** Reads Latin letters as pinyin, longest name first; to be pinyin, three quarters of the letters must read so. */
function readPinyin(latin: Trie<string>, text: string): Spelling | null {
  const letters: string[] = [];
  const starts = new Set<number>();
  for (const word of text.split(/[^a-z0-9ü']+/u)) {
    starts.add(letters.length);
    letters.push(...word.replaceAll("'", ""));
  }
  const joined = letters.join("");
  let out = "";
  let covered = 0;
  let total = 0;
  const read: string[] = [];
  for (let i = 0; i < joined.length; ) {
    const c = joined[i] ?? "";
    const hit = /[a-zü]/u.test(c) ? latin.longestAt(joined, i, (m) => starts.has(m.end) || m.end === joined.length || m.end - m.start > 4) : null;
    if (hit) {
      out += hit.value;
      covered += hit.end - hit.start;
      total += hit.end - hit.start;
      if (hit.value.length > 1) read.push(hit.value);
      i = hit.end;
    } else {
      if (starts.has(i) && out !== "") out += " ";
      out += c;
      if (/[a-zü]/u.test(c)) total++;
      i++;
    }
  }
  return total > 0 && covered / total >= 0.75 && read.length > 0 ? { text: out, read } : null;
}
