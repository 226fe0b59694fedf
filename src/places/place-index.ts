import { NATION, type Place, type Region, type RegionLevel } from "../domain/region.js";
import type { GazetteerPlace, PlaceData, Towns, WiderPlaces } from "../domain/language-data.js";
import { pinyinId } from "../text/place-id.js";

/** A name and the places that bear it: several of 朝阳区. */
export interface Named {
  name: string;
  places: Place[];
  guard: Guard;
}

/**
 * What must stand around a name: nothing; what holds the place right before it (吉林通化); for names of the nation no word
 * that goes on with it (全国人大), and these may be sure or doubtful.
 */
export type Guard = "none" | "held" | "nation" | "weak nation" | "wider";

/** Names and places, built once for all articles. */
export interface PlaceIndex {
  byId: Map<string, Place>;
  byStart: Map<string, Named[]>; // first two characters → names, longest first
  notNation: RegExp;
  townsNamed(name: string): readonly Place[]; // of the whole country; the list is read at the first call
  townsOf(county: string): readonly string[]; // the townships of a county by its code
}

/** A name into an index; several places may share it. */
export function addName(byStart: Map<string, Named[]>, name: string, place: Place, guard: Guard = "none"): void {
  const key = name.slice(0, 2);
  const entries = byStart.get(key) ?? [];
  const known = entries.find((entry) => entry.name === name);
  if (known && known.guard === guard) {
    if (!known.places.some(({ id }) => id === place.id)) known.places.push(place);
    return;
  }
  if (known) {
    if (known.guard === "held" || guard === "none") Object.assign(known, { places: [place], guard });
    return; // what needs no guard goes before a guarded name
  }
  const at = entries.findIndex((entry) => entry.name.length < name.length);
  if (at < 0) entries.push({ name, places: [place], guard });
  else entries.splice(at, 0, { name, places: [place], guard });
  byStart.set(key, entries);
}

const ANAPHOR = /^[全该本我][省市县区州旗乡镇村]$/u; // 全州县's short name is 全州

/** @param data the regions that are held, and the gazetteer around them */
export function createPlaceIndex({ regions, places }: { regions: readonly Region[]; places: PlaceData }): PlaceIndex {
  const byId = new Map<string, Place>();
  const byStart = new Map<string, Named[]>();
  const put = (name: string, place: Place, guard?: Guard): void => {
    if (name.length >= 2 && !ANAPHOR.test(name)) addName(byStart, name, place, guard);
  };
  for (const { id, name, short, level, parent, aliases } of regions) {
    const place = { id, name, short, level, parent };
    byId.set(id, place);
    const names = new Set([name, short, ...aliases]);
    for (const one of names) if (/^\p{Script=Han}+$/u.test(one)) put(one, place);
  }
  for (const row of places.gazetteer) {
    const place = byId.get(row.code.padEnd(6, "0")) ?? fromGazetteer(row);
    byId.set(place.id, place);
    if (row.name.length > 2 || !row.code.includes("-")) for (const one of [row.name, ...shortForms(row)]) put(one, place);
    if (row.guarded !== null) put(row.guarded, place, "held");
  }
  addWider(places.wider, byId, put);
  let towns: Map<string, string[]> | undefined;
  return {
    byId, byStart,
    notNation: new RegExp(`^(?:${places.wider.notNation.join("|")})`, "u"),
    townsNamed: (name) => ((towns ??= countiesByTown(places.towns())).get(name) ?? []).map((county) => townOf(county, name)),
    townsOf: (county) => places.towns().get(county) ?? [],
  };
}

function addWider(wider: WiderPlaces, byId: Map<string, Place>, put: (name: string, place: Place, guard?: Guard) => void): void {
  const add = (names: readonly string[], level: RegionLevel, parent: string | null, under: string): void => {
    const [name = "", ...others] = names;
    const place = { id: pinyinId(under, name), name, short: name, level, parent };
    byId.set(place.id, place);
    for (const one of [name, ...others]) put(one, place, "wider");
  };
  byId.set(NATION.id, NATION);
  for (const one of [wider.nation.name, ...(wider.nation.sure ?? [])]) put(one, NATION, "nation");
  for (const one of wider.nation.names) put(one, NATION, "weak nation");
  add([wider.world.name, ...wider.world.names], "country", null, ABROAD);
  for (const names of wider.areas) add(names, "area", NATION.id, NATION.id);
  for (const names of wider.waters) add(names, "water", NATION.id, NATION.id);
  for (const part of wider.parts) add([part], "country", null, ABROAD);
  for (const names of wider.countries) add(names, "country", null, ABROAD);
  for (const [code, zones] of Object.entries(wider.zones)) for (const names of zones) add(names, "zone", code, code);
}

const ABROAD = "000000"; // ids of what lies outside: 000000-faguo

const LEVEL: Record<number, RegionLevel> = { 2: "province", 4: "prefecture", 6: "county" };

function fromGazetteer({ code, name, short }: GazetteerPlace): Place {
  const id = code.padEnd(6, "0");
  const level = LEVEL[code.length] ?? "county";
  const called = short && /自治[州区]$/u.test(name) ? `${short}${name.endsWith("州") ? "州" : ""}` : name;
  return { id, name, short: called, level, parent: parentOf(code) };
}

/** Districts of 北京, 天津, 上海, 重庆 and counties run by a province stand right under it. */
function parentOf(code: string): string | null {
  const parts = code.split("-");
  if (parts.length > 1) return parts.slice(0, -1).join("-");
  if (code.length === 2) return null;
  const province = `${code.slice(0, 2)}0000`;
  if (code.length === 4 || /^(?:11|12|31|50)/u.test(code) || code.slice(2, 4) === "90") return province;
  return `${code.slice(0, 4)}00`;
}

/** 科尔沁左翼后旗 → 科左后旗; 阿坝藏族羌族自治州 → 阿坝, 阿坝州. */
function shortForms({ name, short }: GazetteerPlace): string[] {
  const forms = short ? [short] : [];
  const last = /自治([州旗县])$/u.exec(name)?.[1];
  if (short && last) forms.push(`${short}${last}`);
  const banner = /^(.)\p{Script=Han}{1,3}([左右])翼?([前中后]?旗)$/u.exec(name);
  if (banner) forms.push(`${banner[1]}${banner[2]}${banner[3]}`);
  return forms;
}

/** A township of a county. */
export function townOf(county: string, name: string): Place {
  return { id: pinyinId(county, name), name, short: name, level: "township", parent: county };
}

/** Names of towns → codes of the counties that have one of that name. */
function countiesByTown(towns: Towns): Map<string, string[]> {
  const counties = new Map<string, string[]>();
  for (const [county, names] of towns) {
    for (const name of names) {
      if (name.length < 3) continue; // 龙镇: too short to be known alone
      const same = counties.get(name);
      if (same) same.push(county);
      else counties.set(name, [county]);
    }
  }
  return counties;
}
