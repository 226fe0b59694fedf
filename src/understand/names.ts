import type { GazetteerPlace } from "../domain/language-data.js";
import type { Region } from "../domain/region.js";
import { isWithin, type World } from "../domain/world.js";
import type { PlaceMention } from "../domain/understanding.js";
import { normalise } from "../text/normalise.js";
import { finish, keptFor, type Steps } from "../text/steps.js";
import { Trie, standsAlone, type TrieMatch } from "../text/trie.js";

/** What a name in a question may stand for. */
export type Named =
  | { kind: "region"; id: string }
  | { kind: "place"; name: string; province: string }
  | { kind: "person"; name: string }
  | { kind: "indicator"; id: string }
  | { kind: "absent"; name: string };

export interface NameMatch {
  start: number;
  end: number;
  named: Named[]; // more than one when a name is shared (two indicators with one alias)
}

/** All names that we know, found in one pass over a normalised text. */
export interface Names {
  find(text: string): NameMatch[];
  regionName(id: string): string;
}

export function createNames(world: World, gazetteer: readonly GazetteerPlace[], absent: { name: string; words: string[] }[]): Names {
  return finish(namesInSteps(world, gazetteer, absent));
}

/** The same in short steps. */
export function* namesInSteps(world: World, gazetteer: readonly GazetteerPlace[], absent: { name: string; words: string[] }[]): Steps<Names> {
  const trie = new Trie<Named[]>();
  const add = (word: string, named: Named): void => {
    const key = normalise(word);
    if (key.length < 2) return;
    for (const form of new Set([key, key.replaceAll("'", ""), key.replaceAll("'", " ")])) trie.add(form, [named], mergeNamed);
  };
  for (const region of world.regions.values()) {
    yield;
    const words = [region.name, region.short, ...region.aliases, region.en, ...region.enAliases];
    for (const word of words) add(word, { kind: "region", id: region.id });
  }
  for (const place of gazetteer) {
    yield;
    const named: Named = { kind: "place", name: place.name, province: place.province };
    for (const word of [place.name, place.short]) if (word && !isOurs(trie, normalise(word))) add(word, named);
  }
  for (const fact of world.facts) if (fact.subject) add(fact.subject, { kind: "person", name: fact.subject });
  for (const i of world.indicators.values()) {
    yield;
    for (const word of [i.name, ...i.aliases, i.en, ...i.enAliases]) add(word, { kind: "indicator", id: i.id });
  }
  for (const { name, words } of absent) for (const word of [name, ...words]) add(word, { kind: "absent", name });

  return {
    find: (text) => withoutOverlaps(trie.findAll(text).filter((m) => standsAlone(text, m.start, m.end))),
    regionName: (id) => world.regions.get(id)?.short ?? id,
  };
}

function isOurs(trie: Trie<Named[]>, word: string): boolean {
  return trie.get(word)?.some((n) => n.kind === "region") ?? false;
}

/** A region's name beats any other reading of the same word; several indicators may share one. */
function mergeNamed(old: Named[], added: Named[]): Named[] {
  const rank = (n: Named): number => ["region", "person", "place", "indicator", "absent"].indexOf(n.kind);
  const all = [...old, ...added];
  const best = Math.min(...all.map(rank));
  const seen = new Set<string>();
  return all.filter((n) => {
    const key = JSON.stringify(n);
    if (rank(n) !== best || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Longest first; then what overlaps a chosen one is dropped. Places and persons win over indicators of the same length. */
function withoutOverlaps(matches: TrieMatch<Named[]>[]): NameMatch[] {
  const strength = (m: TrieMatch<Named[]>): number => (m.end - m.start) * 4 + (m.value[0]?.kind === "indicator" || m.value[0]?.kind === "absent" ? 0 : 3);
  const chosen: NameMatch[] = [];
  for (const m of [...matches].sort((a, b) => strength(b) - strength(a) || a.start - b.start)) {
    if (chosen.some((c) => m.start < c.end && c.start < m.end)) continue;
    chosen.push({ start: m.start, end: m.end, named: m.value });
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** The places among the names; a short name shared with one of our townships is ours when its county is named too (开州长沙 → 长沙镇). */
export function placesOf(names: NameMatch[], text: string, world: World): PlaceMention[] {
  const named = new Set(names.flatMap((m) => m.named.flatMap((n) => (n.kind === "region" ? [n.id] : []))));
  const mentions: PlaceMention[] = [];
  for (const m of names) {
    const first = m.named[0];
    if (first?.kind === "region") {
      const ids = m.named.flatMap((n) => (n.kind === "region" ? [n.id] : []));
      const id = ids.find((i) => named.has(world.regions.get(i)?.parent ?? "")) ?? first.id;
      mentions.push({ region: id, name: world.regions.get(id)?.short ?? id, start: m.start, end: m.end, rule: "name" });
    } else if (first?.kind === "place") {
      const own = ownNamesake(text.slice(m.start, m.end), named, world);
      if (own) mentions.push({ region: own.id, name: own.short, start: m.start, end: m.end, rule: "name" });
      else mentions.push({ region: null, name: first.name, start: m.start, end: m.end, rule: "gazetteer" });
    }
  }
  return mentions.map((m, i) => (standsIn(mentions[i - 1], m, world) ? m : { ...m, region: null, name: text.slice(mentions[i - 1]?.start ?? m.start, m.end), rule: "gazetteer" as const }));
}

/** 重庆南部: right behind a province or prefecture that does not hold it a name means a part of that, not our 南部县. */
function standsIn(before: PlaceMention | undefined, place: PlaceMention, world: World): boolean {
  const wide = before?.region ? world.regions.get(before.region) : undefined;
  if (!before || !wide || !place.region || before.end !== place.start) return true;
  return (wide.level !== "province" && wide.level !== "prefecture") || isWithin(world, place.region, wide.id);
}

const ENDING = /[县市区州旗镇乡村]$/u;
const NOT_A_NAME = /^[哪几这那该全各每某本我你他贵两三五多个]|邻|隔壁|贫困/u;

/**
 * A place that no list holds, told by its ending: 科左中旗, 十八洞村. Asked only when no place was found.
 * @param runs stretches of Han that no word of ours explains
 */
export function unlistedPlace(question: string, runs: { text: string; start: number }[]): PlaceMention | null {
  for (const run of runs) {
    const { start } = run;
    const next = question[start + run.text.length] ?? "";
    const text = ENDING.test(next) ? run.text + next : run.text; // 县 itself may be a word of ours
    if (/乡$/u.test(text) && /^[亲下村间音镇民里]/u.test(question.slice(start + text.length))) continue; // 困难乡亲
    if (text.length >= 3 && text.length <= 7 && ENDING.test(text) && !NOT_A_NAME.test(text)) {
      return { region: null, name: text, start, end: start + text.length, rule: "gazetteer" };
    }
  }
  return null;
}

/** Our townships and villages by their names without 乡, 镇 or 村. */
const smallPlacesOf = keptFor((world: World) => {
  const places = new Map<string, Region[]>();
  for (const r of world.regions.values()) {
    const stem = r.name.slice(0, -1);
    if (r.level === "township" || r.level === "village") (places.get(stem) ?? places.set(stem, []).get(stem))?.push(r);
  }
  return places;
});

function ownNamesake(word: string, named: Set<string>, world: World): { id: string; short: string } | null {
  for (const r of smallPlacesOf(world).get(word) ?? []) {
    if ((r.parent && named.has(r.parent)) || [...named].some((id) => id.startsWith(`${r.id}-`))) return r;
  }
  return null;
}
